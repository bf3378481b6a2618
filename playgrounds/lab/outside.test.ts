import { describe, expect, test } from 'vitest';
import { archiveHostsIn, builderOf, findOutside, nameServersIn, outsideTraces } from './outside.ts';

const kernel = { what: 'kernel release', text: '6.1.0-13-amd64' };
const machine = { what: 'host name', text: 'vm' };
const model = { what: 'CPU model', text: 'AMD EPYC (7B13)' };

describe('findOutside', () => {
  test('finds a trace between other words', () => {
    expect(findOutside(' Kernel Version: 6.1.0-13-amd64\r\n', [kernel, machine])).toEqual([kernel]);
  });

  test('finds a trace through colours', () => {
    expect(findOutside('6.1.0-\x1b[1m13\x1b[0m-amd64', [kernel])).toEqual([kernel]);
  });

  test('finds a trace in a typed line that readline wrapped', () => {
    expect(findOutside('echo 6.1.0-1 \r3-amd64', [kernel])).toEqual([kernel]);
  });

  test('takes a short host name only as a word of its own', () => {
    expect(findOutside('vmlinuz kvm my-vm vm_x', [machine])).toEqual([]);
    expect(findOutside('Name: vm\r\n', [machine])).toEqual([machine]);
  });

  test('takes signs of regular expressions as they are', () => {
    expect(findOutside('CPU: AMD EPYC (7B13) x2', [model])).toEqual([model]);
  });
});

describe('builderOf', () => {
  test('gives who built a kernel, and not its compiler, which a recording may name', () => {
    const version = 'Linux version 6.1.0 (builder@forge) (gcc (GCC) 12.2.0, GNU ld 2.40) #1 SMP';
    expect(builderOf(version)).toBe('builder@forge');
    expect(builderOf('Linux version 6.1.0 (gcc (GCC) 12.2.0)')).toBe('');
  });
});

describe('nameServersIn', () => {
  test('names servers and search domains, and not this machine itself', () => {
    const text =
      '# nameserver 1.1.1.1\nnameserver 10.0.0.53\nnameserver 127.0.0.53\nsearch corp.example .\n';
    expect(nameServersIn(text)).toEqual(['10.0.0.53', 'corp.example']);
  });
});

describe('archiveHostsIn', () => {
  test('names the hosts of sources and proxies, but not this machine itself', () => {
    const sources = `deb [signed-by=/k.gpg] http://mirror.example.edu/debian trixie main
URIs: https://me:secret@cache.example.net:8080/debian
Acquire::http::Proxy "http://localhost:3142";`;
    expect(archiveHostsIn(sources)).toEqual(['mirror.example.edu', 'cache.example.net']);
  });
});

describe('outsideTraces', () => {
  test.runIf(process.platform === 'linux')(
    'names the kernel of this machine, and nothing twice',
    () => {
      const traces = outsideTraces();
      expect(traces.map(({ what }) => what)).toContain('kernel release');
      expect(new Set(traces.map(({ text }) => text)).size).toBe(traces.length);
    },
  );
});
