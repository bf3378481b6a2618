#!/bin/bash
# build.sh FOLDER: builds in FOLDER the root file system that every host starts from: Debian 13
# with Docker 26.1, Compose v2 and buildx. About 35 s and 1 GB. Needs root and mmdebstrap.
set -eu
out=${1:?the folder to build}
suite=trixie
packages=$(tr -s ' \n' ',' < "$(dirname "$0")/packages")
. "$(dirname "$0")/../archive.sh"
archive=$(debian_archive)

mkdir -p "$(dirname "$out")"
mmdebstrap --variant=minbase --mode=root --include="${packages%,}" \
  --aptopt='Acquire::Languages "none"' \
  --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' \
  "$suite" "$out" "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive $suite main"
: > "$out/etc/apt/sources.list"
rm -f "$out/etc/"{hostname,resolv.conf} # mmdebstrap copied this machine's.

# Debian's start script raises limits, which needs CAP_SYS_RESOURCE; a machine without it would
# see dash end there. The hard limit that is there does.
sed -i 's/ulimit -n 1048576/ulimit -n $(ulimit -Hn)/; s/ulimit -[up] unlimited/true/' "$out/etc/init.d/docker"
