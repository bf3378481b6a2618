/** The words of the button and of the dialog as it opens. */
export const openingWords = {
  open: '搜索',
  label: '搜索全书',
  placeholder: '输入词语，例如：加入令牌',
  close: '关闭',
  loading: '正在载入索引……',
  failed: '搜索没有载入。目录和正文照常可读；检查网络后关闭，再打开一次。',
} as const;

/** The words of the results; apart, so that they come with them. */
export const resultWords = {
  none: (query: string) => `没有找到“${query}”。换一个短一点的词试试。`,
  found: (count: number) => `找到 ${count} 页`,
  more: '再显示几页',
  failed: '搜索索引没有载入。目录和正文照常可读；检查网络后再按一次。',
  retry: '重试',
  development: '开发服务器没有搜索索引：先 npm run build，再 npm run preview。',
} as const;
