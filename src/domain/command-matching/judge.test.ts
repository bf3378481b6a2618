import { describe, expect, test } from 'vitest';
import { judge } from './judge.ts';

/** The verdict on a line when `expected` is due and nothing else is in the session. */
function verdict(line: string, expected: string) {
  return judge(line, [expected], 0);
}
const same = { kind: 'match', isVerbatim: false };

describe('judge accepts', () => {
  test.each([
    ['docker node ls', '  docker   node\tls  '],
    [
      'docker run -d --name web -p 8080:80 nginx:1.22',
      'docker run -p 8080:80 --name web -d nginx:1.22',
    ],
    [
      'docker run -d --name web -p 8080:80 nginx:1.22',
      'docker run --detach --name=web --publish=8080:80 nginx:1.22',
    ],
    [
      'docker run -d --name web -p 8080:80 nginx:1.22',
      'docker container run -dp8080:80 --name web nginx:1.22',
    ],
    ['docker run -it --name box busybox:1.35 sh', 'docker run -ti --name box busybox:1.35 sh'],
    [
      'docker run -it --name box busybox:1.35 sh',
      'docker run --tty -i --name "box" busybox:1.35 sh',
    ],
    ['docker exec -it web bash', 'docker exec --interactive --tty web bash'],
    ['docker ps -a', 'docker container ls --all'],
    ['docker images', 'docker image ls'],
    ['docker rmi -f nginx:1.22', 'docker image rm nginx:1.22 --force'],
    ['docker node ls', 'docker node list'],
    [
      'docker swarm join --token SWMTKN-1-x 192.168.110.101:2377',
      'docker swarm join 192.168.110.101:2377 --token=SWMTKN-1-x',
    ],
    [
      "docker info --format '{{.Swarm.LocalNodeState}}'",
      'docker info -f {{.Swarm.LocalNodeState}}',
    ],
    [
      "docker info --format '{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}}'",
      'docker info --format="{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}}"',
    ],
    ['docker info | grep -A 5 Swarm:', 'docker info|grep -A5 "Swarm:"'],
    ['docker info | grep -A 5 Swarm:', 'docker info | grep --after-context=5 Swarm:'],
    ["ss -lntu | grep -E 'Netid|:(2377|7946) '", 'ss -tuln | grep -E "Netid|:(2377|7946) "'],
    ['curl -sI localhost:8080 | head -1', 'curl --head --silent localhost:8080 | head -1'],
    ['docker port web; docker port auto', 'docker port web ;docker port auto;'],
    ['docker node ls', 'sudo docker node ls'],
    ['docker node ls', 'docker node ls # 看看节点'],
    ['echo $upper', 'echo "${upper}"'],
    ['kill -9 $(docker inspect web)', 'kill -9 $( docker  inspect web )'],
    ['kill -9 $(docker inspect web)', 'kill -9 `docker inspect web`'],
    ['docker run -d --name web nginx', 'docker run -d \\\n  --name web \\\n  nginx'],
    ['cat > a <<EOF\nx  y\nEOF', "cat >a <<'EOF'\nx  y \nEOF"],
  ])('%s typed as %s', (expected, line) => {
    expect(verdict(line, expected)).toEqual(same);
  });

  test('the recorded line itself', () => {
    expect(verdict('docker node ls', 'docker node ls')).toEqual({
      kind: 'match',
      isVerbatim: true,
    });
  });
});

describe('judge does not accept', () => {
  test.each([
    // What follows the image belongs to the program in the container.
    ['docker run busybox:1.35 ls -a -l', 'docker run busybox:1.35 ls -l -a'],
    ['docker run --rm busybox:1.35 true', 'docker run busybox:1.35 --rm true'],
    // The last of two values wins.
    ['docker run -e A=1 -e A=2 x', 'docker run -e A=2 -e A=1 x'],
    ["echo '$HOME'", 'echo $HOME'],
    ["ls '*.txt'", 'ls *.txt'],
    ['docker run -d nginx', 'docker run --detach=false nginx'],
    ['a | b', 'b | a'],
    ['a && b', 'a; b'],
    ['docker cp a web:/b', 'docker cp web:/b a'],
    ['openssl x509 -noout -text', 'openssl x509 -text -noout'], // Its options are not known here.
    ['cat <<EOF\nx\nEOF', 'cat <<EOF\ny\nEOF'],
  ])('%s typed as %s', (expected, line) => {
    expect(verdict(line, expected).kind).toBe('differs');
  });
});

