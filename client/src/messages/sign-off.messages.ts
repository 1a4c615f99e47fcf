import type { ReportVersionState, SignOffAct } from '@attain/shared/sign-off/report-version';
import type { SignOffStep } from '@attain/shared/sign-off/sign-off-step';

/** Sign-off of a round's report: its versions, who signs when, what is in the way. */
export const SIGN_OFF_MESSAGES = {
  title: '签发',
  lead: '签发要在联网时办理。提请以后内容即固定，签发后凭报告上的查验码可以公开核对。',
  back: '返回报告',
  rounds: '批次',
  open: '签发和归档',
  loading: '正在向服务器查询',
  offline: '现在没有网络。签发由服务器办理，联网后再来；本机没有改动任何内容。',
  unreachable: '服务器暂时没有回应，请稍后再试。',
  again: '再试一次',
  none: '还没有提请过签发',
  noneForReader: '拟稿人提请后，版本列在这里。',
  noRound: '还没有报告',
  noRoundText: '有了自己发起的批次和自评表，才有报告可以签发。',
  steps: '步骤',
  prepare: '提请签发',
  prepareText: '提请的是您看过的文件：先到“报告”生成文件并下载核对，再提请签发。',
  toFiles: '去生成文件',
  /** A space stands between Chinese and figures only: 今天 13:11 生成的文件, but 2 天前生成的文件. */
  lookedAt: (by: string, when: string) => `${by} ${when}${/\d$/.test(when) ? ' ' : ''}生成的文件`,
  noFiles: '还没有可以提请的文件，请先生成并核对。',
  staleFiles: '生成文件以后数据或报告模板已更新，请重新生成并核对。',
  putUp: '提请签发',
  putUpText: '提请的内容、数字和文件随即固定，由审核人签发或退回；签发以前您可以撤回。',
  partial: (act: string) => `我知道报告不完整，仍要${act}`,
  tickPartialFirst: '请先确认知道报告不完整',
  making: (percent: number) => `正在固定内容并制作文件，已完成 ${percent}%`,
  waiting: (number: number) => `第 ${number} 版正在等待签发。签发、退回或撤回以后，才能再提请。`,
  versions: '版本',
  version: (number: number) => `第 ${number} 版`,
  code: '查验码',
  hash: '内容校验值',
  score: (points: string, grade: string) => `${points} 分，${grade}`,
  openScore: '得分未确定',
  outdated: '提请以后数据已更新，这一版仍是提请时的内容。',
  correctedBy: (number: number) => `已被第 ${number} 版更正。`,
  findings: (codes: readonly string[]) =>
    `还有错误或疑似违规没有说明（${codes.join('、')}），说明以后才能签发。`,
  toFindings: '去说明',
  proof: '公开查验页',
  sign: '签发',
  sendBack: '退回',
  withdraw: '撤回',
  signTitle: (number: number) => `签发第 ${number} 版`,
  signText: '签发后不能撤回，公开查验页随即可以核对。内容有误时，只能另行提请新的版本更正。',
  signOutdated: '我知道提请以后数据已更新，仍按提请时的内容签发',
  tickFirst: '请先确认知道数据已更新',
  returnTitle: (number: number) => `退回第 ${number} 版`,
  returnText: '退回后由拟稿人修改，再提请新的版本。原因会一直保留。',
  reason: '退回原因',
  reasonPlaceholder: '哪里要改，依据是什么',
  reasonFirst: '请写明退回原因',
  withdrawTitle: (number: number) => `撤回第 ${number} 版`,
  withdrawText: '撤回后这一版不再签发，可以修改后重新提请。',
  cancel: '取消',
  close: '关闭',
  ownVersion: '您是拟稿人，要由别人签发。',
  evenIfPartial: '（已知报告不完整）',
  evenIfOutdated: '（已知数据更新，按提请时的内容）',
} as const;

export const VERSION_STATES: { readonly [S in ReportVersionState]: string } = {
  PUT_UP: '待签发',
  SIGNED: '已签发',
  RETURNED: '已退回',
  WITHDRAWN: '已撤回',
};

export const SIGN_OFF_ACTS: { readonly [A in SignOffAct]: string } = {
  PUT_UP: '拟稿并提请',
  SIGN: '签发',
  RETURN: '退回',
  WITHDRAW: '撤回',
};

export const SIGN_OFF_STEP_WORDS: { readonly [S in SignOffStep]: string } = {
  DRAFT: '拟稿：业务管理员核对文件后提请',
  APPROVE: '签发：发起单位或上级单位的审核人，不能是拟稿人',
};
