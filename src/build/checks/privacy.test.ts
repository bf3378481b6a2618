import { describe, expect, test } from 'vitest';
import { brief } from './fixtures.ts';
import { checkPrivacy } from './privacy.ts';

const at = '@';
/** Written in pieces, so that the check does not find them in this file. */
const bad = {
  mail: `zhang.san${at}mail.invalid-not.cn`,
  address: [8, 131, 20, 7].join('.'),
  home: ['', 'home', 'zhangsan', 'x'].join('/'),
  mac: ['', 'Users', 'zhangsan'].join('/'),
  windows: ['C:', 'Users', 'zhangsan'].join('\\'),
};
const check = (file: string, ...lines: string[]) =>
  brief(checkPrivacy([{ file, text: lines.join('\n') }], ['', 'srv', 'books', 'dock'].join('/')));

describe('checkPrivacy', () => {
  test('finds mail addresses, public addresses and machine paths, with their lines', () => {
    expect(
      check(
        'content/docs/a.mdx',
        `邮箱 ${bad.mail}`,
        `主机 ${bad.address}:2377`,
        `${bad.home} ${bad.mac}`,
        bad.windows,
        ['', 'srv', 'books', 'dock', 'src'].join('/'),
      ),
    ).toEqual([
      'content/docs/a.mdx:1 private/e-mail',
      'content/docs/a.mdx:2 private/address',
      'content/docs/a.mdx:3 private/machine-path',
      'content/docs/a.mdx:3 private/machine-path',
      'content/docs/a.mdx:4 private/machine-path',
      'content/docs/a.mdx:5 private/machine-path',
    ]);
  });

  test('reads recordings', () => {
    const cast = 'playgrounds/recordings/swarm/create/join.cast';
    expect(check(cast, '{"version":2}', `[1.2,"o","inet ${bad.address}/24\\r\\n"]`)).toEqual([
      `${cast}:2 private/address`,
    ]);
  });

  test('knows an address after a new line of JSON from a new line before an @', () => {
    const cast = 'playgrounds/recordings/compose/wordpress/counter.cast';
    expect(check(cast, `["\\r\\n@app.get()"]`, `["\\r\\n${bad.mail}"]`)).toEqual([
      `${cast}:2 private/e-mail`,
    ]);
  });

  test.each(['README.md', 'docs/a.md', 'tools/a.mjs', 'e2e/a.ts', 'deploy/a.conf', '.ci/run'])(
    'reads %s',
    (file) => {
      expect(check(file, bad.mail, bad.home)).toEqual([
        `${file}:1 private/e-mail`,
        `${file}:2 private/machine-path`,
      ]);
    },
  );

  test('lets pass what is nobody’s', () => {
    expect(
      check(
        'content/docs/a.mdx',
        'a@example.com git@gitlab.example.com:a/b.git root@docker1.internal getty@tty1.service astro@7.3.5',
        'https://www.mail-archive.com/list@lists.debian.org/msg1.html',
        '127.0.0.1 10.0.0.1 172.18.0.1 192.168.110.101 203.0.113.9 0.0.0.0 255.255.255.0 224.0.0.1 8.8.8.8',
        'v1.2.3.4 1.2.3.4-5 1.2.3.4.5 1.02.3.4 300.1.1.1',
        '/home/jenkins/x /home/user ~/x /root/.docker',
      ),
    ).toEqual([]);
    expect(check('content/flows/a/flow.svg', `<path d="M1.5.3.2 ${bad.address}"/>`)).toEqual([]);
  });
});
