import { DEFAULT_FORMULA } from '@attain/shared/allotment-proposal/allotment-formula';
import { proposeAllotments } from '@attain/shared/allotment-proposal/propose-allotments';
import { readAllotmentFormula } from '@attain/shared/allotment-proposal/read-allotment-formula';
import { canonicalJson } from '@attain/shared/canonical-json/canonical-json';
import { ratioOf } from '@attain/shared/indicator-value/ratio';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../sha256.ts';
import { aUnit } from '../scoring/form-view.test-support.ts';
import { describeNotices } from './describe-notices.ts';
import { proposalAsCsv, proposalAsJson, type ProposalFile } from './export-proposal.ts';
import { proposalRows } from './proposal-row.ts';
import type { UnitResult } from './unit-results.ts';

const WANYUAN = 1_000_000;

function aResult(id: string, name: string, baseInFen: number, score: number | null): UnitResult {
  const unit = aUnit({ id, path: `/xj/${id}/`, name, shortName: name });
  return { unit, baseInFen, score, executionRate: ratioOf(1n, 1n), forms: 2, formsApproved: 1 };
}

const RESULTS = [
  aResult('a', '=HYPERLINK("http://x")', 200 * WANYUAN, 9500),
  aResult('b', '巴州，"焉耆"', 100 * WANYUAN, null),
  aResult('c', '昌吉州', 100 * WANYUAN, 5000),
];

/** Unit b's score is what somebody tries out. */
async function aFile(sumInFen: number, oddAmount: 'TO_LARGEST' | 'HOLD_BACK'): Promise<ProposalFile> {
  const formula = { ...DEFAULT_FORMULA, oddAmount };
  const proposal = proposeAllotments(
    sumInFen,
    RESULTS.map(({ unit, baseInFen, score, executionRate }) => ({
      id: unit.id,
      path: unit.path,
      baseInFen,
      score: score ?? 8000,
      executionRate,
    })),
    formula,
  );
  return {
    round: { id: 'round', name: '2024 年度绩效自评', budgetYear: 2024 },
    fundName: '资金',
    proposal,
    rows: proposalRows(proposal, RESULTS),
    notices: describeNotices(proposal, RESULTS, ['b']),
    formulaHash: await sha256(canonicalJson(formula)),
    madeAt: '2025-03-01T02:00:00.000Z',
    dataAsOf: null,
  };
}

/** The cells of a table as RFC 4180 has them. */
function readCsv(text: string): string[][] {
  const lines = text.slice(1).split('\r\n').slice(0, -1);
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    ),
  );
}

describe('proposalAsCsv', () => {
  it('holds every unit with its reasons, the sum, and by what it was made', async () => {
    const file = await aFile(410 * WANYUAN + 123, 'HOLD_BACK');
    const text = proposalAsCsv(file);
    expect(text.startsWith('\uFEFF单位,')).toBe(true);
    const [head = [], ...rows] = readCsv(text);
    const table = rows
      .slice(0, 5)
      .map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
    // By 220 : 100 : 70 the third would get 73.6; at its floor of 82 the others share 328: 225.5 and 102.5.
    expect(
      table.map((row) => [
        row['单位'],
        row['得分依据'],
        row['建议（万元）'],
        row['增减（万元）'],
        row['增减（%）'],
      ]),
    ).toEqual([
      [`'=HYPERLINK("http://x")`, '自评结果', '226', '26', '13'],
      ['巴州，"焉耆"', '假设', '102', '2', '2'],
      ['昌吉州', '自评结果', '82', '-18', '-18'],
      ['合计', '', '410', '10', '2.5'],
      ['未分配的零头', '', '0.000123', '', ''],
    ]);
    expect(table[1]?.['说明']).toContain('等级系数：假设得分 80.00，等级良，系数 1；');
    const facts = rows.slice(6).map((cells) => cells.slice(0, 2));
    expect(facts).toContainEqual(['待分配总额（万元）', '410.000123']);
    expect(facts).toContainEqual(['公式', '等级系数：优 1.1，良 1，中 0.9，差 0.7']);
    expect(facts).toContainEqual(['公式校验值（SHA-256）', file.formulaHash]);
    expect(facts).toContainEqual(['导出时间', '2025-03-01T02:00:00.000Z']);
    expect(facts).toContainEqual(['提示', '巴州，"焉耆"的得分是假设的，不是自评结果。']);
  });

  it('leaves amounts empty where nothing can be proposed, and says why', async () => {
    const file = await aFile(410 * WANYUAN, 'HOLD_BACK');
    const impossible = proposeAllotments(
      WANYUAN,
      file.proposal.lines.map(({ unit }) => unit),
      { ...DEFAULT_FORMULA, floor: { kind: 'AMOUNT', wanyuan: '1' }, ceiling: null },
    );
    const rows = readCsv(
      proposalAsCsv({
        ...file,
        proposal: impossible,
        rows: proposalRows(impossible, RESULTS),
        notices: describeNotices(impossible, RESULTS, []),
      }),
    );
    const place = rows[0]?.indexOf('建议（万元）') ?? -1;
    expect(rows.slice(1, 5).map((cells) => cells[place])).toEqual(['', '', '', '']);
    expect(rows.flat()).toContain('下限合计至少要 3 万元，总额只有 1 万元，不能分配。请降低下限或增加总额。');
  });
});

describe('proposalAsJson', () => {
  it('holds the same as data, with a formula that can be read again', async () => {
    const file = await aFile(410 * WANYUAN + 123, 'TO_LARGEST');
    const json = JSON.parse(proposalAsJson(file)) as Record<string, unknown>; // as written a line above
    expect(json).toMatchObject({
      format: 'attain-allotment-proposal',
      version: 1,
      sumInFen: 410 * WANYUAN + 123,
      formulaHash: file.formulaHash,
      lines: [
        { unitName: '=HYPERLINK("http://x")', grade: '优', weight: '2200000000/10', isAssumed: false },
        { isAssumed: true, division: { whole: '102' } },
        { division: { amountInFen: 82 * WANYUAN, heldAt: 'FLOOR' } },
      ],
    });
    expect(readAllotmentFormula(json['formula'])).toEqual({ ok: true, formula: file.proposal.formula });
    expect(await sha256(canonicalJson(json['formula']))).toBe(file.formulaHash);
  });
});
