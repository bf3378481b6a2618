import type { HostName } from '../../lab/addresses.ts';
import type { HiddenStep } from '../../lab/scenario.ts';

/** Set-up that the sessions of the part basics share. */

/**
 * Engines without containers, networks and volumes, with the images named and no other, pulled in
 * this order; scenarios list `registry` offstage for that.
 */
export function freshEngine(on: HostName, images: readonly string[] = []): HiddenStep {
  const served = 'curl -sf http://192.168.110.124:5000/v2/';
  const hidden = `
    docker swarm leave --force
    docker ps -aq | xargs -r docker rm -f -v
    docker system prune -af --volumes
    for i in $(seq 100); do if ${served}; then break; fi; sleep 0.2; done
    set -e
    ${images.map((image) => `docker pull ${image}`).join('\n    ')}
    rm -rf /root/* /tmp/*`;
  return { on, hidden: `exec >/dev/null 2>&1\n${hidden}` };
}

/** Something done on a host where nobody looks; it prints nothing. */
export function quietly(on: HostName, line: string): HiddenStep {
  return { on, hidden: `exec >/dev/null\n${line}` };
}