describe('judge tells the first difference', () => {
  const run = 'docker run -d --name web -p 8080:80 nginx:1.22';
  test.each([
    ['docker node ls', 'docker nod ls', { kind: 'word', typed: 'nod', expected: 'node' }],
    ['docker node ls', 'docker node ps', { kind: 'word', typed: 'ps', expected: 'ls' }],
    ['docker node ls', 'docker node', { kind: 'missing', expected: 'ls' }],
    ['docker node ls', 'docker node ls -q', { kind: 'extra', typed: '-q' }],
    [
      run,
      'docker run -d --name web -p 80:80 nginx:1.22',
      { kind: 'value', option: '-p', typed: '80:80', expected: '8080:80' },
    ],
    [
      run,
      'docker run -d --nmae web -p 8080:80 nginx:1.22',
      { kind: 'word', typed: '--nmae', expected: '--name' },
    ],
    [
      run,
      'docker run -d --name web -p 8080:80 nginx',
      { kind: 'word', typed: 'nginx', expected: 'nginx:1.22' },
    ],
    [run, 'docker run --name web -p 8080:80 nginx:1.22', { kind: 'missing', expected: '-d' }],
    [run, 'docker run -d --name web -p 8080:80', { kind: 'missing', expected: 'nginx:1.22' }],
    [
      run,
      'docker run -d -p --name web nginx:1.22',
      { kind: 'value', option: '-p', typed: '--name', expected: '8080:80' },
    ],
    [run, `${run} sh`, { kind: 'extra', typed: 'sh' }],
    ['docker info | grep -A 5 Swarm:', 'docker info', { kind: 'missing', expected: '|' }],
    [
      'docker info | grep -A 5 Swarm:',
      'docker info | grep -A 6 Swarm:',
      { kind: 'value', option: '-A', typed: '6', expected: '5' },
    ],
    ['docker info | grep -A 5 Swarm:', 'docker info > grep', { kind: 'extra', typed: '>' }],
    ['echo a > b', 'echo a > c', { kind: 'word', typed: 'c', expected: 'b' }],
  ] as const)('%s typed as %s', (expected, line, difference) => {
    expect(verdict(line, expected)).toEqual({ kind: 'differs', difference });
  });
});

describe('judge', () => {
  const session = ['docker swarm init', 'docker node ls', 'docker info', '<C-c>', 'docker node ls'];

  test('knows a command that belongs to another place', () => {
    expect(judge('docker node  ls', session, 0)).toEqual({ kind: 'later', index: 1 });
    expect(judge('docker swarm init', session, 2)).toEqual({ kind: 'earlier', index: 0 });
    expect(judge('docker node ls', session, 2)).toEqual({ kind: 'later', index: 4 });
  });

  test('knows a program that is not in the session, and the one that was meant', () => {
    expect(judge('dokcer node ls', session, 1)).toEqual({
      kind: 'unknown',
      program: 'dokcer',
      nearest: 'docker',
    });
    expect(judge('systemctl status', session, 1)).toEqual({
      kind: 'unknown',
      program: 'systemctl',
      nearest: undefined,
    });
  });

  test('sees what an input method has slipped in', () => {
    expect(judge('docker node　ls', session, 1)).toMatchObject({ kind: 'full-width', ascii: ' ' });
    expect(judge('docker ps －a', ['docker ps -a'], 0)).toMatchObject({
      character: '－',
      ascii: '-',
    });
    expect(judge('docker info -f “x”', ['docker info -f "x"'], 0)).toMatchObject({ ascii: '"' });
    expect(judge('echo “好”', ['echo “好”'], 0)).toEqual({ kind: 'match', isVerbatim: true });
  });

  test.each([
    ["echo 'a", 'quote'],
    ['echo "a', 'quote'],
    ['echo $(date', 'expansion'],
    ['docker run \\', 'continued'],
    ['docker info |', 'continued'],
    ['cat <<EOF', 'body'],
    ['cat <<EOF\nx', 'body'],
  ])('waits for more after %s', (line, what) => {
    expect(judge(line, session, 1)).toEqual({ kind: 'unfinished', what });
  });

  test('says when nothing is typed, and when a key is to be pressed', () => {
    expect(judge('   ', session, 1)).toEqual({ kind: 'empty' });
    expect(judge('exit', session, 3)).toEqual({ kind: 'key-wanted', keys: '<C-c>' });
  });
});
