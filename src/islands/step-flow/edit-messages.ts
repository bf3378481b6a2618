/** What the page says while a diagram is edited; loaded with the press on 改一改. */
export const editWords = {
  panel: '改一改',
  source: 'mermaid 源文',
  hint: '改源文，下面的图跟着变。只在你的浏览器里，刷新就没了。',
  picture: '改出来的图',
  reset: '还原',
  copy: '复制源文',
  copied: '已复制',
  notCopied: '浏览器不让复制，请选中源文自己复制。',
  close: '收起',
  drawn: '图已更新。',
  /** `line`: where mermaid stopped, undefined when it does not say. */
  broken: (line: number | undefined) =>
    line === undefined
      ? 'mermaid 画不出来，图停在上一次画成的样子。'
      : `第 ${line} 行起 mermaid 读不懂，图停在上一次画成的样子。`,
  empty: '源文是空的。按“还原”取回原来的。',
  /** `most`: how many lines are drawn at most. */
  long: (most: number) => `超过 ${most} 行，不画了：浏览器会卡住。删短一些再看。`,
  goTo: (line: number) => `到第 ${line} 行`,
};
