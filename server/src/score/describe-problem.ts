import type { JsonProblem } from '@attain/shared/scoring/json-reader';

const EXPECTED: { readonly [E in JsonProblem['expected']]: string } = {
  OBJECT: '应为对象',
  LIST: '应为数组',
  TEXT: '应为文本或 null',
  STATEMENT: '应为非空文本',
  DECIMAL: '应为数字或十进制数字文本',
  POINTS: '应为不小于 0 的分值',
  YEAR: '应为四位年份或 null',
  TWO_BANDS: '应为两个档次下限',
  FALLING: '应由高到低排列',
  MODE: '应为 "proportional"、"yes-no"、{"passMark": …} 或 {"steps": [[…, …], …]}',
  STEP: '应为两个数：达到的百分比和得分的百分比',
  PER_CENT: '应为 0 至 10000 的百分比',
  SHARE: '应为 0 至 100 的百分比',
  BELOW_100: '应小于 100',
  KNOWN_LEVEL: '应为已知的一级指标，或在 scheme.levels 中列出',
  ONE_OF: '应为以下之一',
};

/** One line: the JSON path, what is expected there, what stands there instead. */
export function describeProblem(problem: JsonProblem): string {
  const choices = problem.expected === 'ONE_OF' ? ` ${problem.choices.join(' | ')}` : '';
  const found = problem.found === 'undefined' ? '没有填' : `实际为 ${problem.found}`;
  return `${problem.path}: ${EXPECTED[problem.expected]}${choices}，${found}`;
}
