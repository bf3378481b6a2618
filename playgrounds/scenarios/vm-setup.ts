import type { HostName } from '../lab/addresses.ts';
import type { HiddenStep } from '../lab/scenario.ts';
import { emptyEngine, pull, until } from './setup.ts';

/**
 * Set-up for hosts of the virtual machine: an engine that runs and holds the images named, without what earlier
 * sessions left. It is not made anew as in the lab: on an emulated machine that takes minutes, and no session
 * there shows a pull. Scenarios list `registry` offstage.
 */
export function readyEngine(
  on: HostName | readonly HostName[],
  images: readonly string[],
): HiddenStep {
  const hidden = `
    systemctl reset-failed docker
    ${until('docker version', 300)}
    docker swarm leave --force
    ${emptyEngine}
    set -e
    ${images.map((image) => `docker image inspect ${image} || { ${pull([image])}; }`).join('\n    ')}
    rm -rf /root/* /tmp/*`;
  return { on, hidden: `exec >/dev/null\n${hidden}` };
}
