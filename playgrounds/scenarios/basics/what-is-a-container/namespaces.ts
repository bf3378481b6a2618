import type { Scenario } from '../../../lab/scenario.ts';
import { readyEngine } from '../../vm-setup.ts';

/** The number of a namespace. */
const inode = /(?<=:\[)\d+/g;

export const scenario: Scenario = {
  title: '容器是住在另一组命名空间里的进程',
  needs: 'vm',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [readyEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name box --hostname box busybox:1.35 sleep 1d',
      timeoutSeconds: 120,
      narration: '启动一个容器，里面只有一个 sleep。',
    },
    {
      on: 'docker1',
      run: "pid=$(docker inspect -f '{{.State.Pid}}' box); ps -o pid,user,args -p $pid",
      varies: /^ *\d+(?= )/g,
      narration: '在主机上它就是一个普通进程，有主机给的进程号。',
    },
    {
      on: 'docker1',
      run: 'docker exec box ps',
      varies: /^ *(?!1 )\d+(?= )/g,
      narration: '进到容器里看，同一个 sleep 是 1 号进程，别的进程都看不见。',
    },
    {
      on: 'docker1',
      run: 'readlink /proc/self/ns/{mnt,uts,ipc,pid,net,cgroup,user}',
      varies: inode,
      narration: '主机上一个进程的命名空间。方括号里是编号，编号相同就是同一个。',
    },
    {
      on: 'docker1',
      run: 'readlink /proc/$pid/ns/{mnt,uts,ipc,pid,net,cgroup,user}',
      varies: inode,
      narration: '容器里那个 sleep 的。前六个的编号都不一样，只有最后的 user 与主机相同。',
    },
    {
      on: 'docker1',
      run: 'cat /proc/$pid/uid_map',
      narration: '所以用户没有另起一套：从 0 开始原样对应，容器里的 root 就是主机的 root。',
    },
    {
      on: 'docker1',
      run: 'unshare --uts --pid --mount-proc --fork bash --norc',
      until: /# $/,
      narration: '不用 Docker，自己造：unshare 给一个 bash 新的 uts、pid 和 mnt 命名空间。',
    },
    {
      on: 'docker1',
      send: 'hostname byhand; hostname',
      until: /# $/,
      narration: '在里面改主机名。',
    },
    {
      on: 'docker1',
      send: 'ps',
      varies: /^ *(?!1 )\d+(?= )|pts\/\d+/g,
      until: /# $/,
      narration: '在里面看进程：bash 是 1 号，和容器里看到的一样。',
    },
    {
      on: 'docker1',
      send: 'exit',
      narration: '出来。',
    },
    {
      on: 'docker1',
      run: 'hostname',
      narration: '主机的名字没有变：刚才改的是另一个 uts 命名空间里的。',
    },
  ],
};
