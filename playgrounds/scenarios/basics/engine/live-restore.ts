import type { Scenario } from '../../../lab/scenario.ts';
import { until } from '../../setup.ts';
import { readyEngine } from '../../vm-setup.ts';

const settings = '/etc/docker/daemon.json';
/**
 * Other sessions share the virtual machine, and a swarm refuses an engine with live-restore. A reload takes up what
 * is set, not what is missing: daemon/reload.go asks IsValueSet.
 */
const asBefore = `
    jq '. + {"live-restore": false}' ${settings} > /run/daemon.json
    cp /run/daemon.json ${settings}
    systemctl reload docker
    ${until("docker info -f '{{.LiveRestoreEnabled}}' | grep -q false", 50)}`;

export const scenario: Scenario = {
  title: 'live-restore：引擎停了，容器还在跑',
  needs: 'vm',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [{ on: 'docker1', hidden: asBefore }, readyEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name web busybox:1.35 sleep 1d',
      timeoutSeconds: 180,
      narration: '启动一个容器，不写重启策略。',
    },
    {
      on: 'docker1',
      run: 'systemctl restart docker',
      timeoutSeconds: 300,
      narration: '照默认的设置重启引擎。',
    },
    {
      on: 'docker1',
      run: "docker ps -a --format '{{.Names}} {{.Status}}'",
      narration: '容器跟着停了，退出状态码 137：引擎停下之前先把容器都停掉。',
    },
    {
      on: 'docker1',
      run: `jq '. + {"live-restore": true}' ${settings} > new.json && cp new.json ${settings}`,
      narration: '在配置文件里加上 live-restore，原有的几项都留着。',
    },
    {
      on: 'docker1',
      run: "systemctl reload docker; docker info -f '{{.LiveRestoreEnabled}}'",
      timeoutSeconds: 120,
      narration: '这一项不用重启引擎，reload 就生效：true。',
    },
    {
      on: 'docker1',
      run: "docker start web; docker inspect -f '{{.State.Pid}}' web",
      varies: /^\d+$/g,
      timeoutSeconds: 180,
      narration: '再启动容器，记住它在主机上的进程号。',
    },
    {
      on: 'docker1',
      run: 'systemctl stop docker.socket docker.service',
      timeoutSeconds: 300,
      narration: '停掉引擎。连套接字一起停，不然下一条 docker 命令又会把它叫起来。',
    },
    {
      on: 'docker1',
      run: 'docker ps',
      status: 1,
      narration: '没有人答：引擎确实停了。',
    },
    {
      on: 'docker1',
      run: 'ps -C containerd-shim,sleep -o pid,ppid,comm',
      varies: /^ *\d+ +\d+(?= )/g,
      narration: '容器的进程还在，进程号没有变。看 PPID 一列：它的父进程是 shim，不是引擎。',
    },
    {
      on: 'docker1',
      run: 'systemctl start docker',
      timeoutSeconds: 300,
      narration: '引擎回来，从 shim 那里把容器接过去。',
    },
    {
      on: 'docker1',
      run: "docker ps --format '{{.Names}} {{.Status}}'; docker inspect -f '{{.State.Pid}}' web",
      varies: /^\d+$/g,
      narration: '容器一直是 Up，还是那个进程号：它没有重启过。',
    },
  ],
  cleanup: [{ on: 'docker1', hidden: asBefore }],
};
