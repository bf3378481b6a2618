import type { NodesProblem } from '~/domain/redis-cluster/cluster-nodes.ts';
import type { CommandProblem } from '~/domain/redis-cluster/command-keys.ts';
import type { KeyProblem } from '~/domain/redis-cluster/key-list.ts';
import { formatRange, type SlotRange } from '~/domain/redis-cluster/ranges.ts';
import type { StartProblem } from '~/domain/redis-cluster/start.ts';
import type { StepProblem } from '~/domain/redis-cluster/step.ts';

/** What is wrong with a field of the beginning, and what to do. */
export function startProblemText(problem: StartProblem): string {
  switch (problem.kind) {
    case 'no-number':
      return problem.text.trim() === ''
        ? '请填一个整数。'
        : `“${problem.text}”不能填在这里，请填 0、1、2 这样的整数。`;
    case 'too-few-masters':
      return (
        `主节点至少要 3 个。redis-cli 会说：Redis Cluster requires at least 3 master nodes. ` +
        `This is not possible with ${problem.nodes} nodes and ${problem.replicas} replicas per node. ` +
        `At least ${problem.needed} nodes are required.`
      );
    case 'one-node':
      return '主节点至少要 3 个。节点不到两个时，redis-cli 会说：[ERR] Wrong number of arguments for specified --cluster sub command。';
    case 'more-than-slots':
      return '主节点比槽还多：一共只有 16384 个槽，多出来的主节点一个也分不到。';
    case 'too-many-nodes':
      return '主节点连同副本超过 1000 个。Redis Cluster 的规范以 1000 个节点为上限，这里也算到这么多。';
    case 'too-many-replicas':
      return '每个主节点最多填 9 个副本。';
    case 'no-host':
      return '至少写一台主机的名字或地址。';
    case 'bad-host':
      return `“${problem.text}”不像主机名或 IPv4 地址。端口写在旁边的格里。`;
    case 'double-host':
      return `“${problem.text}”写了两次。同一台主机写一次就够，节点会轮流放。`;
    case 'bad-port':
      return '请填 1 到 55535 之间的端口：总线端口要再加 10000，最后一个节点的也不能超过 65535。';
    case 'nodes':
      return nodesProblemText(problem.problem);
  }
}

/** What is wrong with a line of CLUSTER NODES. */
export function nodesProblemText(problem: NodesProblem): string {
  switch (problem.kind) {
    case 'empty':
      return '还没有粘贴。在任一节点上执行 redis-cli cluster nodes，把输出整段贴进来。';
    case 'fields':
      return `第 ${problem.line} 行不是 cluster nodes 的一行（要有节点 ID、地址、标志、主节点、三个数、连接状态）：${problem.text}`;
    case 'address':
      return `第 ${problem.line} 行的地址“${problem.text}”不是 主机:端口@总线端口。`;
    case 'same-id':
      return `第 ${problem.line} 行的节点 ID 与第 ${problem.first} 行相同。是不是贴了两遍？`;
    case 'slots':
      return `第 ${problem.line} 行的“${problem.text}”不是槽，也不是 起-止。`;
    case 'outside':
      return `第 ${problem.line} 行的“${problem.text}”超出范围：槽的编号是 0 到 16383。`;
    case 'open-slot':
      return `第 ${problem.line} 行的 ${problem.text} 说明这个槽正在搬。redis-cli 此时不肯重新分槽，先执行 redis-cli --cluster fix。`;
    case 'replica-slots':
      return `第 ${problem.line} 行是副本节点，却写着槽 ${problem.text}。槽只属于主节点。`;
    case 'unknown-master':
      return `第 ${problem.line} 行的主节点 ${problem.id.slice(0, 8)}… 不在这段输出里。是不是少贴了几行？`;
    case 'failed':
      return `第 ${problem.line} 行的主节点 ${problem.address} 已失联（fail），它的槽没有人处理，redis-cli 不肯重新分槽。`;
    case 'overlap':
      return `第 ${problem.line} 行与第 ${problem.other} 行都占着槽 ${rangesText(problem.ranges)}。一个槽只能有一个主人。`;
    case 'missing':
      return `槽 ${rangesText(problem.ranges)} 没有主人，redis-cli 会说 Not all 16384 slots are covered by nodes，并且不肯重新分槽。`;
    case 'no-master':
      return '这里面没有主节点。';
  }
}

