/** Shell that set-up of every part shares: it runs on a host, and prints what nobody sees. */

/**
 * Removes what earlier sessions left in an engine that runs, images aside: containers with their volumes,
 * the other volumes, networks. Not for the host `registry`, whose engine runs the lab's own registry.
 */
export const emptyEngine = `
    docker ps -aq | xargs -r docker rm -f -v
    docker volume ls -q | xargs -r docker volume rm
    docker network prune -f`;

/** Removes the bridge of an earlier swarm, which an engine leaves behind; the engine is in none now. */
export const removeSwarmBridge = `
    docker network rm docker_gwbridge
    ip link del docker_gwbridge`;

/** Shell that asks every 0.2 s until the answer is yes; fails when it stays no for so many tries. */
export function until(condition: string, tries = 100): string {
  return `for i in $(seq ${tries}); do if ${condition}; then break; fi; sleep 0.2; done; ${condition}`;
}

/** Shell that pulls images as soon as the registry answers, which it does a moment after its engine. */
export function pull(images: readonly string[]): string {
  return images.map((image) => until(`docker pull -q ${image}`)).join(' && ');
}
