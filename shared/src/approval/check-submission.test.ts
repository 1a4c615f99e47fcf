import { describe, expect, it } from 'vitest';
import { compileTable } from '../scoring/compile-table.ts';
import { scoreCompiledTable } from '../scoring/score-compiled-table.ts';
import type { IndicatorInput } from '../scoring/table-input.ts';
import { checkSubmission } from './check-submission.ts';

const EXPLAINED = { deviationReason: '资金下达较晚', improvementMeasure: '提前下达' };
const SILENT = { deviationReason: null, improvementMeasure: null };

interface Row {
  readonly target: string;
  readonly actual: string | null;
  readonly completion?: string;
  readonly text?: { deviationReason: string | null; improvementMeasure: string | null };
}

function check(rows: readonly Row[], openConflictCount = 0) {
  const indicators = rows.map(({ target, actual, completion }, index): IndicatorInput => ({
    level1: '产出指标',
    level2: '质量指标',
    level3: `指标${index}`,
    target,
    actual,
    weight: null,
    completion: completion ?? null,
  }));
  const { rows: scored } = scoreCompiledTable(compileTable({ id: 't', year: 2024, indicators }));
  const submission = rows.flatMap(({ text }, index) => {
    const row = scored[index];
    return row ? [{ indicatorId: `i${index}`, scored: row, ...(text ?? SILENT) }] : [];
  });
  return checkSubmission(submission, openConflictCount, null);
}

describe('checkSubmission', () => {
  it('lets a complete form pass', () => {
    const rows = [
      { target: '≥7', actual: '7' },
      { target: '≤10', actual: '3' },
      { target: '稳步增长', actual: '有所增长', completion: '1' },
      { target: '≥7', actual: '6', text: EXPLAINED },
    ];
    expect(check(rows)).toEqual([]);
  });

  it.each([null, '', ' '])('[AP2] names rows whose actual is %j', (actual) => {
    expect(
      check([
        { target: '≥7', actual: '7' },
        { target: '≥7', actual },
      ]),
    ).toEqual([{ code: 'ACTUAL_MISSING', details: { indicatorIds: ['i1'] } }]);
  });

  it('[AP2] takes a zero for an actual, and asks why it is below', () => {
    expect(check([{ target: '≥7', actual: '0' }])).toEqual([
      { code: 'REASON_MISSING', details: { indicatorIds: ['i0'] } },
    ]);
  });

  it('[AP3] names rows that only a person can judge and nobody has', () => {
    const rows = [
      { target: '稳步增长', actual: '有所增长' },
      { target: '稳步增长', actual: '有所增长', completion: '1' },
      { target: '稳步增长', actual: '完成' },
    ];
    expect(check(rows)).toEqual([{ code: 'COMPLETION_MISSING', details: { indicatorIds: ['i0'] } }]);
  });

  it.each([
    { because: 'too little', row: { target: '≥7', actual: '6' } },
    { because: 'too much of a ceiling', row: { target: '≤10', actual: '11' } },
    { because: 'judged below its whole', row: { target: '稳步增长', actual: '有所增长', completion: '0.9' } },
    { because: 'late', row: { target: '2024年6月底前', actual: '2024年7月', completion: '0.8' } },
  ])('[AP4] asks reason and measure of a row that is $because', ({ row }) => {
    const violation = [{ code: 'REASON_MISSING', details: { indicatorIds: ['i0'] } }];
    expect(check([row])).toEqual(violation);
    expect(check([{ ...row, text: { ...EXPLAINED, improvementMeasure: ' ' } }])).toEqual(violation);
    expect(check([{ ...row, text: { ...EXPLAINED, deviationReason: null } }])).toEqual(violation);
    expect(check([{ ...row, text: { ...EXPLAINED, deviationReason: '无' } }])).toEqual(violation);
    expect(check([{ ...row, text: EXPLAINED }])).toEqual([]);
  });

  it('[SY9] counts open conflicts', () => {
    expect(check([{ target: '≥7', actual: '7' }], 2)).toEqual([
      { code: 'CONFLICT_OPEN', details: { count: 2 } },
    ]);
  });

  it('tells everything at once, gravest first', () => {
    const rows = [
      { target: '≥7', actual: '6' },
      { target: '≥7', actual: null },
      { target: '稳步增长', actual: '有所增长' },
    ];
    expect(check(rows, 1).map(({ code }) => code)).toEqual([
      'ACTUAL_MISSING',
      'COMPLETION_MISSING',
      'REASON_MISSING',
      'CONFLICT_OPEN',
    ]);
  });
});
