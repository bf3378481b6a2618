#!/bin/sh
# 错：少了 exec。程序成了脚本的子进程，1 号进程是脚本。
set -e
export PORT="${PORT:-8080}"
echo "port is $PORT"
"$@"
