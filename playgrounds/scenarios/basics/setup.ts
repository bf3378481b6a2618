import type { HostName } from '../../lab/addresses.ts';
import type { HiddenStep } from '../../lab/scenario.ts';

/** Set-up that the sessions of the part basics share. */

/**
 * An engine as it was on its first day, with the images named and no other, pulled in this order;
 * scenarios list `registry` offstage for that. Pruning is not enough: a layer that was left behind
 * shows as `Already exists` in the next pull, and events of earlier sessions are still told. The bridges
 * go too: docker0 keeps the address that an earlier engine was told to give it.
 */
export function freshEngine(on: HostName, images: readonly string[] = []): HiddenStep {
  const served = 'curl -sf http://192.168.110.124:5000/v2/';
  const hidden = `
    docker swarm leave --force
    docker ps -aq | xargs -r docker rm -f -v
    service docker stop
    for i in $(seq 150); do pgrep -x dockerd || break; sleep 0.1; done
    rm -rf /var/lib/docker/*
    ip link del docker0
    ip link del docker_gwbridge
    service docker start
    for i in $(seq 150); do if docker version; then break; fi; sleep 0.1; done
    for i in $(seq 100); do if ${served}; then break; fi; sleep 0.2; done
    set -e
    ${images.map((image) => `docker pull ${image}`).join('\n    ')}
    rm -rf /root/* /tmp/*`;
  return { on, hidden: `exec >/dev/null\n${hidden}` };
}

/** Before `docker events --until 0s`: the client cuts the time to whole seconds, so the last one is left out. */
export const untilIsWholeSeconds = 'sleep 1.1';

/** Something done on a host where nobody looks; it prints nothing. */
export function quietly(on: HostName, line: string): HiddenStep {
  return { on, hidden: `exec >/dev/null\n${line}` };
}
