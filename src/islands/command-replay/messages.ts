/** What the page says without script. */
export const transcriptWords = {
  play: '播放实录',
  keyboardKey: (name: string) => `按键 ${name}`,
  copy: '复制',
  output: '输出',
  noOutput: '没有输出。',
  exitStatus: (status: number) => `退出状态码 ${status}`,
  engine: (version: string) => `Docker ${version}`,
  recordedOn: '录于',
  download: '下载录像',
  scenario: '脚本',
};

/** What the controls say; they stand in the page and wait for the player. */
export const controlWords = {
  label: '播放器',
  hosts: '主机',
  restart: '从头播放',
  previous: '上一条命令',
  play: '播放',
  next: '下一条',
  seek: '播放位置',
  keys: [
    ['空格', '播放或暂停'],
    ['←　→', '退、进 5 秒'],
    ['[　]', '上一条、下一条'],
  ],
  reducedMotion: '系统设置了减弱动态效果：按一次播放，显示一条命令的全部输出。',
};

/** What the small script says, which every page with a recording carries. */
export const elementWords = {
  play: '播放实录',
  loading: '载入中…',
  copied: '已复制',
  notCopied: '复制不了，请选中文字再复制',
  unplayable: '播放器没有载入。下面的文字记录是完整的。',
  retry: '重试',
  reload: '重新载入页面',
};
