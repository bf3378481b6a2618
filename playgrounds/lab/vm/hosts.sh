#!/bin/bash
# The hosts of the book inside the virtual machine; copied there when it starts.
#   lab-hosts network                  the network between them, once
#   lab-hosts up NAME ADDRESS          starts a host: a systemd of its own over the machine's root
#   lab-hosts on NAME COMMAND...       runs a command on a host
#   lab-hosts terminal NAME COMMAND... the same; what it leaves running ends with its standard input
#   lab-hosts list                     the hosts that are up
set -eu
disks=/hosts

network() {
  mountpoint -q $disks || { mkdir -p $disks; mount /dev/vdb $disks; }
  for module in overlay br_netfilter vxlan ip_vs ip_vs_rr xt_ipvs nf_conntrack ip_tables iptable_nat iptable_mangle iptable_filter; do
    modprobe $module 2>/dev/null || true # Some are built in.
  done
  # A new network namespace takes its settings from its maker's: those of a swarm (ingress_sbox, lb_*) would
  # otherwise begin with ip_forward=0 of the machine's first one, and what IPVS sends back is dropped in silence.
  sysctl -qw net.core.devconf_inherit_init_net=3
  [ -e /sys/class/net/br-lab ] && return
  ip link add br-lab type bridge
  ip addr add 192.168.110.1/24 dev br-lab
  ip link set br-lab up
}

# files NAME: what stands on a host's disk before it starts.
files() {
  local name=$1 upper=$disks/$1/upper unit
  mkdir -p "$upper"/{root,etc/systemd/system,etc/docker,etc/docker/registry}
  echo "$name" > "$upper/etc/hostname"
  tr -d - < /proc/sys/kernel/random/uuid > "$upper/etc/machine-id"
  : > "$upper/etc/fstab"
  : > "$upper/etc/engine-is-new" # Set-up of swarms looks for it, and takes it away.
  echo 'nameserver 192.168.110.1' > "$upper/etc/resolv.conf"
  {
    echo '127.0.0.1 localhost'
    for i in 1 2 3 4 5 6; do echo "192.168.110.10$i docker$i"; done
    echo '192.168.110.124 registry registry.example.com'
  } > "$upper/etc/hosts"
  cat > "$upper/etc/docker/daemon.json" <<'JSON'
{
  "insecure-registries": ["192.168.110.124:5000"],
  "registry-mirrors": ["http://192.168.110.124:5000"]
}
JSON
  cat > "$upper/root/.bashrc" <<'BASHRC'
PS1="[\u@\h \W]\\$ "; alias ll="ls -l"; shopt -s checkwinsize; HISTCONTROL=ignorespace
BASHRC
  echo '[ -f ~/.bashrc ] && . ~/.bashrc' > "$upper/root/.bash_profile"
  # What a machine does and a host must not: its devices, its network, its time, its terminals, its updates.
  for unit in systemd-networkd.service systemd-networkd.socket systemd-networkd-wait-online.service \
    systemd-resolved.service systemd-timesyncd.service systemd-udevd.service systemd-udev-trigger.service \
    systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-modules-load.service systemd-sysctl.service \
    systemd-tmpfiles-setup-dev.service systemd-tmpfiles-setup-dev-early.service kmod-static-nodes.service \
    modprobe@.service systemd-pstore.service systemd-logind.service \
    systemd-machined.service systemd-update-utmp.service console-getty.service serial-getty@ttyS0.service \
    getty@tty1.service getty.target getty-static.service keyboard-setup.service console-setup.service \
    ssh.service ssh.socket ipvsadm.service docker-registry.service apt-daily.timer apt-daily-upgrade.timer \
    e2scrub_all.timer fstrim.timer dpkg-db-backup.timer; do
    ln -sfn /dev/null "$upper/etc/systemd/system/$unit"
  done
  [ "$name" != registry ] || registry_files "$upper"
}

# The registry is no container here: its engine starts when someone asks for it, which saves a minute.
registry_files() {
  local units=$1/etc/systemd/system
  cp /run/lab/registry.yml "$1/etc/docker/registry/config.yml"
  mkdir -p "$units/multi-user.target.wants"
  cat > "$units/lab-registry.service" <<'UNIT'
[Service]
ExecStart=/usr/bin/docker-registry serve /etc/docker/registry/config.yml
UNIT
  ln -sfn ../lab-registry.service "$units/multi-user.target.wants/lab-registry.service"
}

