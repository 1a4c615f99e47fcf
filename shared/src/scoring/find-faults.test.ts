import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { compileTable } from './compile-table.ts';
import { findFaults } from './find-faults.ts';
import { FINDING_SEVERITIES, type FindingCode } from './finding.ts';
import { scoreCompiledTable } from './score-compiled-table.ts';
import { statesReason } from './row-faults.ts';
import type { TableInput } from './table-input.ts';

function findingsOf(input: TableInput) {
  const table = compileTable(input);
  return findFaults(table, scoreCompiledTable(table));
}

const clean = { level3: '其他指标', weight: 45 };

/** For each code a table that shows it, its row, and the nearest table that does not. */
const CASES: Readonly<Record<FindingCode, { found: TableInput; row: number | null; notFound: TableInput }>> =
  {
    TOTAL_MISMATCH: {
      found: aTable([{}], { published: { execution: 10, rows: [90], total: '99.99' } }),
      row: null,
      notFound: aTable([{}], { published: { execution: 10, rows: [90], total: '100.00' } }),
    },
    ROW_SCORE_MISMATCH: {
      found: aTable([{ actual: '9个' }], { published: { rows: ['81.51'] } }),
      row: 0,
      notFound: aTable([{ actual: '9个' }], { published: { rows: ['81.5'] } }),
    },
    ROW_SCORE_ABOVE_WEIGHT: {
      found: aTable([{}], { published: { rows: [90.01] } }),
      row: 0,
      notFound: aTable([{}], { published: { rows: [90] } }),
    },
    WEIGHTS_NOT_100: {
      found: aTable([{ weight: 89.99 }]),
      row: null,
      notFound: aTable([{ weight: null }]),
    },
    LEVEL_WEIGHT_MISMATCH: {
      found: aTable([{}, { level1: '效益指标', weight: 1, level3: '其他指标' }]),
      row: null,
      notFound: aTable([{}]),
    },
    EXECUTION_SCORE_MISMATCH: {
      found: aTable([{}], { published: { execution: 9.49 } }),
      row: null,
      notFound: aTable([{}], { published: { execution: 9.5 } }),
    },
    GRADE_MISMATCH: {
      found: aTable([{}], { published: { grade: '良' } }),
      row: null,
      notFound: aTable([{}], { published: { grade: '优秀' } }),
    },
    ACTUAL_MISSING: {
      found: aTable([{ actual: null }]),
      row: 0,
      notFound: aTable([{ actual: '0' }]),
    },
    SCORED_WITHOUT_ACTUAL: {
      found: aTable([{ actual: '', weight: null }], { published: { rows: [1] } }),
      row: 0,
      notFound: aTable([{ actual: '', weight: null }], { published: { rows: [0] } }),
    },
    KIND_MISMATCH: {
      found: aTable([{ target: '37个', actual: '100%' }]),
      row: 0,
      notFound: aTable([{ target: '37个', actual: '100' }]),
    },
    UNIT_MISMATCH: {
      found: aTable([{ target: '≥50公里', actual: '60亩' }]),
      row: 0,
      notFound: aTable([{ target: '≥50公里', actual: '60千米' }]),
    },
    TARGET_NOT_MEASURABLE: {
      found: aTable([{ target: '按需确定', actual: '完成' }]),
      row: 0,
      notFound: aTable([{ target: '完成1部宣传片,2套方案', actual: '完成' }]),
    },
    TARGET_BY_REFERENCE: {
      found: aTable([{ target: '按照实施方案相关要求' }]),
      row: 0,
      notFound: aTable([{ target: '严格执行相关制度规定' }]),
    },
    ACTUAL_COPIES_TARGET: {
      found: aTable([{ target: '逐步提高。', actual: ' 逐步 提高' }]),
      row: 0,
      notFound: aTable([{ target: '10个', actual: '10个' }]),
    },
    REASON_MISSING: {
      found: aTable([{ actual: '9个', reason: '0' }]),
      row: 0,
      notFound: aTable([{ actual: '9个', reason: '延期' }]),
    },
    OVERSHOOT_UNEXPLAINED: {
      found: aTable([{ actual: '13.01个' }]),
      row: 0,
      notFound: aTable([{ actual: '13个' }]),
    },
    DOCKED_WITHOUT_REASON: {
      found: aTable([{}], { published: { rows: [89.9] } }),
      row: 0,
      notFound: aTable([{ reason: '资料不全' }], { published: { rows: [89.9] } }),
    },
    PARTLY_DONE_HIGH_BAND: {
      found: aTable([{ target: '健全', actual: '基本达成', completion: '0.8' }]),
      row: 0,
      notFound: aTable([{ target: '健全', actual: '基本达成', completion: '0.79' }]),
    },
    BAND_OUT_OF_RANGE: {
      found: aTable([{ target: '健全', completion: 1.01 }]),
      row: 0,
      notFound: aTable([{ target: '健全', completion: 1 }]),
    },
    EXECUTION_ABOVE_BUDGET: {
      found: aTable([{}], { funds: { budget: '100', executed: '100.01' } }),
      row: null,
      notFound: aTable([{}], { funds: { budget: '100', executed: '100' } }),
    },
    EXECUTION_COUNTED_TWICE: {
      found: aTable([{ level3: '资金执行率', target: '100%', actual: '100%' }]),
      row: 0,
      notFound: aTable([{ level3: '资金执行率', target: '100%', actual: '100%', weight: 100 }], {
        scheme: { execution: 0, levels: { 产出指标: 100 } },
      }),
    },
    WEIGHT_SCHEME_ADJUSTED: {
      found: aTable([{}]),
      row: null,
      notFound: aTable([{}], { scheme: null }),
    },
    DUPLICATE_INDICATOR: {
      found: aTable([{ weight: 45 }, { ...clean, level3: '指标2：示例指标（个） ' }]),
      row: 1,
      notFound: aTable([{ weight: 45 }, clean]),
    },
  };

