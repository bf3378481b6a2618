import type { HostName } from '../lab/addresses.ts';
import type { HiddenStep } from '../lab/scenario.ts';
import { emptyEngine } from './setup.ts';

/**
 * Set-up for hosts of the virtual machine: an engine that runs and holds the images named, without what earlier
 * sessions left. It is not made anew as in the lab: on an emulated machine that takes minutes, and no session
 * there shows a pull. Scenarios list `registry` offstage.
 */
export function readyEngine(
  on: HostName | readonly HostName[],
  images: readonly string[],
): HiddenStep {
  const present = (image: string) =>
    `docker image inspect ${image} || for i in $(seq 30); do if docker pull -q ${image}; then break; fi; sleep 1; done`;
  const hidden = `
    systemctl reset-failed docker
    for i in $(seq 60); do if docker version; then break; fi; sleep 1; done
    docker swarm leave --force
    ${emptyEngine}
    ${images.map((image) => `${present(image)}\n    `).join('')}
    set -e
    ${images.map((image) => `docker image inspect ${image}\n    `).join('')}
    rm -rf /root/* /tmp/*`;
  return { on, hidden: `exec >/dev/null\n${hidden}` };
}
