import { indicatorResults, type IndicatorResult } from '../indicator-results.ts';
import { yearOf } from '../named-values.ts';
import { statementOr, type ReportContext } from '../report-context.ts';
import type { ReportSection, ReportTable, Span, TableRow } from '../report-document.ts';
import { fieldOf } from '../source.ts';
import { fixed, textValue } from '../spans.ts';
import { cell, groupSpans, head } from '../table-cells.ts';
import { annexFunds } from './annex-funds.ts';
import { aspectStatements } from './aspects.ts';
import { overallCompletion, overallResult, pendingSentence } from './completion-section.ts';
import { levelCell } from './target-table.ts';

/** Group, level 1, level 2, level 3, target (A), actual (B), cause and measure. */
const WIDTHS = [7, 5, 11, 16, 23, 17, 21];

/** 六、附表. */
export function annexSection(context: ReportContext): ReportSection {
  return {
    id: 'ANNEX',
    blocks: [{ kind: 'HEADING', level: 1, spans: [fixed('六、附表')] }, annexTable(context)],
  };
}

/** The self-evaluation table (绩效目标自评表) in the layout of the official form: the narrative's rows again. */
function annexTable(context: ReportContext): ReportTable {
  const { material, write, nextTable } = context;
  const results = indicatorResults(context);
  const heads = headRows(context);
  const upper = [
    ...heads,
    ...annexFunds(context, heads.length),
    ...aspectRows(context),
    ...overallRows(context, results),
  ];
  return {
    kind: 'TABLE',
    id: 'ANNEX',
    sheetName: '附表',
    caption: write('annexCaption', {
      表号: nextTable(),
      资金: textValue(material.fund.name, fieldOf('FUND', material.fund, 'name')),
      年度: yearOf(context),
    }),
    columns: WIDTHS.map((width) => ({ width })),
    headRows: 0,
    secondHead: { firstRow: upper.length, headRows: 2 },
    isWide: true,
    rows: [
      ...upper,
      ...indicatorRows(results),
      {
        row: null,
        cells: [
          head('说明'),
          cell([...pendingSentence(context), statementOr(context, 'REMARKS', '说明')], { colSpan: 6 }),
        ],
      },
    ],
  };
}

function headRows(context: ReportContext): TableRow[] {
  const { fund } = context.material;
  const units = context.facts.unitsBelow.flatMap((unit, index): Span[] => [
    ...(index === 0 ? [] : [fixed('、')]),
    textValue(unit.departmentName, fieldOf('ORG_UNIT', unit, 'departmentName')),
  ]);
  const line = (label: string, content: Span): TableRow => ({
    row: null,
    cells: [head(label, { colSpan: 2 }), cell(content, { colSpan: 5 })],
  });
  return [
    line('转移支付（项目）名称', textValue(fund.name, fieldOf('FUND', fund, 'name'))),
    line('中央主管部门', statementOr(context, 'CENTRAL_DEPARTMENT', '中央主管部门')),
    {
      row: null,
      cells: [
        head('地方主管部门', { colSpan: 2 }),
        cell(textValue(fund.competentDepartment, fieldOf('FUND', fund, 'competentDepartment')), {
          colSpan: 2,
        }),
        head('资金使用单位'),
        cell(units, { colSpan: 2 }),
      ],
    },
  ];
}

function aspectRows(context: ReportContext): TableRow[] {
  const aspects = aspectStatements(context);
  return [
    {
      row: null,
      cells: [
        head('资金管理情况', { rowSpan: aspects.length + 1 }),
        head('方面', { colSpan: 2 }),
        head('情况说明', { colSpan: 2 }),
        head('存在问题和改进措施', { colSpan: 2 }),
      ],
    },
    ...aspects.map(({ label, statement, problem }): TableRow => ({
      row: null,
      cells: [head(label, { colSpan: 2 }), cell(statement, { colSpan: 2 }), cell(problem, { colSpan: 2 })],
    })),
  ];
}

function overallRows(context: ReportContext, results: readonly IndicatorResult[]): TableRow[] {
  const { table } = context.facts;
  const target = textValue(table.overallTarget, fieldOf('TARGET_TABLE', table, 'overallTarget'));
  return [
    {
      row: null,
      cells: [
        head('总体目标完成情况', { rowSpan: 2 }),
        head('总体目标', { colSpan: 3 }),
        head('全年实际完成情况', { colSpan: 3 }),
      ],
    },
    {
      row: { entity: 'TARGET_TABLE', id: table.id },
      cells: [
        cell(target, { colSpan: 3 }),
        cell([...overallResult(context, results), overallCompletion(context)], { colSpan: 3 }),
      ],
    },
  ];
}

function indicatorRows(results: readonly IndicatorResult[]): TableRow[] {
  const level1 = groupSpans(results.map((result) => result.level1));
  const level2 = groupSpans(results.map((result) => `${result.level1} ${result.level2}`));
  const names = ['二级指标', '三级指标', '指标值', '全年实际完成值', '未完成原因和改进措施'];
  return [
    { row: null, cells: [head('绩效指标', { colSpan: WIDTHS.length })] },
    { row: null, cells: [head('一级指标', { colSpan: 2 }), ...names.map((name) => head(name))] },
    ...results.map((result, index): TableRow => ({
      row: { entity: 'INDICATOR', id: result.indicator.id },
      cells: [
        ...levelCell(result.indicator, 'level1', level1[index] ?? 1, 2),
        ...levelCell(result.indicator, 'level2', level2[index] ?? 1),
        cell(result.name),
        cell(result.target),
        cell(actualSpans(result)),
        cell(causeSpans(result)),
      ],
    })),
  ];
}

function actualSpans({ actual, completion }: IndicatorResult): readonly Span[] {
  if (actual === null) return [fixed('未填报')];
  // "完成率 90%" says it already.
  if (completion === null || actual.text.includes(completion.text)) return [actual];
  return [actual, fixed('（完成率'), completion, fixed('）')];
}

function causeSpans({ outcome, reason, measure }: IndicatorResult): readonly Span[] {
  if (outcome === 'MISSED') return [fixed('偏差原因：'), reason, fixed('。改进措施：'), ...measure];
  return outcome === 'NOT_REPORTED' ? [fixed('改进措施：'), ...measure] : [fixed('—')];
}
