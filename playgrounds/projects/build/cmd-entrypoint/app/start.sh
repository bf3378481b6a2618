#!/bin/sh
# 入口脚本：先检查、补好默认值，再把位置让给真正的程序。
set -e
export PORT="${PORT:-8080}"
echo "port is $PORT"
exec "$@"
