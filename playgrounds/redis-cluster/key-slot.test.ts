import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arities } from '../../src/domain/redis-cluster/command-arity.ts';
import { judgeCommand, knownCommands } from '../../src/domain/redis-cluster/command-keys.ts';
import { keySlot } from '../../src/domain/redis-cluster/key-slot.ts';
import { quoteKey, readKeyText } from '../../src/domain/redis-cluster/key-text.ts';
import { Connection } from './connection.ts';
import { Lots, seed } from './random.ts';
import { redisCli } from './redis-cli.ts';
import { needsRedis, tell } from './report.ts';
import { startServers, stopAll, type Server } from './server.ts';

describe.skipIf(needsRedis('keys'))('key slots beside redis-server', () => {
  let servers: readonly Server[] = [];
  let connection: Connection;

  beforeAll(async () => {
    servers = await startServers(1);
    connection = await Connection.open(servers[0]?.port ?? 0);
  });
  afterAll(async () => {
    connection.close();
    await stopAll(servers);
  });

  test('10,000 random keys of all shapes have the slot of CLUSTER KEYSLOT', async () => {
    const lots = new Lots(seed);
    const keys = [
      'foo{}{bar}',
      '',
      '{}',
      'a{',
      '}{',
      ...Array.from({ length: 9995 }, () => randomKey(lots)),
    ];
    const replies = await connection.send(keys.map((key) => ['CLUSTER', 'KEYSLOT', bytesOf(key)]));
    const wrong = keys.flatMap((key, index) => {
      const ours = [keySlot(key), keySlot(bytesOf(key))];
      const same = ours.every((slot) => slot === replies[index]);
      return same ? [] : [{ key: quoteKey(bytesOf(key)), ours, redis: replies[index] }];
    });
    expect(wrong, `seed ${seed}`).toEqual([]);
    expect(replies[0]).toBe(8363);
    tell('keys', `${keys.length} random keys have the slot of CLUSTER KEYSLOT`);
  });

  test('a quoted key is read as redis-cli reads it', async () => {
    const lots = new Lots(seed + 1);
    const quoted = Array.from({ length: 60 }, () => quoteKey(randomBytes(lots)));
    const odd = [
      '"\\xe7\\x94\\xa8"',
      '"a\\qb"',
      '"\\x4"',
      "'it\\'s {x} \\x41'",
      '"\\n\\t\\a\\b\\r\\\\\\""',
    ];
    const texts = [...quoted, ...odd];
    const output = await redisCli(
      ['-p', String(servers[0]?.port)],
      texts.map((text) => `cluster keyslot ${text}\n`).join(''),
    );
    const slots = output.trim().split('\n').map(Number);
    const ours = texts.map((text) => {
      const read = readKeyText(text);
      return 'bytes' in read ? keySlot(read.bytes) : read.problem;
    });
    expect(ours, `seed ${seed}`).toEqual(slots);
  });

  test('the keys of a command are those of COMMAND GETKEYS', async () => {
    const lots = new Lots(seed + 2);
    const commands = Array.from({ length: 2000 }, () => randomCommand(lots));
    const replies = await connection.send(
      commands.map((words) => ['COMMAND', 'GETKEYS', ...words]),
    );
    let judged = 0;
    const wrong = commands.flatMap((words, index) => {
      const verdict = judgeCommand(words.map((word) => bytesOf(word)));
      const reply = replies[index];
      // Where Redis says that the command is not well formed, we may still know where its keys would be.
      if (!Array.isArray(reply)) return [];
      judged++;
      const ours =
        'problem' in verdict ? verdict : verdict.keys.map((key) => new TextDecoder().decode(key));
      return JSON.stringify(ours) === JSON.stringify(reply) ? [] : [{ words, ours, reply }];
    });
    expect(wrong, `seed ${seed}`).toEqual([]);
    expect(judged).toBeGreaterThan(1000);
    tell('keys', `${judged} random commands have the keys of COMMAND GETKEYS`);
  });

  test('every known command takes as many words as COMMAND INFO says', async () => {
    expect([...arities.keys()].sort()).toEqual([...knownCommands].sort());
    const [reply] = await connection.send([['COMMAND', 'INFO', ...arities.keys()]]);
    const infos = Array.isArray(reply) ? reply : [];
    const wrong = [...arities].flatMap(([name, ours], index) => {
      const info: unknown = infos[index];
      const theirs: unknown = Array.isArray(info) ? info[1] : info;
      // A later server may let a command have more words than 7.0 does, as 7.2 does with ZRANK.
      return theirs === ours || (ours > 0 && theirs === -ours) ? [] : [{ name, ours, theirs }];
    });
    expect(wrong).toEqual([]);
    tell('keys', `${arities.size} commands take as many words as COMMAND INFO says`);
  });

  test('a command is CROSSSLOT here when a node of a cluster says CROSSSLOT', async () => {
    const lots = new Lots(seed + 3);
    await connection.send([['CLUSTER', 'ADDSLOTSRANGE', '0', '16383']]);
    const commands = Array.from({ length: 400 }, () => {
      const keys = Array.from({ length: lots.between(1, 3) }, () =>
        lots.oneOf(['a', '{a}b', 'c', '{c}d']),
      );
      return [lots.oneOf(['MGET', 'DEL', 'EXISTS', 'SUNION', 'TOUCH']), ...keys];
    });
    const replies = await connection.send(commands);
    const theirs = replies.map(
      (reply) => reply instanceof Error && reply.message.startsWith('CROSSSLOT'),
    );
    const ours = commands.map((words) => {
      const verdict = judgeCommand(words.map((word) => bytesOf(word)));
      return 'problem' in verdict ? verdict.problem : verdict.isCrossSlot;
    });
    expect(ours, `seed ${seed}`).toEqual(theirs);
    expect(new Set(theirs)).toEqual(new Set([true, false]));
  });
});

