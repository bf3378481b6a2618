#!/bin/bash
# init.sh NAME FOLDER BASE: the first process of a host's namespaces. Lays FOLDER/upper over BASE,
# makes /dev, /proc, /sys and the cgroups, moves in, and becomes tini. FOLDER/pid is written when
# the pid is known, /.ready inside when the host stands.
set -eu
name=$1 folder=$2 base=$3 root=$2/root

# `mount` shows these names inside the host as they are given here: none tells where the lab lies.
ln -sfn "$base" "$folder/base"
cd "$folder"
mount -t overlay overlay -o lowerdir=base,upperdir=upper,workdir=work "$root"
mkdir -p "$root"/{proc,sys,dev,run,tmp,var/lib/docker,var/lib/containerd,.old}

# A cgroup subtree for each host, then a cgroup namespace over it: the host sees only its own.
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  cgroups=2
  mkdir -p "/sys/fs/cgroup/lab/$name"
  for controller in cpu io memory pids cpuset; do
    echo +$controller > /sys/fs/cgroup/cgroup.subtree_control || true
    echo +$controller > /sys/fs/cgroup/lab/cgroup.subtree_control || true
  done
  echo 0 > "/sys/fs/cgroup/lab/$name/cgroup.procs"
else
  cgroups=1
  for hierarchy in /sys/fs/cgroup/*/; do
    [ -e "$hierarchy/cgroup.procs" ] || continue
    mkdir -p "$hierarchy/lab/$name"
    for group in lab "lab/$name"; do
      for file in cpuset.cpus cpuset.mems; do
        [ -e "$hierarchy/$file" ] && cat "$hierarchy/$file" > "$hierarchy/$group/$file"
      done
    done
    echo 0 > "$hierarchy/lab/$name/cgroup.procs" || true
  done
fi

# Our pid as the machine outside sees it: the first of NSpid.
while read -r key pid _; do [ "$key" = NSpid: ] && echo "$pid" > "$folder/pid"; done < /proc/self/status

exec unshare --cgroup bash -eu -c '
name=$1 folder=$2 root=$3 cgroups=$4
mount --bind "$folder/docker" "$root/var/lib/docker"
mount --bind "$folder/containerd" "$root/var/lib/containerd"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
mkdir -p "$root/run/lock"

mount -t tmpfs -o mode=755 tmpfs "$root/dev"
mkdir -p "$root"/dev/{pts,shm,mqueue}
for device in null zero full random urandom tty kmsg; do
  [ -e /dev/$device ] && cp -a /dev/$device "$root/dev/"
done
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s /proc/self/fd/0 "$root/dev/stdin"
ln -s /proc/self/fd/1 "$root/dev/stdout"
ln -s /proc/self/fd/2 "$root/dev/stderr"
mount -t tmpfs tmpfs "$root/dev/shm"
mount -t mqueue mqueue "$root/dev/mqueue"

mount -t sysfs sysfs "$root/sys"
if [ $cgroups = 2 ]; then
  mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
  mkdir "$root/sys/fs/cgroup/init"
  echo 0 > "$root/sys/fs/cgroup/init/cgroup.procs"
  for controller in $(cat "$root/sys/fs/cgroup/cgroup.controllers"); do
    echo +$controller > "$root/sys/fs/cgroup/cgroup.subtree_control" || true
  done
else
  mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
  for controller in $(awk "!/^#/ && \$2 {print \$1}" /proc/cgroups); do
    mkdir "$root/sys/fs/cgroup/$controller"
    mount -t cgroup -o $controller cgroup "$root/sys/fs/cgroup/$controller"
  done
  mkdir "$root/sys/fs/cgroup/systemd"
  mount -t cgroup -o none,name=systemd cgroup "$root/sys/fs/cgroup/systemd" || rmdir "$root/sys/fs/cgroup/systemd"
fi

hostname "$name"
echo "$name" > "$root/etc/hostname"
rm -f "$root/etc/resolv.conf"
echo "nameserver 192.168.110.1" > "$root/etc/resolv.conf"
{
  echo "127.0.0.1 localhost"
  for i in 1 2 3 4 5 6; do echo "192.168.110.10$i docker$i"; done
  echo "192.168.110.124 registry registry.example.com"
} > "$root/etc/hosts"
echo "cgroup /sys/fs/cgroup cgroup noauto 0 0" > "$root/etc/fstab"
: > "$root/etc/apt/sources.list"
mkdir -p "$root/etc/docker"
[ -e "$root/etc/docker/daemon.json" ] || cat > "$root/etc/docker/daemon.json" <<"JSON"
{
  "insecure-registries": ["192.168.110.124:5000"],
  "registry-mirrors": ["http://192.168.110.124:5000"]
}
JSON
cat > "$root/root/.bashrc" <<"BASHRC"
PS1="[\u@\h \W]\\$ "; alias ll="ls -l"; shopt -s checkwinsize; HISTCONTROL=ignorespace
BASHRC
echo "[ -f ~/.bashrc ] && . ~/.bashrc" > "$root/root/.bash_profile"

mount -t proc proc "$root/proc"
cd "$root"
pivot_root . .old
umount -l /.old
rmdir /.old 2>/dev/null || true
: > /.ready
exec chroot . /usr/bin/tini -s -- sleep infinity
' _ "$name" "$folder" "$root" "$cgroups"
