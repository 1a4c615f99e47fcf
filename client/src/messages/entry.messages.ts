/** One line for each thing that a person did, as the outbox lists it. */
export const ENTRY_MESSAGES = {
  unknownIndicator: '指标',
  unknownForm: '自评表',
  cleared: '清空',
  amount: (wanyuan: string) => `${wanyuan} 万元`,
  submit: '提交自评表',
  approve: '通过',
  returned: '退回',
  reopen: '重新开放',
  comment: '意见',
  resolve: '选择保留的值',
  addEvidence: '佐证',
  removeEvidence: '移除佐证',
  acceptAmendment: '采用修改建议',
  rejectAmendment: '不采用修改建议',
  marks: (count: number) => `标记 ${count} 项指标`,
} as const;
