import { formatPoints, formatPointsFixed } from '@attain/shared/indicator-value/points';
import { formatRatio } from '@attain/shared/indicator-value/ratio';
import type { CompiledTable } from '@attain/shared/scoring/compile-table';
import { explainTable, type TableExplanation } from '@attain/shared/scoring/explain-table';
import { findFaults } from '@attain/shared/scoring/find-faults';
import { scoreCompiledTable, type ScoredTable } from '@attain/shared/scoring/score-compiled-table';
import {
  asPerCent,
  describeAdjustment,
  describeExecution,
  describePolicies,
  describeStep,
  pointsOrUndecided,
} from './describe-steps.ts';
import { displayWidth, fitWidth } from './display-width.ts';
import { describeFinding } from './finding-messages.ts';

interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** In cells of the terminal; longer texts are shortened. */
  readonly widest: number;
}

const COLUMNS: readonly Column[] = [
  { title: '行', align: 'right', widest: 4 },
  { title: '一级指标', align: 'left', widest: 12 },
  { title: '二级指标', align: 'left', widest: 16 },
  { title: '三级指标', align: 'left', widest: 32 },
  { title: '指标值', align: 'left', widest: 24 },
  { title: '实际完成值', align: 'left', widest: 24 },
  { title: '完成率', align: 'right', widest: 10 },
  { title: '分值', align: 'right', widest: 8 },
  { title: '得分', align: 'right', widest: 8 },
  { title: '规则', align: 'left', widest: 4 },
];

/** A table's score for a person at a terminal: rows in columns, how each came about, and what is wrong. */
export function renderTableScore(table: CompiledTable): string {
  const scored = scoreCompiledTable(table);
  const explanation = explainTable(table, scored);
  const { id, title = '', year, region = '' } = table.input;
  const heading = [id, title, year ? `${year} 年` : '', region].filter((part) => part !== '').join(' · ');
  return [
    heading,
    '',
    ...renderColumns(rowCells(table, scored)),
    '',
    ...renderSums(explanation),
    '',
    '得分说明',
    ...explanation.rows.map(({ row, steps }) => `  第 ${row + 1} 行：${steps.map(describeStep).join('；')}`),
    '',
    ...renderFindings(table, scored),
    '',
  ].join('\n');
}

function rowCells(table: CompiledTable, scored: ScoredTable): string[][] {
  return table.rows.flatMap((row) => {
    const input = table.input.indicators[row.index];
    const result = scored.rows[row.index];
    if (!input || !result) return [];
    const { completion } = result.judgement;
    return [
      [
        String(row.index + 1),
        row.level,
        input.level2 ?? '',
        input.level3,
        input.target ?? '',
        input.actual ?? '',
        completion ? asPerCent(formatRatio(completion)) : '—',
        formatPoints(result.weight),
        result.score === null ? '待评定' : formatPointsFixed(result.score),
        result.rule,
      ].map(onOneLine),
    ];
  });
}

function renderColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = COLUMNS.map(({ title, widest }, column) =>
    rows.reduce(
      (width, cells) => Math.max(width, Math.min(widest, displayWidth(cells[column] ?? ''))),
      displayWidth(title),
    ),
  );
  const line = (cells: readonly string[]) =>
    COLUMNS.map(({ align }, column) => fitWidth(cells[column] ?? '', widths[column] ?? 0, align))
      .join('  ')
      .trimEnd();
  return [
    line(COLUMNS.map(({ title }) => title)),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...rows.map(line),
  ];
}

function renderSums(explanation: TableExplanation): string[] {
  const { execution, levels, adjustment, total, range, grade, policies } = explanation;
  const levelLines = levels.map(({ name, weight, score, parts }) => {
    const sum = parts.map((part) => pointsOrUndecided(part.score)).join(' + ');
    return `${name}：${sum} = ${pointsOrUndecided(score)} / ${formatPoints(weight)}`;
  });
  const totalLine =
    total === null || grade === null
      ? `总分：待评定，可能在 ${formatPoints(range[0])} 至 ${formatPoints(range[1])} 之间`
      : `总分：${formatPoints(total)}，${grade.grade}（${formatPoints(grade.from)} 分及以上）`;
  const policyLines =
    policies.length === 0 ? [] : [`没有满意度指标，它的分值：${describePolicies(policies)}`];
  return [
    `预算执行：${describeExecution(execution)}`,
    ...levelLines,
    ...describeAdjustment(adjustment),
    totalLine,
    ...policyLines,
  ];
}

function renderFindings(table: CompiledTable, scored: ScoredTable): string[] {
  const findings = findFaults(table, scored);
  if (findings.length === 0) return ['检查结果：未发现问题'];
  return [
    `检查结果（${findings.length} 项）`,
    ...findings.map((finding) => {
      const severity = finding.severity === 'error' ? '错误' : '提示';
      const place = finding.row === null ? '全表' : `第 ${finding.row + 1} 行`;
      return `  [${severity}] ${place} ${finding.code}：${onOneLine(describeFinding(finding))}`;
    }),
  ];
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
