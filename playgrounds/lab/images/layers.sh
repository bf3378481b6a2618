#!/bin/bash
# layers.sh [NAME...]: the file systems of the book's images out of Debian's packages: one base, and
# over it one thin layer for each image, as $LAB_DIR/img/base.tar and $LAB_DIR/img/NAME.tar. Those
# that are there stay. Needs root, mmdebstrap and overlayfs; a layer takes 2 to 20 s.
set -eu
img=${LAB_DIR:-/var/tmp/lab}/img
suite=bookworm
mkdir -p "$img/cache/partial"

declare -A packages=(
  [redis]="redis-server redis-tools"
  [nginx]="nginx-light"
  [haproxy]="haproxy"
  [mariadb]="mariadb-server"
  [registry]="docker-registry"
  [flask]="python3-flask python3-redis"
  [python]="python3-minimal"
  [wordpress]="apache2 libapache2-mod-php php-mysql wordpress"
  [tomcat]="tomcat10 openjdk-17-jre-headless"
  [centos]="iproute2 iputils-ping net-tools procps vim-tiny curl bridge-utils bind9-dnsutils"
  [httpd]="apache2"
  [etcd]="etcd-server etcd-client"
)

. "$(dirname "$0")/../archive.sh"

# pack FOLDER NAME: a layer is there only when it is whole.
pack() {
  tar -C "$1" --numeric-owner --sort=name -cf "$img/$2.tar.new" .
  mv "$img/$2.tar.new" "$img/$2.tar"
}

base() {
  [ -e "$img/base.tar" ] && return
  local archive
  archive=$(debian_archive)
  rm -rf --one-file-system "$img/base"
  mmdebstrap --variant=minbase --mode=root --aptopt='Acquire::Languages "none"' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
    "$suite" "$img/base" "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive $suite main" \
    2> "$img/base.log"
  # No service starts while packages are unpacked.
  printf '#!/bin/sh\nexit 101\n' > "$img/base/usr/sbin/policy-rc.d"
  chmod +x "$img/base/usr/sbin/policy-rc.d"
  mv "$img/base/etc/apt/sources.list" "$img/sources.list"
  : > "$img/base/etc/apt/sources.list"
  rm -f "$img/base/etc/"{hostname,resolv.conf} # mmdebstrap copied this machine's.
  pack "$img/base" base
}

# layer NAME: installs its packages in an overlay over the base; what was written is the layer.
layer() {
  local name=$1 work=$img/work.$1
  [ -e "$img/$name.tar" ] && return
  rm -rf --one-file-system "$work"
  mkdir -p "$work"/{upper,work,root}
  unshare --mount --propagation private bash -eu -c '
    img=$1 work=$2 packages=$3 root=$2/root
    mount -t overlay overlay -o lowerdir="$img/base",upperdir="$work/upper",workdir="$work/work" "$root"
    mkdir -p "$root/var/cache/apt/archives"
    mount --bind "$img/cache" "$root/var/cache/apt/archives"
    mount --bind "$img/sources.list" "$root/etc/apt/sources.list"
    mount -t proc proc "$root/proc"
    mount -t tmpfs tmpfs "$root/var/lib/apt/lists"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    export DEBIAN_FRONTEND=noninteractive
    chroot "$root" sh -c "mkdir -p /usr/share/man/man1; apt-get update -qq &&
      apt-get install -y -qq --no-install-recommends $packages" > "$work.log" 2>&1
  ' _ "$img" "$work" "${packages[$name]}"
  # MariaDB keeps an empty data folder: its package fills one, and the container is to make its own.
  (cd "$work/upper" && rm -rf var/cache/apt var/cache/ldconfig var/cache/debconf/*-old var/lib/apt \
    var/lib/dpkg/*-old var/lib/mysql/* var/log/apt var/log/dpkg.log var/log/alternatives.log \
    proc tmp etc/resolv.conf)
  find "$work/upper" -type c -delete
  pack "$work/upper" "$name"
  rm -rf --one-file-system "$work"
}

# Static busybox with its links: the smallest image, not over the base.
busybox() {
  [ -e "$img/busybox.tar" ] && return
  local work=$img/work.busybox
  local root=$work/root
  rm -rf "$work"
  mkdir -p "$work/package" "$root"/{bin,etc,tmp,root,sbin,www,usr/bin,usr/sbin}
  (cd "$work/package" && apt-get download -qq busybox-static && dpkg -x busybox-static_*.deb .) > "$work.log" 2>&1
  cp "$work/package/bin/busybox" "$root/bin/"
  chroot "$root" /bin/busybox --install -s /bin
  chmod 1777 "$root/tmp"
  printf '%s\n' root:x:0:0:root:/root:/bin/sh www:x:33:33::/www:/bin/sh nobody:x:65534:65534::/:/bin/sh > "$root/etc/passwd"
  printf '%s\n' root:x:0: www:x:33: nogroup:x:65534: > "$root/etc/group"
  pack "$root" busybox
  rm -rf "$work"
}

base
busybox
for name in "${@:-${!packages[@]}}"; do
  for one in $name; do [ -z "${packages[$one]:-}" ] || layer "$one"; done
done
