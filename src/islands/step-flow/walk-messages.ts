/** What the page says while a flow is walked; loaded with the first press. */
export const walkWords = {
  bar: '逐步看',
  previous: '上一步',
  next: '下一步',
  play: '播放',
  pause: '暂停',
  chapter: '跳到段落',
  whole: '看全图',
  keys: '← → 换步 · Home End 首尾 · Esc 看全图',
  place: (step: number, last: number) => `第 ${step} 步，共 ${last} 步`,
};
