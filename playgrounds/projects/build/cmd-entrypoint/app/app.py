import signal
import sys
import time


def stop(number, frame):
    print("got TERM: saving, bye", flush=True)
    sys.exit(0)


# docker stop 发来 TERM：收拾好再走。
signal.signal(signal.SIGTERM, stop)
print("working", flush=True)
while True:
    time.sleep(1)
