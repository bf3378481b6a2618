#!/bin/bash
# build.sh FOLDER: makes in FOLDER the virtual machine's kernel, initrd and disk.ext4: Debian 13 with
# systemd and the packages of the hosts. Needs mmdebstrap and e2fsprogs; without root also uidmap and a line
# for the user in /etc/subuid and /etc/subgid. Files appear when they are whole.
set -eu
out=${1:?the folder to build in}
here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin:/sbin # A user's own has no mke2fs.
suite=trixie
packages=$(tr -s ' \n' ',' < "$here/../host/packages")linux-image-cloud-amd64,initramfs-tools,systemd,systemd-sysv,systemd-container,dbus,udev
. "$here/../archive.sh"
archive=$(debian_archive)

mode=root
[ "$(id -u)" = 0 ] || mode=unshare
# Runs a command as whoever owns the new tree: without root that is a user of a namespace.
as_owner() { if [ $mode = root ]; then "$@"; else mmdebstrap --unshare-helper "$@"; fi; }

root=$out/root
# The tree is its owner's, the folder that holds it is ours: only the one can empty it, only we remove it.
remove_tree() {
  [ -e "$root" ] || return 0
  as_owner find "$root" -xdev -mindepth 1 -delete
  rmdir "$root"
}
mkdir -p "$out"
remove_tree
mmdebstrap --variant=minbase --mode=$mode --format=directory --include="$packages" \
  --aptopt='Acquire::Languages "none"' \
  --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' \
  --customize-hook="$here/customize.sh" \
  $suite "$root" "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive $suite main"

as_owner sh -c "cat '$root'/boot/vmlinuz-*" > "$out/vmlinuz"
as_owner sh -c "cat '$root'/boot/initrd.img-*" > "$out/initrd"
disk=$out/disk.ext4
rm -f "$disk" "$disk.new"
truncate -s 8G "$disk.new" # Sparse: about 2 GB of it are used.
chmod 666 "$disk.new"
as_owner mke2fs -q -t ext4 -O ^has_journal -d "$root" "$disk.new"
chmod 644 "$disk.new"
remove_tree
mv "$disk.new" "$disk"
