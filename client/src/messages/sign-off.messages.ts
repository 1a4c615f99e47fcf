import type { ReportVersionState } from '@attain/shared/sign-off/report-version';

export const VERSION_STATES: { readonly [S in ReportVersionState]: string } = {
  PUT_UP: '待签发',
  SIGNED: '已签发',
  RETURNED: '已退回',
  WITHDRAWN: '已撤回',
};
