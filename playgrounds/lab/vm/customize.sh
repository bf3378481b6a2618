#!/bin/sh
# customize.sh ROOT: mmdebstrap runs it when all packages are in ROOT.
set -eu
root=$1
echo lab > "$root/etc/hostname"
printf '[Match]\nName=en*\n[Network]\nDHCP=ipv4\n' > "$root/etc/systemd/network/outside.network"
printf 'PermitRootLogin prohibit-password\nMaxSessions 200\nUseDNS no\n' > "$root/etc/ssh/sshd_config.d/lab.conf"
: > "$root/etc/apt/sources.list"
rm -f "$root/etc/resolv.conf" # mmdebstrap copied this machine's.
chroot "$root" systemctl enable systemd-networkd ssh