describe('findFaults', () => {
  it.each(Object.entries(CASES))('[FD1] finds %s, and not beside it', (code, { found, row, notFound }) => {
    const finding = findingsOf(found).find((candidate) => candidate.code === code);
    expect(finding).toMatchObject({ row, severity: FINDING_SEVERITIES[code as FindingCode] }); // a key of CASES
    expect(findingsOf(notFound).map((candidate) => candidate.code)).not.toContain(code);
  });

  it('[FD1] finds nothing in a table without faults', () => {
    const table = aTable([
      { level1: '产出指标', weight: 50, level3: '数量' },
      { level1: '效益指标', weight: 30, level3: '收入', level2: '经济效益指标' },
      { level1: '满意度指标', weight: 10, level3: '满意度', level2: '', target: '≥90%', actual: '92%' },
    ]);
    const published = { execution: 10, rows: [50, 30, 10], total: 100, grade: '优' };
    expect(findingsOf({ ...table, scheme: null, published })).toEqual([]);
  });

  it('[FD1] holds a total against its levels where no rows are published', () => {
    const published = { execution: '10', levels: { 产出指标: 58.5, 效益指标: 30 }, total: '98.5' };
    expect(findingsOf(aTable([{}], { published })).map(({ code }) => code)).not.toContain('TOTAL_MISMATCH');
    const wrong = { ...published, total: '98.6' };
    expect(findingsOf(aTable([{}], { published: wrong }))).toContainEqual({
      code: 'TOTAL_MISMATCH',
      severity: 'error',
      row: null,
      details: { published: '98.6', sumOfParts: '98.5' },
    });
  });

  it('[FD1] holds a grade against the published total while its own is undecided', () => {
    const undecided = [{ target: '健全', actual: '有所改善' }];
    const grade = (total: number) =>
      findingsOf(aTable(undecided, { published: { total, grade: '优' } })).some(
        ({ code }) => code === 'GRADE_MISMATCH',
      );
    expect([grade(90), grade(89.99)]).toEqual([false, true]);
  });

  it('[FD1] asks for no published score where no weight is printed', () => {
    const codes = findingsOf(aTable([{ weight: null, actual: '5个' }], { published: { rows: [95] } })).map(
      ({ code }) => code,
    );
    expect(codes).not.toContain('ROW_SCORE_MISMATCH');
    expect(codes).not.toContain('ROW_SCORE_ABOVE_WEIGHT');
  });

  it('[FD1] names levels without rows (SC6)', () => {
    expect(
      findingsOf(aTable([{}], { scheme: { execution: 10, levels: { 产出指标: 90, 效益指标: 30 } } })),
    ).toContainEqual({
      code: 'LEVEL_WEIGHT_MISMATCH',
      severity: 'error',
      row: null,
      details: { level: '效益指标', sumOfRows: '0', weight: '30' },
    });
  });

  const codesOf = (row: Parameters<typeof aTable>[0][number]) =>
    findingsOf(aTable([row])).map(({ code }) => code);

  it.each([
    ['a miss that has no ratio', { target: '≤-2%', actual: '-1%' }],
    ['a miss that a person has judged', { target: '≤-2%', actual: '-1%', completion: 1 }],
    ['a miss by being equal', { target: '＞5%', actual: '5%' }],
    ['a date that is late', { target: '2024年6月底', actual: '2024年7月' }],
  ])('[FD1] asks the reason for %s', (_, row) => {
    expect(codesOf(row)).toContain('REASON_MISSING');
  });

  it('[FD1] misses no actual in a row that weighs nothing', () => {
    expect(codesOf({ actual: '', weight: 0 })).not.toContain('ACTUAL_MISSING');
  });

  it('[FD1] does not weigh words where numbers were compared', () => {
    expect(codesOf({ target: '≥10个', actual: '基本完成10个' })).not.toContain('PARTLY_DONE_HIGH_BAND');
  });

  it('[FD1] takes no figure of a document’s title for a measure', () => {
    expect(codesOf({ target: '按照《2024年第3批20户方案》要求' })).toContain('TARGET_NOT_MEASURABLE');
  });

  it('[FD1] holds a total against the rows where both rows and levels are published', () => {
    const published = { execution: 10, rows: [90], levels: { 产出指标: 90 }, total: 100 };
    expect(findingsOf(aTable([{}], { published })).map(({ code }) => code)).not.toContain('TOTAL_MISMATCH');
  });

  it('[FD1] lists what concerns the whole table first, then row by row', () => {
    const rows = findingsOf(aTable([{ actual: null }, { actual: '9个', level3: '其他' }])).map(
      ({ row }) => row,
    );
    expect(rows).toEqual([...rows].sort((a, b) => (a ?? -1) - (b ?? -1)));
    expect(new Set(rows)).toEqual(new Set([null, 0, 1]));
  });
});

describe('statesReason', () => {
  it.each(['', ' ', '0', '/', '—', '无', '暂无', '不涉及', null, undefined])(
    '[FD2] finds no reason in %j',
    (reason) => {
      expect(statesReason(reason)).toBe(false);
    },
  );

  it.each(['延期', '无法按期供货', 'COVID'])('[FD2] finds a reason in %s', (reason) => {
    expect(statesReason(reason)).toBe(true);
  });
});
