import type { JsonProblem } from '@attain/shared/scoring/json-reader';
import type { SyntaxFault } from './find-syntax-fault.ts';
import { NotATextError } from './read-documents.ts';

const EXPECTED: { readonly [E in JsonProblem['expected']]: string } = {
  OBJECT: '应为对象',
  LIST: '应为数组',
  TEXT: '应为文本或 null',
  STATEMENT: '应为非空文本',
  DECIMAL: '应为数字或十进制数字文本',
  AMOUNT: '应为不小于 0 的金额或 null',
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

/** One line for a text that is no JSON. `firstLine` is the line of the file where the text begins. */
export function describeSyntaxFault(fault: SyntaxFault | null, firstLine: number): string {
  if (!fault) return '$: 不是有效的 JSON';
  const { path, line, column, found } = fault;
  const what = found === '' ? '内容到此中断' : `此处不能是 ${JSON.stringify(found)}`;
  return `${path}: 不是有效的 JSON：第 ${firstLine + line - 1} 行第 ${column} 列，${what}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在',
  EISDIR: '这是文件夹，不是文件',
  EACCES: '没有读取权限',
  ENOTDIR: '路径中有一段不是文件夹',
  ENAMETOOLONG: '文件名过长',
};

/** Why a file cannot be read, in one line; null for an error of our own. */
export function describeReadError(error: unknown): string | null {
  if (error instanceof NotATextError) return '$: 不是 UTF-8 文本';
  if (isTooLong(error)) return '$: 一份 JSON 过大（5 亿字符以上），请拆成多份';
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return `无法读取：${REASONS[error.code] ?? error.code}`;
}

/** A string of V8 has at most 2^29 - 24 signs; a longer one is refused with this message alone. */
function isTooLong(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Invalid string length';
}
