import type { Scenario } from '../../../lab/scenario.ts';
import { readyEngine } from '../../vm-setup.ts';

export const scenario: Scenario = {
  title: '限额写在 cgroup 的文件里',
  needs: 'vm',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [readyEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name box --memory 64m --cpus 0.5 --pids-limit 100 busybox:1.35 sleep 1d',
      timeoutSeconds: 120,
      narration: '启动一个容器，限定 64 MB 内存、半个 CPU、100 个进程。',
    },
    {
      on: 'docker1',
      run: "pid=$(docker inspect -f '{{.State.Pid}}' box); cat /proc/$pid/cgroup",
      narration:
        '它的进程在哪个 cgroup 里：system.slice 下面，以容器的 ID 命名。开头的 0:: 是第 2 版。',
    },
    {
      on: 'docker1',
      run: 'group=/sys/fs/cgroup$(cut -d : -f 3 /proc/$pid/cgroup); cat $group/memory.max',
      narration: '到那个目录里看内存的上限：67108864 字节，正是 64 MB。',
    },
    {
      on: 'docker1',
      run: 'cat $group/cpu.max',
      narration: 'CPU：每 100000 微秒里最多用 50000，就是半个。',
    },
    {
      on: 'docker1',
      run: 'cat $group/pids.max $group/pids.current',
      narration: '进程数：上限 100，现在 1 个。',
    },
    {
      on: 'docker1',
      run: 'docker exec box cat /sys/fs/cgroup/memory.max',
      narration: '容器里看自己的限额，同一个文件就在 /sys/fs/cgroup 的根上：cgroup 也有命名空间。',
    },
    {
      on: 'docker1',
      run: 'docker update --memory 128m --memory-swap 128m --cpus 1 box',
      narration: '不停容器，改成 128 MB、一个 CPU。',
    },
    {
      on: 'docker1',
      run: 'cat $group/memory.max $group/cpu.max',
      narration: '文件里的数字跟着变了：docker update 改的就是它们，执行的是内核。',
    },
  ],
};
