#!/bin/bash
# 用法：tunnel.sh <本机编号> <对方编号>
# 编号 1 是 docker1：主机 192.168.110.101，容器网段 10.88.1.0/24；编号 2 是 docker2，照此类推。
set -eu
me=$1 peer=$2

# 装包、拆包的设备：VXLAN 编号 1，UDP 端口 8472（flannel 在 Linux 上的默认值）
ip link add flannel.1 type vxlan id 1 local 192.168.110.10$me dstport 8472 nolearning
ip link set flannel.1 address 02:00:00:00:00:0$me mtu 1450 up
ip addr add 10.88.$me.0/32 dev flannel.1

# 三张表，各答一个问题
# 1. 路由：去对方的网段，下一跳是谁？对方的 flannel.1
ip route add 10.88.$peer.0/24 via 10.88.$peer.0 dev flannel.1 onlink
# 2. 邻居：下一跳的 MAC 地址是什么？
ip neigh add 10.88.$peer.0 lladdr 02:00:00:00:00:0$peer dev flannel.1 nud permanent
# 3. FDB：这个 MAC 在哪台主机上？
bridge fdb append 02:00:00:00:00:0$peer dev flannel.1 dst 192.168.110.10$peer
