#!/bin/bash
# push.sh [NAME...]: builds the book's images on the engine of the host `registry` and pushes them to
# the registry that runs there. The host is up: npm run lab -- up registry. Layers: images/layers.sh.
set -eu
cd "$(dirname "$0")"
img=${LAB_DIR:-/var/tmp/lab}/img
registry=192.168.110.124:5000
pid=$(cat "${LAB_DIR:-/var/tmp/lab}/hosts/registry/pid")
on() { sh ../host/enter.sh registry "$pid" "$@"; }

declare -A tags later
all=()
while read -r name tag more; do
  tags[$name]=$tag later[$name]=$more
  all+=("$name")
done < <(grep -v '^#' tags)
names=("$@")
[ $# -gt 0 ] || names=("${all[@]}")

build() { # build NAME TAG [OPTION...]: its folder and its layer are the context
  local name=$1 tag=$2 context
  shift 2
  context=$(mktemp -d)
  cp -r "$name"/. "$context"
  [ ! -e "$img/$name.tar" ] || cp "$img/$name.tar" "$context/"
  tar -C "$context" -cf - . | on env DOCKER_BUILDKIT=0 docker build -q "$@" -t "$tag" - > /dev/null 2> "$context.log" ||
    { cat "$context.log" >&2; rm -rf "$context" "$context.log"; exit 1; }
  rm -rf "$context" "$context.log"
}

# Under its own name, and as library/NAME: what an engine asks of a mirror for a plain name.
push() {
  local tag=$1 target
  for target in "$registry/$tag" "$registry/library/$tag" "$registry/library/${tag%:*}:latest"; do
    on docker tag "$tag" "$target"
    on docker push -q "$target" > /dev/null
    on docker rmi "$target" > /dev/null
  done
}

on docker image inspect debian:12 > /dev/null 2>&1 ||
  on docker import -c 'CMD ["bash"]' - debian:12 < "$img/base.tar" > /dev/null
for name in "${names[@]}"; do build "$name" "${tags[$name]}"; done

on docker image inspect registry:2 > /dev/null 2>&1 || build registry registry:2
on docker inspect registry > /dev/null 2>&1 ||
  on docker run -d --name registry --restart always -p 5000:5000 -v /var/lib/registry:/var/lib/registry registry:2 > /dev/null
for _ in $(seq 50); do
  if on curl -sf "$registry/v2/" > /dev/null; then break; fi
  sleep 0.1
done
push debian:12
for name in "${names[@]}"; do
  push "${tags[$name]}"
  for tag in ${later[$name]}; do # For rolling updates.
    build "$name" "$registry/library/$tag" --build-arg "VERSION=${tag#*:}"
    on docker push -q "$registry/library/$tag" > /dev/null
  done
done
echo "In the registry: $(on curl -s "$registry/v2/_catalog")"
