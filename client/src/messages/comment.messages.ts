/** An answer to what a reviewer wrote. */
export const COMMENT_MESSAGES = {
  reply: '回复',
  label: '回复审核人',
  send: '回复审核人',
  empty: '请先写回复',
  saved: '回复已存本机，送达后审核人可以看到。',
} as const;
