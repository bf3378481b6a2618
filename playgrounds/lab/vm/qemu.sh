#!/bin/bash
# qemu.sh FOLDER: unpacks QEMU 10 of Debian 13 with all that it needs into FOLDER; nothing is installed.
# For machines whose own is older. Needs mmdebstrap; 150 MB.
set -eu -o pipefail
out=${1:?the folder to unpack into}
suite=trixie
. "$(dirname "$0")/../archive.sh"
archive=$(debian_archive)
mode=root
[ "$(id -u)" = 0 ] || mode=unshare
rm -rf --one-file-system "$out.new"
mkdir "$out.new"
# By way of an archive: without root, a folder that mmdebstrap made would belong to none who can remove it.
mmdebstrap --variant=extract --mode=$mode --format=tar --skip=output/dev --include=qemu-system-x86 \
  --aptopt='Acquire::Languages "none"' --aptopt='APT::Install-Recommends "false"' \
  --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
  $suite - "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive $suite main" |
  tar -x --no-same-owner -C "$out.new"
rm -rf --one-file-system "$out" # Broken or too old, or it would not be unpacked again.
mv -T "$out.new" "$out"
