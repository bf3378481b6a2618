#!/bin/bash
# data.sh REGISTRY FOLDER: makes FOLDER/data.ext4, the disk of the hosts inside the virtual machine, with the
# folder REGISTRY, which holds the book's images as the lab's registry keeps them; then FOLDER/data.tags, which
# lists them. Needs e2fsprogs.
set -eu
registry=${1:?the data of the registry} out=${2:?the folder to build in}
tree=$out/data disk=$out/data.ext4 list=$out/data.tags
PATH=$PATH:/usr/sbin:/sbin # A user's own has no mke2fs.
rm -rf "$tree" "$disk.new" "$list"
mkdir -p "$tree"
cp -r "$registry" "$tree/registry"
for link in "$tree"/registry/docker/registry/v2/repositories/library/*/_manifests/tags/*/current/link; do
  tag=${link%/current/link} image=${link%/_manifests/*}
  echo "${image##*/}:${tag##*/}"
done > "$list.new"
truncate -s 24G "$disk.new" # Sparse: what is not written takes no room.
mke2fs -q -t ext4 -O ^has_journal -E lazy_itable_init=1,root_owner=0:0 -d "$tree" "$disk.new"
rm -rf "$tree"
mv "$disk.new" "$disk"
mv "$list.new" "$list"
