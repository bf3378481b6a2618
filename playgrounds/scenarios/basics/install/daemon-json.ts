import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';
import { project } from '../../project.ts';

export const scenario: Scenario = {
  title: '改 daemon.json 之前先验一验',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1'), project('docker1', 'basics/install/daemon-json', '/root/daemon')],
  steps: [
    {
      on: 'docker1',
      run: 'cd daemon && cat commented.json.txt',
      narration: '照笔记的样子，在 JSON 里写了一行 # 注释。',
    },
    {
      on: 'docker1',
      run: 'dockerd --validate --config-file commented.json.txt',
      status: 1,
      narration: '只验不启动：不是合法的 JSON。真用它重启，守护进程起不来，全部容器跟着停。',
    },
    {
      on: 'docker1',
      run: 'cat misspelt.json && dockerd --validate --config-file misspelt.json',
      status: 1,
      narration: '选项名拼错也不行：没有这个选项，而且说出了是哪一个。',
    },
    {
      on: 'docker1',
      run: 'cat singular.json && dockerd --validate --config-file singular.json',
      narration:
        '少一个 s 却说 OK：它与命令行的选项同名，没被认成错字。所以重启以后还要用 docker info 看一眼。',
    },
    {
      on: 'docker1',
      run: 'cat daemon.json && dockerd --validate --config-file daemon.json',
      narration: '这一份可以用。放到 /etc/docker/daemon.json，再重启守护进程。',
    },
  ],
};
