import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../setup.ts';

export const scenario: Scenario = {
  title: 'docker 组：不用 sudo，也等于 root',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    quietly('docker1', 'userdel -rf student 2>/dev/null; useradd -m -s /bin/bash student'),
  ],
  steps: [
    {
      on: 'docker1',
      run: "su - student -c 'docker ps'",
      status: 1,
      narration: '普通用户 student 用 docker，被拒绝：套接字不让他碰。',
    },
    {
      on: 'docker1',
      run: "su - student -c 'grep root /etc/shadow'",
      status: 2,
      narration: '他也读不了 /etc/shadow，那里存着口令的散列值。',
    },
    {
      on: 'docker1',
      run: 'usermod -aG docker student && id student',
      varies: /\d+/g,
      narration: '把他加进 docker 组。-a 是追加，漏了它，别的附加组全没了。',
    },
    {
      on: 'docker1',
      run: "su - student -c 'docker ps'",
      narration: '重新登录以后，docker 能用了，不要 sudo，也不要口令。',
    },
    {
      on: 'docker1',
      run: "su - student -c 'docker run --rm -v /etc:/host busybox:1.35 grep root /host/shadow'",
      varies: /\d+/g,
      narration: '代价在这里：挂载主机的 /etc，刚才读不了的文件读出来了。能读就能改。',
    },
    {
      on: 'docker1',
      run: 'gpasswd -d student docker && id -nG student',
      narration: '收回：从组里去掉。已经登录着的终端要退出才生效。',
    },
  ],
  cleanup: [quietly('docker1', 'userdel -rf student 2>/dev/null; true')],
};
