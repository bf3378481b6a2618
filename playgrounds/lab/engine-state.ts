import type { EngineState } from '../../src/domain/lab-state/lab-state.ts';
import type { HostName } from './addresses.ts';
import { ask, by } from './ask-engine.ts';
import type { RunOn } from './reach.ts';

/** The parts that are read of the API's answers. */
interface ApiContainer {
  Id: string;
  Names: string[];
  Image: string;
  State: string;
}
interface ApiNetwork {
  Name: string;
  Driver: string;
}
interface ApiVolumes {
  Volumes: { Name: string }[] | null;
}

const everyEngine = new Set(['bridge', 'host', 'none']);

/** What an engine holds; undefined when it does not answer. */
export async function readEngine(
  host: HostName,
  runOn: RunOn,
  withinSeconds?: number,
): Promise<EngineState | undefined> {
  const paths = ['containers/json?all=1', 'networks', 'volumes'];
  const answers = await ask(host, paths, runOn, withinSeconds);
  if (answers === undefined) return undefined;
  const [containers, networks, volumes] = answers as [ApiContainer[], ApiNetwork[], ApiVolumes];
  return {
    containers: containers
      .map(({ Id, Names, Image, State }) => ({
        id: Id.slice(0, 12),
        name: (Names[0] ?? '').replace('/', ''),
        image: Image,
        state: State,
      }))
      .sort(by('name')),
    networks: networks
      .filter(({ Name }) => !everyEngine.has(Name))
      .map(({ Name, Driver }) => ({ name: Name, driver: Driver }))
      .sort(by('name')),
    volumes: (volumes.Volumes ?? []).map(({ Name }) => Name).sort(),
  };
}
