import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../../basics/setup.ts';

const login = 'ssh -o BatchMode=yes student@docker2 hostname';

export const scenario: Scenario = {
  title: 'SSH 免密：把公钥交给要登录的主机',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1'),
    freshEngine('docker2'),
    quietly('docker1', 'rm -rf /root/.ssh'),
    quietly(
      'docker2',
      `userdel -rf student 2>/dev/null
useradd -m -s /bin/bash student && echo student:teach-me-docker | chpasswd
mkdir -p /run/sshd && ssh-keygen -A && /usr/sbin/sshd`,
    ),
  ],
  steps: [
    {
      on: 'docker1',
      run: login,
      status: 255,
      varies: /SHA256:\S+/g,
      narration: 'BatchMode 不许问口令。第一次连，连对方是谁都不认识，被拒绝，状态码 255。',
    },
    {
      on: 'docker1',
      run: "ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519",
      narration: '生成一对钥匙：私钥 id_ed25519 留在本机，公钥 id_ed25519.pub 可以给人。',
    },
    {
      on: 'docker1',
      run: 'ssh-copy-id student@docker2',
      answer: [
        { when: /\(yes\/no\/\[fingerprint\]\)\? $/, type: 'yes' },
        { when: /password: $/, type: 'teach-me-docker' },
      ],
      varies: /SHA256:\S+/g,
      narration: '把公钥追加到对方的 authorized_keys。先核对对方的指纹，再输最后一次口令。',
    },
    {
      on: 'docker1',
      run: login,
      narration: '同一条命令，这回不问口令就在 docker2 上执行了。',
    },
    {
      on: 'docker2',
      run: 'stat -c "%a %U %n" ~student/.ssh ~student/.ssh/authorized_keys',
      narration: 'ssh-copy-id 把权限也设好了：目录 700，文件 600，都归 student。',
    },
    {
      on: 'docker2',
      run: 'chmod 777 ~student/.ssh',
      narration: '故意放开权限：现在谁都能往这个目录里塞一把自己的公钥。',
    },
    {
      on: 'docker1',
      run: login,
      status: 255,
      narration: 'sshd 发现目录别人可写，就不再相信里面的公钥，免密登录失效。',
    },
    {
      on: 'docker2',
      run: 'chmod 700 ~student/.ssh',
      narration: '改回 700。',
    },
    {
      on: 'docker1',
      run: login,
      narration: '又好了。免密登录失败，先查权限。',
    },
    {
      on: 'docker1',
      run: 'cd ~.ssh',
      status: 1,
      narration: '笔记少打了一个斜杠：bash 要去找名叫 .ssh 的用户的家目录，找不到。应当是 ~/.ssh。',
    },
  ],
  cleanup: [
    quietly('docker2', 'pkill -x sshd; userdel -rf student 2>/dev/null; true'),
    quietly('docker1', 'rm -rf /root/.ssh'),
  ],
};
