/** The words of the button and of the dialog as it opens. */
export const openingWords = {
  open: '搜索',
  label: '搜索全书',
  placeholder: '输入词语，例如：加入令牌',
  close: '关闭',
  loading: '正在载入索引……',
  failed: '搜索没有载入。目录和正文照常可读；检查网络后关闭，再打开一次。',
} as const;
