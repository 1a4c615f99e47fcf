/** The reports are of China, wherever the server stands. */
const DAY = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});

/** 2025年3月31日; '' for what has not happened. */
export function dayOf(at: string | null): string {
  return at === null ? '' : DAY.format(new Date(at));
}
