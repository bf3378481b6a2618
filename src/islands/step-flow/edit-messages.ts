/** What the page says while a diagram is edited; loaded with the press on 改一改. */
export const editWords = {
  panel: '改一改',
  source: 'mermaid 源文',
  hint: '改上面的源文，下面的图跟着变。只在你的浏览器里，刷新就没了。',
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
  goTo: (line: number) => `到第 ${line} 行`,
};
