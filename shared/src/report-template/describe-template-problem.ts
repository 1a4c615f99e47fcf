import type { PlaceInTemplate, RequiredPart, TemplateProblem } from './template-problem.ts';
import type { TemplatePart, TemplatePlace } from './template-text.ts';

const PARTS: Readonly<Record<TemplatePart, string>> = {
  BODY: '',
  HEADER: '页眉',
  FOOTER: '页脚',
  NOTE: '脚注',
};

const REQUIRED: Readonly<Record<RequiredPart, string>> = {
  TOTAL: '自评总分',
  GRADE: '评价等级',
  STATUS: '编制说明（是否草稿、是否完整、汇总了几张表）',
  ANNEX: '附表',
  INDICATOR_NAME: '每项指标的名称',
  TARGET: '每项指标的指标值',
  ACTUAL: '每项指标的实际完成值',
  REASON: '每项指标的偏差原因',
};

const BLOCK_REASONS = {
  OTHER_TEXT: '应单独成段，这一段还有别的字',
  IN_TABLE: '不能放在表格里',
  NOT_IN_BODY: '只能放在正文里',
  ENDS_SECTION: '这一段带有分节符，请把分节符移到下一段',
} as const;

const SHEET_REASONS = {
  BLOCK: '整块内容不能放进 .xlsx，请用 {#指标} 等逐行列出',
  CONDITION: '.xlsx 里没有条件，只有值和逐行重复',
  SECOND_LOOP: '一行只能有一个重复',
} as const;

type Describe = {
  readonly [K in TemplateProblem['kind']]: (
    problem: Extract<TemplateProblem, { readonly kind: K }>,
  ) => string;
};

const DESCRIBE: Describe = {
  UNKNOWN_NAME: ({ found, suggestion }) =>
    `没有占位符 ${cut(found)}${suggestion === null ? '' : `，是否应为 ${suggestion}`}`,
  WRONG_SIGN: ({ found, suggestion }) => `${cut(found)} 应写作 ${suggestion}`,
  DOUBLED: ({ found, suggestion }) => `${cut(found)} 多写了一层花括号，应写作 ${suggestion}`,
  OUTSIDE_LOOP: ({ found, loops }) =>
    `${cut(found)} 只能写在 ${loops.map((name) => `{#${name}}…{/${name}}`).join(' 或 ')} 之间`,
  BRACE: ({ found }) => `花括号“${found}”不成对`,
  NOT_CLOSED: ({ found }) => `${cut(found)} 没有结束，缺少 {/${found.slice(2)}`,
  NOT_OPENED: ({ found }) => `${cut(found)} 前面没有对应的开始`,
  CROSSED: ({ found, expected }) => `${cut(found)} 之前应先写 ${cut(expected)}，里层的重复要先结束`,
  ACROSS_ROWS: ({ found }) => `${cut(found)} 与它的开始不在同一行（或一个在表格里、一个在表格外）`,
  BLOCK_NOT_ALONE: ({ found, reason }) => `${cut(found)} ${BLOCK_REASONS[reason]}`,
  NOT_IN_SHEET: ({ found, reason }) => `${cut(found)}：${SHEET_REASONS[reason]}`,
  MISSING: ({ what, anyOf }) => `缺少${REQUIRED[what]}：请加上 ${anyOf.join(' 或 ')}`,
};

/** What is wrong, in one sentence without its mark. */
export function describeTemplateProblem(problem: TemplateProblem): string {
  // The record holds one function per kind; the compiler cannot relate the two.
  const describe = DESCRIBE[problem.kind] as (problem: TemplateProblem) => string;
  return describe(problem);
}

/** 第 3 段（…自评得分为{总得分}分…）; null for what stands nowhere. */
export function describeTemplateProblemPlace(problem: TemplateProblem): string | null {
  return problem.kind === 'MISSING' ? null : describePlaceInTemplate(problem.at);
}

export function describePlaceInTemplate({ place, around }: PlaceInTemplate): string {
  return `${describeTemplatePlace(place)}（${around}）`;
}

/** 第 n 段, 表格 n 第 r 行第 c 列, 页眉第 n 段, 工作表“…”第 r 行第 c 列. */
export function describeTemplatePlace(place: TemplatePlace): string {
  switch (place.kind) {
    case 'PARAGRAPH':
      return `${PARTS[place.part]}第 ${place.paragraph} 段`;
    case 'CELL':
      return `${PARTS[place.part]}表格 ${place.table} 第 ${place.row} 行第 ${place.column} 列`;
    case 'SHEET':
      return `工作表“${place.sheet}”第 ${place.row} 行第 ${place.column} 列`;
  }
}

/** A name that never ends must not fill the screen. */
function cut(found: string): string {
  return found.length > 40 ? `${found.slice(0, 40)}…` : found;
}
