FROM busybox:1.35
CMD ["echo", "hello", "Docker"]
