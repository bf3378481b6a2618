/** What the player says. It is a file of its own because it comes with the player and not with the page. */
export const playerWords = {
  play: '播放',
  pause: '暂停',
  httpError: (status: number) => `录像没有载入（${status}）。下面的文字记录是完整的。`,
  unreachable: '录像没有载入（网络不通）。下面的文字记录是完整的。',
  tooSlow: '录像没有载入（等了 20 秒）。下面的文字记录是完整的。',
  broken: '录像文件是坏的，放不出来。下面的文字记录是完整的。',
  terminal: (host: string) => `${host} 的终端；同样的内容在下面的文字记录里`,
  command: (index: number, count: number) => `第 ${index} / ${count} 条`,
  time: (at: string, duration: string) => `${at} / ${duration}`,
  position: (at: string, index: number, command: string) => `${at}，第 ${index} 条：${command}`,
};
