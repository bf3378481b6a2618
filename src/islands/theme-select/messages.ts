/** Every word of the theme choice. */
export const messages = {
  label: '颜色',
  auto: '跟随系统',
  light: '浅色',
  dark: '深色',
} as const;
