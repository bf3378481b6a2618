import type { HostName } from '../../lab/addresses.ts';
import type { HiddenStep } from '../../lab/scenario.ts';
import { emptyEngine, pull, removeSwarmBridge, until } from '../setup.ts';

/** Set-up that the sessions of the part swarm share. */

const manager = '192.168.110.101';

/**
 * Engines in no swarm, without what earlier sessions left on the host. They start anew: an engine
 * that leaves one swarm and begins another at once was seen to do without its ingress network. One that was in
 * none since its host was made (vm/hosts.sh says so) need not: an emulated engine takes minutes to start.
 */
export function outOfSwarm(hosts: readonly HostName[]): HiddenStep {
  const hidden = `
    docker swarm leave --force
    ${emptyEngine}
    rm /etc/engine-is-new || service docker restart
    ${until('docker version')}
    ${removeSwarmBridge}
    [ "$(docker info --format '{{.Swarm.LocalNodeState}}')" = inactive ] &&
      [ -z "$(docker ps -aq; docker volume ls -q; docker network ls -q --filter type=custom)" ] &&
      ! ip link show docker_gwbridge`;
  return { on: hosts, hidden: `exec >/dev/null\n${hidden}` };
}

/** Waits until the engine listens for overlay traffic, which it does a moment after it joined. */
export function overlayPortOpen(hosts: readonly HostName[]): HiddenStep {
  return { on: hosts, hidden: until("ss -lnu | grep -q ':4789 '") };
}

/** Waits on docker1 until so many nodes are Ready, so many of them managers that vote. */
export function nodesReady(count: { nodes: number; managers: number }): HiddenStep {
  const ready = `[ "$(docker node ls --format '{{.Status}}' | grep -c Ready)" = ${count.nodes} ]`;
  const status = "docker node ls --format '{{.ManagerStatus}}'";
  const voting = `[ "$(${status} | grep -cE 'Leader|Reachable')" = ${count.managers} ]`;
  return { on: 'docker1', hidden: until(`${ready} && ${voting}`) };
}

/** Images for tasks that are to start at once; scenarios list `registry` offstage for that. */
export function imagesPulled(on: HostName | readonly HostName[], images: readonly string[]) {
  return { on, hidden: pull(images) } satisfies HiddenStep;
}

/** Waits on a manager until so many tasks of a service run and no update or rollback is under way. */
export function tasksRun(on: HostName, service: string, count: number): HiddenStep {
  const running = `docker service ps -f desired-state=running --format '{{.CurrentState}}' ${service}`;
  const settled = `! docker service inspect ${service} --format '{{with .UpdateStatus}}{{.State}}{{end}}' | grep -qE 'updating|rollback_started'`;
  return {
    on,
    hidden: until(`[ "$(${running} | grep -c ^Running)" = ${count} ] && ${settled}`, 300),
  };
}

/**
 * A swarm that stands when the session begins, led by docker1 at 192.168.110.101. The join tokens
 * are captured as `worker` and `manager`.
 */
export function swarmOf(join: {
  readonly managers?: readonly HostName[];
  readonly workers?: readonly HostName[];
}): HiddenStep[] {
  const managers: readonly HostName[] = ['docker1', ...(join.managers ?? [])];
  const workers = join.workers ?? [];
  const token = (role: string): HiddenStep => ({
    on: 'docker1',
    hidden: `docker swarm join-token -q ${role}`,
    capture: { [role]: /SWMTKN\S+/ },
  });
  // Managers join one by one: each changes who votes.
  const joining = [...managers.slice(1), ...workers].map((host): HiddenStep => {
    const role = managers.includes(host) ? 'manager' : 'worker';
    return {
      on: host,
      hidden: (captured) => `docker swarm join --token ${captured(role)} ${manager}:2377`,
    };
  });
  return [
    outOfSwarm([...managers, ...workers]),
    { on: 'docker1', hidden: `docker swarm init --advertise-addr ${manager}` },
    token('worker'),
    token('manager'),
    ...joining,
    nodesReady({ nodes: managers.length + workers.length, managers: managers.length }),
  ];
}
