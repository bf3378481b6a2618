"""数一数被访问了几次，并说出是谁在回答。"""
import os
import socket

import redis
from flask import Flask

app = Flask(__name__)
# 名字 redis 就是 compose.yaml 里的服务名；decode_responses 让取回的是文字，不是字节。
store = redis.Redis(host=os.environ["REDIS_HOST"], decode_responses=True)


@app.get("/")
def count():
    # 加一和取值是 Redis 的一个动作：几个副本同时来，也不会数错。
    return f"{store.incr('hits')} {socket.gethostname()}\n"


@app.get("/health")
def health():
    # HAProxy 每秒来问一次，所以不碰计数。
    return f"{socket.gethostname()}\n"
