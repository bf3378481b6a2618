/**
 * How many words a command takes, its own name among them, as COMMAND INFO of redis-server 7.0 has it: below 0, that
 * many or more. A test compares them with COMMAND INFO.
 */
const namesByArity: Readonly<Record<string, string>> = {
  '-1': 'PING INFO FLUSHALL FLUSHDB',
  '1': 'DBSIZE TIME RANDOMKEY',
  '-2':
    'MGET DEL UNLINK EXISTS TOUCH WATCH PFCOUNT PFMERGE SDIFF SINTER SUNION GETEX BITCOUNT BITFIELD ' +
    'LPOP RPOP SPOP SRANDMEMBER ZPOPMIN ZPOPMAX PFADD GEOPOS SCAN',
  '2':
    'GET GETDEL STRLEN INCR DECR TTL PTTL PERSIST TYPE DUMP HGETALL HKEYS HVALS HLEN LLEN SMEMBERS ' +
    'SCARD ZCARD XLEN ECHO KEYS',
  '-3':
    'SDIFFSTORE SINTERSTORE SUNIONSTORE MSET MSETNX COPY LCS BLPOP BRPOP BZPOPMIN BZPOPMAX EVAL ' +
    'EVALSHA EVAL_RO EVALSHA_RO FCALL FCALL_RO ZUNION ZINTER ZDIFF ZINTERCARD SINTERCARD SET BITPOS ' +
    'EXPIRE PEXPIRE EXPIREAT PEXPIREAT HDEL HMGET HSCAN LPUSH RPUSH LPUSHX RPUSHX SADD SREM SSCAN ' +
    'ZREM ZSCAN XDEL',
  '3':
    'RENAME RENAMENX RPOPLPUSH SETNX GETSET APPEND INCRBY DECRBY INCRBYFLOAT GETBIT HGET HEXISTS ' +
    'LINDEX SISMEMBER ZSCORE ZRANK',
  '-4':
    'BITOP LMPOP ZMPOP ZUNIONSTORE ZINTERSTORE ZDIFFSTORE RESTORE HSET HMSET ZADD ZRANGE XRANGE ' +
    'XREVRANGE XTRIM XACK GEODIST',
  '4':
    'SMOVE BRPOPLPUSH SETEX PSETEX GETRANGE SETRANGE SETBIT HINCRBY LRANGE LSET LREM LTRIM ZCOUNT ' +
    'ZINCRBY',
  '-5': 'ZRANGESTORE BLMPOP BZMPOP XADD GEOADD',
  '5': 'LMOVE',
  '6': 'BLMOVE',
  '-8': 'GEOSEARCHSTORE',
};

/** Words a command takes, by its name; below 0, that many or more. */
export const arities: ReadonlyMap<string, number> = new Map(
  Object.entries(namesByArity).flatMap(([arity, names]) =>
    names.split(' ').map((name) => [name, Number(arity)] as const),
  ),
);

/** Whether a command may have that many words, its own name among them. */
export function takesWords(name: string, words: number): boolean {
  const arity = arities.get(name);
  if (arity === undefined) return false;
  return arity < 0 ? words >= -arity : words === arity;
}