/** What is wrong with a field of a step. */
export function stepProblemText(problem: StepProblem): string {
  switch (problem.kind) {
    case 'no-number':
      return problem.text.trim() === ''
        ? '请填一个数。'
        : `“${problem.text}”不能填在这里，请只用数字${problem.field === 'threshold' ? '和小数点' : ''}。`;
    case 'slots-outside':
      return '请填 1 到 16384：redis-cli 问的是搬多少个槽，不是分给几个节点。';
    case 'no-such-master':
      return `“${problem.text}”不是这一步之前的主节点。`;
    case 'none-chosen':
      return problem.field === 'from' ? '至少选一个源。' : '请选一个主节点。';
    case 'target-as-source':
      return '接收者不能同时是源。redis-cli 会说 It is not possible to use the target node as source node。';
    case 'sources-empty':
      return '选中的源一个槽也交不出来。';
    case 'no-range':
      return '请写要搬的槽，例如 0-1364。';
    case 'malformed':
      return `“${problem.text}”不是槽，也不是 起-止，例如 5461 或 0-1364。`;
    case 'outside':
      return `“${problem.text}”超出范围：槽的编号是 0 到 16383。`;
    case 'reversed':
      return `“${problem.text}”前大后小，请把小的写在前面。`;
    case 'not-owned':
      return problem.owner === undefined
        ? `槽 ${rangesText(problem.ranges)} 没有主人，不能从这个源搬走。`
        : `槽 ${rangesText(problem.ranges)} 不归这个源，归 ${problem.owner}。`;
    case 'bad-address':
      return problem.text === ''
        ? '请写新节点的地址，例如 192.168.1.10:6387。'
        : `“${problem.text}”不是 主机:端口。`;
    case 'bad-port':
      return `“${problem.text}”的端口不对，请填 1 到 55535：总线端口要再加 10000，也不能超过 65535。`;
    case 'taken':
      return `${problem.text} 已经在集群里了。`;
    case 'not-empty':
      return `它还有 ${problem.owned} 个槽。redis-cli 会说 is not empty! Reshard data away and try again，先把槽搬走。`;
    case 'bad-weight':
      return `“${problem.text.slice(problem.text.lastIndexOf('=') + 1)}”不是权重，请填 0 或正数，例如 1.5。`;
    case 'no-weight':
      return '参加的主节点权重加起来是 0，分不了。至少留一个大于 0。';
    case 'endless':
      return '取整以后每个主节点都嫌多，没有谁能接：redis-cli 会一直找下去，不会结束。请改一改权重或阈值。';
  }
}

/** Why a line is no key. */
export function keyProblemText({ line, problem }: KeyProblem): string {
  return problem === 'unterminated'
    ? `第 ${line} 行的引号没有收尾。`
    : `第 ${line} 行收尾的引号后面还有字。`;
}

/** Why a command cannot be judged. */
export function commandProblemText(problem: CommandProblem | 'quotes', name: string): string {
  switch (problem) {
    case 'unknown':
      return `不认识命令“${name}”。这里认得常用的单键与多键命令，不认得的不猜。`;
    case 'arity':
      return `${name} 的参数个数不对，redis-server 会说 ERR wrong number of arguments。`;
    case 'key-count':
      return `${name} 要先写键的个数，再写这么多个键。`;
    case 'quotes':
      return '引号没有配好。';
  }
}

/** Ranges for a sentence; many are cut short. */
export function rangesText(ranges: readonly SlotRange[]): string {
  const shown = ranges.slice(0, 6).map(formatRange).join('、');
  return ranges.length > 6 ? `${shown} 等 ${ranges.length} 段` : shown;
}
