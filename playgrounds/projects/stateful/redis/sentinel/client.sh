#!/bin/bash
# 客户端只记哨兵的地址：先问主节点在哪儿，再去那里执行命令。
set -eu
for port in 26381 26382 26383; do
  mapfile -t master < <(docker exec sentinel-1 redis-cli -p $port sentinel get-master-addr-by-name mymaster)
  [ ${#master[@]} = 2 ] && break
done
echo "${master[0]}:${master[1]}"
docker exec sentinel-1 redis-cli -h "${master[0]}" -p "${master[1]}" "$@"
