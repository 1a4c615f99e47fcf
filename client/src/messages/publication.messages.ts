import type { PublicationState } from '@attain/shared/publication/publication-state';
import type { RedactionKind } from '@attain/shared/publication/redaction';

/** Making a signed report public: what is taken out, when and where, correcting and withdrawing. */
export const PUBLICATION_MESSAGES = {
  title: '公开报告',
  subtitle: '只有已签发的版本可以公开。公开前隐去个人信息，数字不能隐去。',
  link: '公开',
  back: '返回报告',
  loading: '正在向服务器查询',
  offline: '现在没有网络。公开要在联网时办理，请联网后再来。',
  unreachable: '服务器暂时没有回应，请稍后再试。',
  again: '再试一次',
  nothingSigned: '还没有签发的版本',
  nothingSignedText: '报告签发以后，才能在这里预览和公开。',
  noRound: '这里还没有报告',
  noRoundText: '同步以后，本单位发起的批次会列在这里。',
  version: (number: number) => `第 ${number} 版`,
  versions: '选择签发的版本',
  preview: '公开后的样子',
  previewNote: '标出的地方点一下，可以改为隐去或者保留。选中文字后，可以隐去所选文字。',
  suggestions: '可能是个人信息',
  suggestionsNote: (count: number) => `${count} 处，默认隐去`,
  noSuggestions: '没有找到电话、证件号码、邮箱、账号或者姓名。请通读预览，有需要隐去的再添加。',
  takeOut: '隐去',
  keep: '保留',
  added: '另外隐去',
  add: '要隐去的文字',
  addHint: '在预览中选中文字，或者直接填写；全文出现的地方都会隐去。',
  addButton: '隐去这段文字',
  notFound: '报告里没有可以隐去的这段文字。数字和固定文字不能隐去，请核对。',
  leftOver: (text: string) => `“${text}”也出现在数字或固定文字中，不能全部隐去。请改选更长的文字。`,
  tooShort: '至少选两个字。',
  undo: '撤销',
  publish: '公开',
  correct: '更正：重新公开',
  mayNot: '由发起单位的业务管理员公开，您可以查看。',
  confirmTitle: '确认公开',
  confirmText: (version: number, day: string) => `第 ${version} 版将于${day}公开，任何人不用登录都可以看到：`,
  confirmTakenOut: (count: number) =>
    count === 0 ? '没有隐去任何内容。' : `隐去 ${count} 种文字，正文、附表和数据文件都一样处理。`,
  reason: '更正理由',
  reasonHint: '理由会一并公开。上一次公开的内容保留在原网址，并注明已更正。',
  reasonFirst: '请先写明理由',
  partial: '我知道报告不完整，仍要公开',
  partialFirst: '请先确认知道报告不完整',
  must: '必填',
  confirm: '确认公开',
  cancel: '取消',
  publishing: '正在生成公开的文件，请稍候',
  published: '已公开。',
  withdrawn: '已撤回。',
  records: '公开记录',
  noRecords: '还没有公开过。',
  record: (number: number) => `第 ${number} 次公开`,
  by: (name: string, when: string) => `${name} ${when}公开`,
  open: '打开公开页',
  hash: 'SHA-256',
  why: (reason: string) => `更正理由：${reason}`,
  gone: (name: string, when: string, reason: string) => `${name} ${when}撤回。理由：${reason}`,
  withdraw: '撤回',
  withdrawTitle: '撤回公开',
  withdrawText: (number: number) =>
    `第 ${number} 次公开的内容和数据文件将不再提供。网址保留，并说明撤回的日期和理由。撤回后不能恢复，只能重新公开。`,
  stillPublic: (numbers: readonly number[]) =>
    `撤回后，第 ${numbers.join('、')} 次公开仍可以在原网址看到。要一并停止公开，请再逐次撤回。`,
  withdrawReason: '撤回理由',
  withdrawReasonHint: '理由会一并公开，请不要写入个人信息。',
  confirmWithdraw: '确认撤回',
} as const;

export const REDACTION_KINDS: { readonly [K in RedactionKind]: string } = {
  MOBILE: '手机号码',
  LANDLINE: '固定电话',
  IDENTITY_NUMBER: '身份证号码',
  E_MAIL: '邮箱',
  BANK_ACCOUNT: '银行账号',
  NAME: '姓名',
  OTHER: '自选',
};

export const PUBLICATION_STATES: {
  readonly [S in PublicationState]: { readonly label: string; readonly tone: 'ok' | 'warn' | 'danger' };
} = {
  PUBLISHED: { label: '已公开', tone: 'ok' },
  CORRECTED: { label: '已更正', tone: 'warn' },
  WITHDRAWN: { label: '已撤回', tone: 'danger' },
};
