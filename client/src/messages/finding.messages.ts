import type { FindingCode } from '@attain/shared/finding-answer/any-finding';
import { REPORT_RULE_TITLES } from '@attain/shared/examination/stated-report/wording/describe-report-finding';
import { RULE_TITLES } from './examination.messages.ts';

/** What each rule looks for, in one line: those on a round's rows and those on the report. */
export const FINDING_TITLES: Readonly<Record<FindingCode, string>> = {
  ...RULE_TITLES,
  ...REPORT_RULE_TITLES,
};

/** '' for a rule that this build does not know. */
export function titleOfRule(code: string): string {
  return code in FINDING_TITLES ? FINDING_TITLES[code as FindingCode] : '';
}
