#!/bin/bash
# data.sh REGISTRY FOLDER: makes FOLDER/data.ext4, the disk of the hosts inside the virtual machine, with the
# folder REGISTRY, which holds the book's images as the lab's registry keeps them.
set -eu
registry=${1:?the data of the registry} out=${2:?the folder to build in}
tree=$out/data disk=$out/data.ext4
rm -rf "$tree" "$disk.new"
mkdir -p "$tree"
cp -r "$registry" "$tree/registry"
truncate -s 24G "$disk.new" # Sparse: what is not written takes no room.
mke2fs -q -t ext4 -O ^has_journal -E lazy_itable_init=1,root_owner=0:0 -d "$tree" "$disk.new"
rm -rf "$tree"
mv "$disk.new" "$disk"