function bytesOf(key: string | Uint8Array): Uint8Array {
  return typeof key === 'string' ? new TextEncoder().encode(key) : key;
}

/** A key of any shape: text of several scripts, braces in every order, bytes that are no text. */
function randomKey(lots: Lots): string | Uint8Array {
  if (lots.chance(0.2)) return randomBytes(lots);
  const pieces = [
    '{',
    '}',
    '{',
    '}',
    '{}',
    'a',
    'user',
    ':',
    '1000',
    ' ',
    '用户',
    'é',
    '😀',
    '\0',
    '\\x41',
    '\ud83d',
  ];
  return Array.from({ length: lots.between(0, 12) }, () => lots.oneOf(pieces)).join('');
}

function randomBytes(lots: Lots): Uint8Array {
  return Uint8Array.from({ length: lots.between(0, 24) }, () =>
    lots.chance(0.25) ? lots.oneOf([0x7b, 0x7d]) : lots.between(0, 255),
  );
}

/** A command with a few keys, well formed more often than not. */
function randomCommand(lots: Lots): readonly string[] {
  const words = (least: number, most: number) =>
    Array.from({ length: lots.between(least, most) }, (_, each) => `w${each}`);
  const shape = lots.oneOf(['plain', 'plain', 'counted', 'stored'] as const);
  if (shape === 'plain') {
    const names =
      'MGET MSET DEL UNLINK RENAME SMOVE COPY BITOP BLPOP SUNIONSTORE PFMERGE GET SET HGET PING LCS';
    const name = lots.oneOf(names.split(' '));
    return name === 'BITOP' ? [name, 'AND', ...words(1, 5)] : [name, ...words(1, 6)];
  }
  const count = lots.between(1, 4);
  const keys = Array.from({ length: count }, (_, each) => `k${each}`);
  if (shape === 'stored') {
    return [
      lots.oneOf(['ZUNIONSTORE', 'ZINTERSTORE', 'ZDIFFSTORE']),
      'dest',
      String(count),
      ...keys,
    ];
  }
  const name = lots.oneOf(['EVAL', 'FCALL', 'ZUNION', 'SINTERCARD', 'LMPOP', 'BLMPOP', 'BZMPOP']);
  const before = ['EVAL', 'FCALL'].includes(name) ? ['script'] : name.startsWith('B') ? ['0'] : [];
  const after = name.endsWith('MPOP') ? [name.includes('L') ? 'LEFT' : 'MIN'] : [];
  return [name, ...before, String(count), ...keys, ...after];
}
