import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';
import { until } from '../../setup.ts';

const status = `docker exec replica mariadb -psecret -e 'SHOW REPLICA STATUS\\G' |
  grep -E 'Running:|Using_Gtid|Gtid_IO_Pos|Last_IO_Error:|Behind'`;
const start = (name: string) => `docker run -d --name ${name} --network shop \\
  -v ./${name}.cnf:/etc/mysql/conf.d/replication.cnf \\
  -e MARIADB_ROOT_PASSWORD=secret mariadb:10.11`;
const answers = (name: string) =>
  until(`docker exec ${name} mariadb -h 127.0.0.1 -psecret -e 'SELECT 1'`, 300);
const arrived = (name: string) =>
  until(
    `docker exec replica mariadb -psecret -e 'SELECT name FROM shop.menu' | grep -q ${name}`,
    150,
  );

export const scenario: Scenario = {
  title: '主从复制：从库按 GTID 接着做',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['mariadb:10.11']),
    project('docker1', 'stateful/mysql/gtid', '/root/gtid'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd gtid && cat primary.cnf replica.cnf',
      narration:
        '两份配置：编号不同，都写二进制日志。这里用 MariaDB，MySQL 还要写 gtid_mode = ON。',
    },
    {
      on: 'docker1',
      run: 'docker network create shop',
      narration: '一个自定义网络，从库按名字找主库。',
    },
    {
      on: 'docker1',
      run: start('primary'),
      narration: '主库，配置文件挂进 conf.d。',
    },
    {
      on: 'docker1',
      run: start('replica'),
      narration: '从库，同样的命令，换一份配置。',
    },
    { on: 'docker1', hidden: `${answers('primary')} && ${answers('replica')}` },
    {
      on: 'docker1',
      run: 'docker exec -i primary mariadb -psecret < primary.sql',
      narration: '在主库上建复制用的账号。没有输出就是成功。',
    },
    {
      on: 'docker1',
      run: "docker exec primary mariadb -psecret -e 'SELECT @@gtid_binlog_pos'",
      narration:
        '主库做到了 0-1-2：域 0，服务器 1，第 2 个事务。MySQL 的 GTID 长得不同，是 UUID 加序号。',
    },
    {
      on: 'docker1',
      run: 'cat replica.sql && docker exec -i replica mariadb -psecret < replica.sql',
      narration:
        '让从库去跟主库。MySQL 8.4 里这句写作 CHANGE REPLICATION SOURCE TO，用 SOURCE_AUTO_POSITION = 1。',
    },
    {
      on: 'docker1',
      hidden: until(
        "docker exec replica mariadb -psecret -e 'SELECT @@gtid_slave_pos' | grep -q 0-1-2",
        150,
      ),
    },
    {
      on: 'docker1',
      run: status,
      narration: '两个线程都是 Yes：一个取日志，一个照着做。它已经收到 0-1-2，没有落后。',
    },
    {
      on: 'docker1',
      run: `docker exec primary mariadb -psecret -e "CREATE DATABASE shop;
  CREATE TABLE shop.menu (name VARCHAR(20)); INSERT INTO shop.menu VALUES ('latte')"`,
      narration: '在主库上建库、建表，写一行。',
    },
    { on: 'docker1', hidden: arrived('latte') },
    {
      on: 'docker1',
      run: "docker exec replica mariadb -psecret -e 'SELECT * FROM shop.menu'",
      narration: '从库上有了：库、表、这一行。',
    },
    {
      on: 'docker1',
      run: 'docker stop replica',
      narration: '停掉从库。',
    },
    {
      on: 'docker1',
      run: `docker exec primary mariadb -psecret \\
  -e "INSERT INTO shop.menu VALUES ('mocha')"`,
      narration: '它不在的时候，主库又写了一行。',
    },
    {
      on: 'docker1',
      run: 'docker start replica',
      narration: '从库回来。',
    },
    { on: 'docker1', hidden: arrived('mocha') },
    {
      on: 'docker1',
      run: `docker exec replica mariadb -psecret \\
  -e 'SELECT * FROM shop.menu; SELECT @@gtid_slave_pos'`,
      narration: '落下的那一行自己补上了：从库报出做到的 GTID，主库从下一个开始给。',
    },
  ],
};
