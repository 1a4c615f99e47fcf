import type { ErrorCode, ErrorDetails } from '@attain/shared/errors/domain-error';
import { VERSION_STATES } from './sign-off.messages.ts';
import { describeBreach } from './describe-breach.ts';

/** What the person reads for each refusal: the fact, then what to do. A code without a message does not compile. */
export const ERROR_MESSAGES: { readonly [C in ErrorCode]: (details: ErrorDetails[C]) => string } = {
  NOT_SIGNED_IN: () => '登录已过期，请重新登录。已填内容仍保存在本机。',
  WRONG_CREDENTIALS: () => '账号或密码不对，请核对后再试。',
  TOO_MANY_ATTEMPTS: ({ retryAfterSeconds }) => `尝试次数过多，请 ${retryAfterSeconds} 秒后再试。`,
  FORBIDDEN: () => '您没有此项权限。如需办理，请联系上级单位。',
  NOT_FOUND: () => '内容不存在，或不在您的权限范围内。请同步后再看。',
  TRANSITION_NOT_ALLOWED: () => '自评表的状态已经变化，请打开自评表核对后再办理。',
  RECOVERED: () =>
    '这一项已由别人从您导出的文件转交，并已作为修改建议处理过，没有再次填入。需要时请重新填写。',
  FORM_LOCKED: () => '自评表已提交或已通过，不能修改。需要修改时，请联系审核人退回。',
  STALE_CONTENT: () => '您看过以后内容又有变化，没有办理。请再看一遍，然后重新办理。',
  ACTUAL_MISSING: ({ indicatorIds }) => `还有 ${indicatorIds.length} 项指标没有填实际完成值，请填完再提交。`,
  COMPLETION_MISSING: ({ indicatorIds }) =>
    `有 ${indicatorIds.length} 项定性指标没有填完成率，请填完再提交。`,
  REASON_MISSING: ({ indicatorIds }) =>
    `有 ${indicatorIds.length} 项未达目标的指标没有写偏差原因，请写明再提交。`,
  STATEMENT_MISSING: ({ places }) =>
    `提交审核前必须写的情况说明还有 ${places.length} 处没有写，请到“报告”写完再提交。`,
  CONFLICT_OPEN: ({ count }) => `有 ${count} 处两台设备填的值不同，请先选择再提交。`,
  SELF_APPROVAL: () => '自己提交的自评表，要由别人审核。',
  RETURN_WITHOUT_REASON: () => '退回要写明意见，或在指标上写明原因。',
  VALUE_INVALID: () => '填写的内容无法识别，请修改后再保存。',
  TEXT_TOO_LONG: ({ limit }) => `文字超过 ${limit} 字，请缩短后再保存。`,
  EVIDENCE_REFUSED: ({ violation, limit }) => describeBreach({ violation, limit }),
  EVIDENCE_AWAITED: ({ count }) =>
    `还有 ${count} 件佐证材料没有送达。请等送达后再通过；确需先通过的，请写明原因。`,
  SELF_SIGNATURE: () => '自己拟稿的报告，要由别人签发或退回。',
  REPORT_STALE: () => '您看过以后数据又有更新，没有办理。请重新生成文件，核对后再办理。',
  REPORT_OUTDATED: () => '提请签发以后数据已更新。请退回重拟，或确认仍按冻结时的内容签发。',
  REPORT_PARTIAL: () => '报告还有未填写的内容，或者有表未审核通过。请看过以后确认，再办理。',
  VERSION_WAITING: ({ number }) => `第 ${number} 版还在等待签发，请先签发、退回或撤回。`,
  VERSION_DECIDED: ({ state }) => `这个版本${VERSION_STATES[state]}，没有再次办理。请刷新后核对。`,
  FINDINGS_OPEN: ({ count, codes }) =>
    `还有 ${count} 条错误或疑似违规没有答复（${codes.join('、')}），答复后才能签发。`,
  VERSION_NOT_SIGNED: () => '这一版还没有签发，签发后才能公开。',
  PUBLICATION_CHANGED: () => '其他人刚刚公开了这份报告，请刷新后核对，再决定是否更正。',
  PUBLICATION_WITHOUT_REASON: () => '请写明理由，理由会一并公开。',
  PUBLICATION_WITHDRAWN: () => '这次公开已经撤回。',
  REDACTION_UNDECIDED: ({ count }) => `还有 ${count} 处可能是个人信息，请逐处决定隐去还是保留。`,
  REDACTION_LEFT_OVER: ({ texts }) =>
    `“${texts.join('”“')}”也出现在数字、固定文字或理由中，不能全部隐去。请改选更长的文字。`,
  UNKNOWN_MUTATION: () => '服务器还不认识这项操作，内容保留在本机。请稍后更新应用。',
  MALFORMED_ARGS: () => '服务器读不懂这项内容，内容保留在本机。请导出备份，联系技术人员。',
  BATCH_TOO_LARGE: () => '一次送达的内容过多，将自动分批。',
  BAD_REQUEST: () => '服务器没有接受这次请求。请更新应用后再试。',
  GROUP_NOT_APPLIED: () => '同一组的另一项没有生效，所以这一项也没有生效。请先处理那一项。',
};

/** For what a newer server says and this build does not know. */
const UNKNOWN_REFUSAL = '服务器没有接受这项内容，内容保留在本机。请更新应用，或联系上级单位。';

/** A refusal in words, by its code; the details are the server's and are checked by nobody but their message. */
export function describeRefusal({
  code,
  details,
}: {
  readonly code: string | null;
  readonly details: unknown;
}): string {
  if (code === null || !isErrorCode(code)) return UNKNOWN_REFUSAL;
  // The code names the shape of its details; a message that finds another one falls back to the general words.
  const describe = ERROR_MESSAGES[code] as (details: unknown) => string;
  try {
    return describe(details ?? {});
  } catch {
    return UNKNOWN_REFUSAL;
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_MESSAGES, code);
}
