/** What the sheet of keys says. */
export const messages = {
  title: '快捷键',
  keys: [
    ['/', '搜索'],
    ['n', '下一页'],
    ['p', '上一页'],
    ['?', '这张表'],
    ['Esc', '关闭弹出的窗口'],
  ],
  islands: '终端和分步图有自己的快捷键，焦点在里面时才有效，说明写在它们旁边。',
  turnOn: '使用上面的单键',
  close: '关闭',
} as const;