up() {
  local name=$1 address=$2 folder=$disks/$1 binds=()
  ! systemctl -q is-active "lab-$name" || return 0
  gone "$name"
  mkdir -p "$folder"/{upper,work,root,docker,containerd}
  [ -e "$folder/upper/etc/hostname" ] || files "$name"
  mount -t overlay "$name" -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
  if [ "$name" = registry ]; then
    rm -f "$folder/root/etc/systemd/system/multi-user.target.wants/docker.service"
    mkdir -p "$folder/root/var/lib/registry"
    binds+=("--bind=$disks/registry:/var/lib/registry")
  fi
  ip netns add "$name"
  ip link add "v-$name" type veth peer name eth0 netns "$name"
  ip link set "v-$name" master br-lab up
  ip -n "$name" addr add "$address/24" dev eth0
  ip -n "$name" link set eth0 up
  ip -n "$name" link set lo up
  systemd-run -q --unit="lab-$name" -p Delegate=yes -p TasksMax=infinity -p KillMode=mixed -p LimitNOFILE=1048576 \
    -E SYSTEMD_NSPAWN_API_VFS_WRITABLE=1 -E SYSTEMD_SECCOMP=0 \
    systemd-nspawn -q --keep-unit -M "$name" -D "$folder/root" --network-namespace-path="/run/netns/$name" \
    --capability=all --private-users=no --resolv-conf=off --timezone=off --link-journal=no \
    --bind="$folder/docker:/var/lib/docker" --bind="$folder/containerd:/var/lib/containerd" "${binds[@]}" \
    --console=read-only --boot
  local leader=
  for _ in $(seq 300); do
    leader=$(machinectl show -p Leader --value "$name" 2>/dev/null) && [ -n "$leader" ] && break
    sleep 0.2
  done
  [ -n "$leader" ] || { echo "$name has no first process; journalctl -u lab-$name says why." >&2; exit 1; }
  echo "$leader" > "/run/lab/$name.pid"
}

# gone NAME: what a host that was killed leaves, and would keep it from starting again.
gone() {
  umount -l "/run/systemd/nspawn/unix-export/$1" 2>/dev/null && rmdir "/run/systemd/nspawn/unix-export/$1" || true
  umount -l "$disks/$1/root" 2>/dev/null || true
  ip link del "v-$1" 2>/dev/null || true
  ip netns del "$1" 2>/dev/null || true
  systemctl reset-failed "lab-$1" 2>/dev/null || true
  rm -f "/run/lab/$1.pid"
}

# enter NAME COMMAND...: becomes the command on the host, in the cgroup $scope, as someone who logged in. The
# machine's own TERM says dumb, as nobody has a terminal there: bash would scroll a long line sideways. systemd
# writes no links: they would lead to files of the host.
enter() {
  local pid
  pid=$(cat "/run/lab/$1.pid")
  shift
  mkdir -p "$scope"
  echo $BASHPID > "$scope/cgroup.procs"
  exec nsenter -t "$pid" -a -- /usr/bin/env -i HOME=/root \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    TERM=xterm-256color LANG=C.UTF-8 SYSTEMD_URLIFY=0 "$@"
}

# scope_of NAME SESSION: where a systemd puts what runs in a login.
scope_of() {
  echo "/sys/fs/cgroup/system.slice/lab-$1.service/payload/user.slice/user-0.slice/session-$2.scope"
}

terminal() {
  scope=$(scope_of "$1" $$)
  exec 3<&0
  # When whoever types is gone, the input ends, and with it all that runs in this terminal.
  (enter "$@") < <(cat <&3; [ ! -e "$scope/cgroup.kill" ] || echo 1 > "$scope/cgroup.kill") 3<&-
}

verb=${1:-}
shift || true
case $verb in
  network) network ;;
  up) up "$@" ;;
  on) scope=$(scope_of "$1" 1); enter "$@" ;;
  terminal) terminal "$@" ;;
  list) machinectl --no-legend list | cut -d ' ' -f 1 ;;
  *) sed -n '2,7s/^# *//p' "$0"; exit 2 ;;
esac
