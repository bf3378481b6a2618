import type { Scenario } from '../../../lab/scenario.ts';
import { readyEngine } from '../../vm-setup.ts';

/** What systemd measures, and the processes' numbers. */
const measured =
  /(?<=since ).*(?= ago)|(?<=Invocation: )\S+|(?<=PID: )\d+|(?<=Tasks: )\d+.*|(?<=Memory: ).*|(?<=CPU: ).*|(?<=─)\d+/g;

export const scenario: Scenario = {
  title: 'systemd 管着引擎：状态、重启、日志',
  needs: 'vm',
  size: { cols: 116, rows: 28 }, // A row of docker ps -a.
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    // Its state tells of a reload that an earlier session asked for.
    { on: 'docker1', hidden: 'systemctl restart docker' },
    readyEngine('docker1', ['busybox:1.35']),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'systemctl status docker --no-pager -n 0',
      varies: measured,
      narration:
        '引擎是 systemd 的一个服务。看 Loaded 一行：enabled 是开机就启动；Active 一行：active (running)。最下面是它的 cgroup 和主进程 dockerd。',
    },
    {
      on: 'docker1',
      run: 'systemctl is-enabled docker',
      narration: '只问会不会开机启动。',
    },
    {
      on: 'docker1',
      run: 'systemctl is-active docker',
      narration: '只问现在是否在运行。脚本里用这两句，看退出状态码就够了。',
    },
    {
      on: 'docker1',
      run: "docker info | grep -E 'Server|Driver:|Version: 2|Swarm:|Default Runtime:'",
      narration:
        '引擎报告自己的设置：版本、存储与日志驱动、cgroup、swarm、运行时。有 systemd 的机器上，cgroup 由它分配：驱动是 systemd，版本是 2。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name web busybox:1.35 sleep 1d',
      timeoutSeconds: 120,
      narration: '启动一个容器，看重启引擎会对它怎样。',
    },
    {
      on: 'docker1',
      run: 'systemctl restart docker',
      timeoutSeconds: 240,
      narration: '重启引擎。没有输出就是成功。',
    },
    {
      on: 'docker1',
      run: 'docker ps -a',
      narration: '容器跟着停了：它没有重启策略，引擎回来以后不会替它启动。',
    },
    {
      on: 'docker1',
      run: 'journalctl -u docker -t systemd -n 2 --no-pager',
      narration:
        '日志在 journal 里：-u 选服务，-t 选谁写的，-n 选最后几行。这是 systemd 记下的启动。',
    },
    {
      on: 'docker1',
      // What the recorder asks the engine between commands stands in the engine's log too.
      run: "journalctl -u docker -o cat | grep -E 'initialization|API listen' | tail -2",
      narration: '引擎自己写的也在一处：初始化完毕，然后在套接字上听。',
    },
  ],
};
