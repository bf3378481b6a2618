import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

export const scenario: Scenario = {
  title: '开工前核对：名字、地址、身份、引擎',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [freshEngine('docker1'), freshEngine('docker2')],
  steps: [
    {
      on: 'docker1',
      run: "hostname; ip -4 -o addr show eth0 | awk '{ print $2, $4 }'",
      narration: '先看自己是谁：主机名和地址要与规划表一致，地址后面的 /24 是掩码。',
    },
    {
      on: 'docker2',
      run: "hostname; ip -4 -o addr show eth0 | awk '{ print $2, $4 }'",
      narration: '第二台也看一遍。主机名或地址与第一台相同，就是克隆后没有改。',
    },
    {
      on: 'docker1',
      run: 'grep docker /etc/hosts',
      narration: '名字到地址的对照写在 /etc/hosts，每台都有同样的几行。',
    },
    {
      on: 'docker1',
      run: 'ping -c 2 docker2',
      varies: /time[ =][\d.]+|rtt .*/g,
      narration: '按名字能通，说明地址、掩码、/etc/hosts 都对。看丢包是不是 0%。',
    },
    {
      on: 'docker1',
      run: "docker info -f '{{.ID}}'",
      varies: /[0-9a-f-]{36}/g,
      narration: '引擎给自己编的号，每台都该不同。',
    },
    {
      on: 'docker2',
      run: "docker info -f '{{.ID}}'",
      varies: /[0-9a-f-]{36}/g,
      narration: '果然不同。装好 Docker 再克隆的主机，这里会一模一样。',
    },
    {
      on: 'docker1',
      run: "docker version -f '{{.Client.Version}} {{.Server.Version}}'",
      narration: '客户端与守护进程都答话了，Docker 能用。',
    },
  ],
};
