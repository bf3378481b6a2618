/** The words of the results: a file of their own, so that they come with the results and with no page. */
export const resultWords = {
  none: (query: string) => `没有找到“${query}”。换一个短一点的词试试。`,
  found: (count: number) => `找到 ${count} 页`,
  more: '再显示几页',
  failed: '搜索索引没有载入。目录和正文照常可读；检查网络后再按一次。',
  retry: '重试',
  development: '开发服务器没有搜索索引：先 npm run build，再 npm run preview。',
} as const;
