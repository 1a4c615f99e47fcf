import { normaliseText } from '../indicator-value/normalise-text.ts';

/** The name without 指标1:, marks, blanks, quotation marks and a unit in brackets at its end. */
export function comparableName(level3: string): string {
  const name = normaliseText(level3);
  const bare = withoutMarks(name.replace(/^指标 ?\d{0,3} ?[:.、]?/, '').replace(/\([^()]{1,4}\)$/, ''));
  // 指标1 and 指标2 are all the name there is.
  return bare === '' ? withoutMarks(name) : bare;
}

function withoutMarks(name: string): string {
  return name.replace(/[\s★☆*“”"'‘’,.;:。、·]+/g, '');
}

const EXECUTION_RATE =
  /(?:预算|资金|经费|支出|拨款|财政)[^,;。、及时合规]{0,8}(?:执行率|执行进度|支出率|支出进度|支付率|支付进度)|^(?:预算)?执行率$/;

/** The indicator is the budget execution rate under another name: 资金执行率, 预算资金支出进度. */
export function measuresBudgetExecution(level3: string): boolean {
  return EXECUTION_RATE.test(comparableName(level3));
}
