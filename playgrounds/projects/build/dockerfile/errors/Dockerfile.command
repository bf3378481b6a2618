FROM busybox:1.35
RUN update && echo ready
