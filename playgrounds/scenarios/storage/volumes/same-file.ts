import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

export const scenario: Scenario = {
  title: '绑定挂载不是同步，是同一个文件',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'mkdir site && echo one > site/a.txt',
      narration: '主机上一个目录，里面一个文件。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name box -v ~/site:/data busybox:1.35 sleep 1d',
      narration: '把目录挂进容器。-v 冒号前以 / 开头的是主机路径，~ 会由 shell 换成 /root。',
    },
    {
      on: 'docker1',
      run: 'stat -c %i site/a.txt; docker exec box stat -c %i /data/a.txt',
      varies: /^\d+$/g,
      narration: '主机上和容器里看，inode 号相同：就是同一个文件，没有复制。',
    },
    {
      on: 'docker1',
      run: "docker exec box sh -c 'echo two >> /data/a.txt' && cat site/a.txt",
      narration: '容器里加一行，主机上立刻有。反过来也一样。',
    },
    {
      on: 'docker1',
      run: 'docker exec -u 1000 box touch /data/b.txt',
      status: 1,
      narration: '换成 1000 号用户就写不进去：目录属于 root。权限按用户的编号算，两边一样。',
    },
    {
      on: 'docker1',
      run: 'docker rm -f box && cat site/a.txt',
      narration: '容器删了，文件还在：它本来就在主机上。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name one -v ~/site/a.txt:/a.txt busybox:1.35 sleep 1d',
      narration: '只挂一个文件也行，但有个坑。',
    },
    {
      on: 'docker1',
      run: 'sed -i s/one/ONE/ site/a.txt && cat site/a.txt',
      narration: 'sed -i 和许多编辑器一样：写一个新文件，再改名顶替旧的。',
    },
    {
      on: 'docker1',
      run: 'docker exec one cat /a.txt',
      narration: '容器里还是旧内容：它挂的是原来那个文件。所以要挂目录，不要挂单个文件。',
    },
  ],
};
