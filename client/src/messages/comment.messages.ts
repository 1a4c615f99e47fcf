/** An answer to what a reviewer wrote. */
export const COMMENT_MESSAGES = {
  reply: '回复',
  ofForm: '整张表的意见',
  count: (count: number) => `${count} 条`,
  more: (next: number, left: number) =>
    next === left ? `再看 ${next} 条` : `再看 ${next} 条（还有 ${left} 条）`,
  label: '回复审核人',
  send: '回复审核人',
  empty: '请先写回复',
  saved: '回复已存本机，送达后审核人可以看到。',
} as const;
