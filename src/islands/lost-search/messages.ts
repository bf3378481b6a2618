/** What the search of the page for a wrong address says. */
export const messages = {
  label: '搜索全书',
  placeholder: '搜索全书',
  search: '搜索',
} as const;
