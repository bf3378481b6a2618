import { once } from 'node:events';
import { Resolver } from 'node:dns/promises';
import type { Socket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerTo, serve } from './resolver.ts';

describe('the resolver', () => {
  const resolver = new Resolver({ timeout: 2000, tries: 1 });
  let socket: Socket;
  beforeAll(async () => {
    socket = serve('127.0.0.1', 0);
    await once(socket, 'listening');
    resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  });
  afterAll(() => socket.close());

  test('knows the hosts of the book, in capitals too', async () => {
    expect(await resolver.resolve4('docker1')).toEqual(['192.168.110.101']);
    expect(await resolver.resolve4('Registry.Example.com')).toEqual(['192.168.110.124']);
  });

  test('says of every other name that there is none', async () => {
    for (const name of ['docker9', 'registry-1.docker.io', '1.110.168.192.in-addr.arpa']) {
      await expect(resolver.resolve4(name)).rejects.toThrow(`queryA ENOTFOUND ${name}`);
    }
  });

  test('has no addresses of another kind, which is not the same as no such name', async () => {
    await expect(resolver.resolve6('docker1')).rejects.toThrow('queryAaaa ENODATA docker1');
  });
});

describe('answerTo', () => {
  test('is silent to what is no query', () => {
    const answer = Buffer.from([0, 1, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1]);
    const cut = Buffer.from([0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 7, 0x64, 0x6f]);
    for (const message of [Buffer.alloc(0), Buffer.alloc(12), answer, cut]) {
      expect(answerTo(message)).toBeUndefined();
    }
  });
});
