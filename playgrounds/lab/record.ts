/**
 * Plays a scenario on the lab's hosts and writes the recording:
 *
 *   npm run record -- <part>/<chapter>/<name>…
 *   npm run record -- --all       every session that is recorded, again
 *
 * Only this command writes into playgrounds/recordings. A recording is never edited: it is made anew.
 */
import { join } from 'node:path';
import { loadScenario, scenarioFile } from './load-scenario.ts';
import { recordingFiles, type RecordingFile, type Versions } from './manifest.ts';
import { findOutside, outsideTraces } from './outside.ts';
import { closeShellsAtExit, perform } from './perform.ts';
import { placeOf, takePlaces } from './place.ts';
import type { RunOn } from './reach.ts';
import { recordedSessions, recordingsFolder } from './recorded-sessions.ts';
import { saveRecording } from './save.ts';
import { hostsOf, type Scenario } from './scenario.ts';

/**
 * Makes one recording.
 *
 * @param id - `<part>/<chapter>/<name>`, as the scenario's path has it.
 * @throws When the scenario is wrong, a command fails unexpectedly, or the machine outside shows;
 *   then nothing is written.
 */
export async function record(id: string): Promise<void> {
  const scenario = await loadScenario(id);
  const { reach, up } = placeOf(scenario);
  await up(hostsOf(scenario));
  const performance = await perform(scenario, { reach });
  const versions = await readVersions(scenario, reach.runOn);
  const files = recordingFiles(performance, { id, scenario: scenarioFile(id), versions });
  refuseOutside(files);
  const folders = id.split('/');
  const name = folders.pop() ?? id;
  saveRecording(join(recordingsFolder, ...folders), name, files);
  for (const { host, command, startSeconds, endSeconds, exitStatus } of performance.commands) {
    const seconds = (endSeconds - startSeconds).toFixed(1);
    const end = exitStatus === null ? 'goes on' : `exit status ${exitStatus}`;
    console.log(`${host}$ ${command}\n  ${end} after ${seconds} s`);
  }
}

async function readVersions({ hosts: [host] }: Scenario, runOn: RunOn): Promise<Versions> {
  if (host === undefined) throw new Error('A scenario without hosts passed its check.');
  const docker = await runOn(host, "docker version --format '{{.Server.Version}}'");
  const os = await runOn(host, '. /etc/os-release; echo "$NAME $VERSION_ID"');
  const packages = await runOn(
    host,
    `dpkg-query -W -f '\${Package} \${Version}\\n' ${tools.join(' ')}`,
  );
  return {
    docker: docker.stdout.trim(),
    os: os.stdout.trim(),
    ...Object.fromEntries(
      packages.stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ') as [string, string]),
    ),
  };
}

/** The Debian packages of what sessions type. */
const tools = [
  ...['containerd', 'runc', 'docker-compose', 'docker-buildx', 'iproute2', 'iptables', 'tcpdump'],
  ...['curl', 'openssl', 'redis-tools'],
  // Only the virtual machine has these.
  ...['linux-image-cloud-amd64', 'systemd'],
];

function refuseOutside(files: readonly RecordingFile[]): void {
  const traces = outsideTraces();
  const shown = files.flatMap(({ name, text }) =>
    findOutside(shownText(name, text), traces).map(
      ({ what, text: trace }) => `${name}: ${what} ${trace}`,
    ),
  );
  if (shown.length === 0) return;
  throw new Error(
    `The recording shows the machine outside; nothing is saved.\n${[...new Set(shown)].join('\n')}\n` +
      'Filter the command as a learner would, so that it prints less.',
  );
}

/** A cast's output in one piece, so that nothing hides between two events; a manifest as it is. */
function shownText(name: string, text: string): string {
  if (!name.endsWith('.cast')) return text;
  const lines = text.trimEnd().split('\n').slice(1);
  return lines.map((line) => (JSON.parse(line) as [number, string, string])[2]).join('');
}

/** @throws After all were tried, with those that failed. */
async function main(words: readonly string[]): Promise<void> {
  const all = words.length === 1 && words[0] === '--all';
  const ids = all ? recordedSessions() : words;
  if (ids.length === 0) {
    throw new Error('Which one? npm run record -- <part>/<chapter>/<name>…, or --all');
  }
  // What is wrong is told before the lab is taken.
  const scenarios = await Promise.all(ids.map(loadScenario));
  await takePlaces(scenarios, `record ${words.join(' ')}`, { provides: true });
  const failed: string[] = [];
  for (const id of ids) {
    console.log(`== ${id}`);
    const start = performance.now();
    await record(id).catch((error: unknown) => {
      failed.push(id);
      console.error(error instanceof Error ? error.message : error);
    });
    console.log(`   ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  if (failed.length === 0) return;
  throw new Error(`${failed.length} of ${ids.length} are not recorded:\n  ${failed.join('\n  ')}`);
}

if (import.meta.main) {
  closeShellsAtExit();
  await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
