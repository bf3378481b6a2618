/** What the reader is told when a file that a press asked for does not come. */
export const failed = '没有载入。图和每一步的文字都在下面，是完整的；可以再按一次。';
