/** What keeps a form from being handed in, in the order in which it is mended. */
export const BLOCKER_MESSAGES = {
  missing: (count: number) => `还有 ${count} 项没有填`,
  invalid: (count: number) => `有 ${count} 格填写有误，还没有保存`,
  completions: (count: number) => `${count} 项待评定，请填完成率`,
  reasons: (count: number) => `${count} 项未达目标，请写偏差原因和改进措施`,
  statements: (count: number) => `提交审核前必须写的情况说明还有 ${count} 处没有写`,
  hollow: (count: number) => `${count} 处情况说明只写了“无”一类的话，请写明具体情况`,
  conflicts: (count: number) => `${count} 格两台设备填的值不同，请先选择`,
} as const;
