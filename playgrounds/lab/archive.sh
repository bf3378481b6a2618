# shellcheck shell=bash
# Sourced by what builds out of Debian's packages; what is built names no archive.

# debian_archive: prints where this machine gets Debian from. Other archives may stand before it and have no release
# of that name; Origin and Label are what an archive's Release file says of itself.
debian_archive() {
  # shellcheck disable=SC2016 # apt fills that in, not the shell.
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 'Component: main' |
    grep -m 1 '^http' && return
  echo "apt knows no archive of Debian that is reached by http. Have one in /etc/apt/sources.list.d, then: apt-get update" >&2
  return 1
}
