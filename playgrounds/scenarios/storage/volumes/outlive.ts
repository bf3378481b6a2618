import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../../basics/setup.ts';

export const scenario: Scenario = {
  title: '具名数据卷：容器没了，数据还在',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    quietly('docker1', 'docker volume ls -q | xargs -r docker volume rm'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker volume create notes',
      narration: '建一个名叫 notes 的数据卷。',
    },
    {
      on: 'docker1',
      run: "docker run --name writer -v notes:/data busybox:1.35 sh -c 'echo saved > /data/a.txt; echo lost > /b.txt'",
      narration: '把它挂在容器的 /data，写一个文件；再往容器自己的可写层里写一个。',
    },
    {
      on: 'docker1',
      run: 'docker rm writer',
      narration: '删掉这个容器。它的可写层没了，/b.txt 也就没了。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm -v notes:/data busybox:1.35 ls -l /data/a.txt /b.txt',
      status: 1,
      narration: '另起一个容器，挂上同一个卷：/data/a.txt 还在，/b.txt 不在。',
    },
    {
      on: 'docker1',
      run: "docker volume inspect notes --format '{{.Driver}} {{.Mountpoint}}'",
      narration: '数据在主机的这个目录里，归引擎管。',
    },
    {
      on: 'docker1',
      run: 'cat /var/lib/docker/volumes/notes/_data/a.txt',
      narration: '就是普通的文件。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name reader -v notes:/data:ro busybox:1.35 sleep 1d && docker exec reader touch /data/new',
      status: 1,
      narration: '加 :ro 就只能读：Read-only file system。',
    },
    {
      on: 'docker1',
      run: 'docker volume rm notes',
      status: 1,
      narration: '有容器用着就删不掉：volume is in use。',
    },
    {
      on: 'docker1',
      run: 'docker rm -f reader && docker volume rm notes',
      narration: '先删容器，再删卷。数据到这时才真的没了。',
    },
  ],
};
