import type { OutageCause } from '../api/outcome.ts';

/** The examination of a report file that was written elsewhere, worded. */
export const EXAMINE_FILE_MESSAGES = {
  title: '检查外来报告文件',
  back: '返回检查',
  lead: (limit: string) =>
    `选择在别处写成的自评报告或附表（.docx 或 .xlsx，最大 ${limit}，不带宏和密码）。文件只在检查时读取，不保存。`,
  choose: '选择文件',
  chooseAnother: '换一个文件',
  stop: '停止',
  tooLarge: (size: string, limit: string) =>
    `文件有 ${size}，超过 ${limit}，没有发送。请压缩图片，或只留下报告正文和附表。`,
  empty: '文件是空的（0 字节），没有发送。请重新保存或下载后再试。',
  sending: (percent: number) => `正在发送 ${percent}%`,
  reading: '已送达，正在读取',
  notRead: '文件没有读成',
  notReadHelp: '请改正后重新选择。文件没有保存。',
  outage: (cause: OutageCause) => OUTAGES[cause] ?? '服务器暂时没有回应，请稍后再试。',
  signedOut: '登录已过期，请重新登录后再试。',
  again: '再试一次',
  against: '对照自评年度',
  noRound: '不对照',
  againstNote: '对照后，再按该年度的资金文件检查下达天数、资金总额和分值（F01—F05、F12）。',
  clean: '没有发现问题',
  cleanText: '已按文件中的内容逐条检查。',
  csv: '导出表格 .csv',
  text: '导出文本 .txt',
  annex: '附表与本系统计算',
  annexNote: (hasStatedWeights: boolean) =>
    `${hasStatedWeights ? '按报告写的分值' : '报告没有写全分值，按默认分值'}，用本系统的评分规则计算。资金数没有读取，预算执行率不计算。`,
  indicator: '指标',
  target: '指标值',
  actual: '实际完成值',
  stated: '报告得分',
  computed: '计算得分',
  level: '部分',
  levels: '各部分得分',
  nothing: '—',
  toJudge: '待评定',
  columns: ['规则', '程度', '标题', '发现', '位置', '原文', '建议'],
  head: (name: string, count: number) => `${name}：${count} 条发现`,
  notWritten: '没有写',
} as const;

const OUTAGES: Readonly<Partial<Record<OutageCause, string>>> = {
  network: '现在没有网络。文件由服务器读取，联网后再试。',
  timeout: '等待超时，请稍后再试。',
  busy: '服务器正在读取别的文件，请稍后再试。',
};
