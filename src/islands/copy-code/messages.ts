/** Every word of the copy button on a listing. */
export const messages = {
  copy: '复制',
  copied: '已复制',
  failed: '没有复制成功：请选中后按 Ctrl+C',
} as const;
