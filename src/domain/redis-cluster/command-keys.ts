import { takesWords } from './command-arity.ts';
import { keySlot } from './key-slot.ts';

/** Where a command keeps its keys. Positions count the command's own name as 0. */
type KeyPlaces =
  | { readonly first: number; readonly last: number; readonly step: number } // `last` below 0 counts from the end.
  // The number of keys stands at `count`, the keys follow it; with `least` 0 there may be none.
  | { readonly count: number; readonly also?: number; readonly least?: 0 }
  | 'none'; // It has no keys.

const oneKey = { first: 1, last: 1, step: 1 };
const twoKeys = { first: 1, last: 2, step: 1 };
const allKeys = { first: 1, last: -1, step: 1 };
const allButLast = { first: 1, last: -2, step: 1 };
const pairs = { first: 1, last: -1, step: 2 };

/**
 * Key places of the commands a reader is likely to type, as COMMAND DOCS of redis-server 7.0 has them; a test
 * compares them with COMMAND GETKEYS. The long tail (SORT … STORE, XREAD, MIGRATE … KEYS) is left out.
 */
const places: Readonly<Record<string, KeyPlaces>> = {
  ...each('MGET DEL UNLINK EXISTS TOUCH WATCH', allKeys),
  ...each('PFCOUNT PFMERGE SDIFF SINTER SUNION SDIFFSTORE SINTERSTORE SUNIONSTORE', allKeys),
  ...each('MSET MSETNX', pairs),
  ...each('RENAME RENAMENX COPY SMOVE RPOPLPUSH BRPOPLPUSH LMOVE BLMOVE', twoKeys),
  ...each('ZRANGESTORE GEOSEARCHSTORE LCS', twoKeys),
  ...each('BLPOP BRPOP BZPOPMIN BZPOPMAX', allButLast),
  BITOP: { first: 2, last: -1, step: 1 },
  ...each('EVAL EVALSHA EVAL_RO EVALSHA_RO FCALL FCALL_RO', { count: 2, least: 0 }),
  ...each('BLMPOP BZMPOP', { count: 2 }),
  ...each('ZUNION ZINTER ZDIFF ZINTERCARD SINTERCARD LMPOP ZMPOP', { count: 1 }),
  ...each('ZUNIONSTORE ZINTERSTORE ZDIFFSTORE', { count: 2, also: 1 }),
  ...each('GET SET SETNX SETEX PSETEX GETSET GETDEL GETEX APPEND STRLEN INCR INCRBY DECR', oneKey),
  ...each('DECRBY INCRBYFLOAT GETRANGE SETRANGE GETBIT SETBIT BITCOUNT BITPOS BITFIELD', oneKey),
  ...each('EXPIRE PEXPIRE EXPIREAT PEXPIREAT TTL PTTL PERSIST TYPE DUMP RESTORE', oneKey),
  ...each('HSET HGET HDEL HMSET HMGET HGETALL HKEYS HVALS HLEN HEXISTS HINCRBY HSCAN', oneKey),
  ...each('LPUSH RPUSH LPUSHX RPUSHX LPOP RPOP LLEN LRANGE LINDEX LSET LREM LTRIM', oneKey),
  ...each('SADD SREM SMEMBERS SCARD SISMEMBER SPOP SRANDMEMBER SSCAN', oneKey),
  ...each('ZADD ZREM ZSCORE ZRANGE ZRANK ZCARD ZCOUNT ZINCRBY ZPOPMIN ZPOPMAX ZSCAN', oneKey),
  ...each('XADD XLEN XRANGE XREVRANGE XDEL XTRIM XACK PFADD GEOADD GEOPOS GEODIST', oneKey),
  ...each('PING ECHO INFO DBSIZE KEYS SCAN FLUSHALL FLUSHDB TIME RANDOMKEY', 'none'),
};

/** What keeps a command from being judged. */
export type CommandProblem =
  | 'unknown' // Not a command this table knows.
  | 'arity' // Too few arguments, or too many.
  | 'key-count'; // What stands for the number of keys is no such number.

/** What a cluster says to a command: its keys, and whether they lie in one slot. */
export interface CommandVerdict {
  readonly keys: readonly Uint8Array[];
  readonly slots: readonly number[];
  /** The cluster refuses it: two keys, two slots. Which nodes own them does not matter. */
  readonly isCrossSlot: boolean;
}

/**
 * Judges a command as a cluster node does before it runs it.
 *
 * @param words - The command and its arguments, as bytes.
 * @see processCommand() in redis/src/server.c, which counts arguments first; getNodeByQuery() and getKeysFromCommand() in redis/src/cluster.c and db.c
 */
export function judgeCommand(
  words: readonly Uint8Array[],
): CommandVerdict | { readonly problem: CommandProblem } {
  const name = new TextDecoder().decode(words[0] ?? new Uint8Array()).toUpperCase();
  const place = places[name];
  if (place === undefined) return { problem: 'unknown' };
  if (!takesWords(name, words.length)) return { problem: 'arity' };
  const keys = place === 'none' ? [] : keysAt(words, place);
  if ('problem' in keys) return keys;
  const slots = keys.map(keySlot);
  return { keys, slots, isCrossSlot: new Set(slots).size > 1 };
}

/** The names of commands that can be judged. */
export const knownCommands: readonly string[] = Object.keys(places);

function keysAt(
  words: readonly Uint8Array[],
  place: Exclude<KeyPlaces, 'none'>,
): readonly Uint8Array[] | { readonly problem: CommandProblem } {
  if ('count' in place) {
    const count = new TextDecoder().decode(words[place.count]);
    if (!/^\d{1,6}$/.test(count)) return { problem: 'key-count' };
    if (Number(count) < (place.least ?? 1)) return { problem: 'key-count' };
    const first = place.count + 1;
    const keys = words.slice(first, first + Number(count));
    if (keys.length < Number(count)) return { problem: 'key-count' };
    const also = place.also === undefined ? [] : words.slice(place.also, place.also + 1);
    return [...also, ...keys];
  }
  const last = place.last < 0 ? words.length + place.last : place.last;
  return words.filter(
    (_, at) => at >= place.first && at <= last && (at - place.first) % place.step === 0,
  );
}

function each(names: string, place: KeyPlaces): Record<string, KeyPlaces> {
  return Object.fromEntries(names.split(' ').map((name) => [name, place]));
}
