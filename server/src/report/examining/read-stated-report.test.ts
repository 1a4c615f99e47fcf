import { join } from 'node:path';
import { examineAgainstRound } from '@attain/shared/examination/stated-report/examine-against-round';
import { scoreStatedRows } from '@attain/shared/examination/stated-report/score-stated-rows';
import { examineReport } from '@attain/shared/examination/stated-report/examine-report';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '#test/project-root';
import { placeKeys } from '#test/place-key';
import { xinjiangMaterial } from '#test/xinjiang-material';
import { readStatedReport } from './read-stated-report.ts';

const fixture = (name: string) => join(PROJECT_ROOT, 'test/fixtures/reports', name);

async function read(name: string) {
  const reading = await readStatedReport(fixture(name));
  if (!reading.ok) throw new Error(reading.problem);
  return reading;
}

describe('readStatedReport', () => {
  it('[F01] [F02] [F05] [F12] [F28] [F45] finds in the file all that an auditor found, before the round’s documents', async () => {
    const { report, headline } = await read('reference-report.docx');
    expect(headline).toBe(2_000_000_000);
    const ofRound = examineAgainstRound(report, headline, xinjiangMaterial());
    expect(ofRound.map((finding) => [finding.code, ...placeKeys(finding)])).toEqual(
      expect.arrayContaining([
        ['F05', 'headline', '财建〔2024〕387号.AMOUNT'],
        ['F01', '新财企〔2023〕87号.ISSUED_ON', '财建〔2023〕341号.ISSUED_ON'],
        ['F02', '新财企〔2024〕61号.ISSUED_ON', '财建〔2024〕142号.ISSUED_ON'],
        ['F12', 'FILE.WEIGHTS'],
      ]),
    );
    const codes = new Set(examineReport(report).map(({ code }) => code));
    for (const code of ['F28', 'F29', 'F30', 'F33', 'F34', 'F35', 'F39', 'F43', 'F45'] as const)
      expect(codes).toContain(code);
  });

  it('scores the rows that the annex prints by the weights that the report states', async () => {
    const { report } = await read('reference-report.docx');
    const { rows, score, hasStatedWeights } = scoreStatedRows(report);
    expect(hasStatedWeights).toBe(true);
    expect(score.rows).toHaveLength(rows.length);
    expect(score.rows.map(({ weight }) => weight).reduce((sum, weight) => sum + weight, 0)).toBe(90);
    expect(score.rows[0]).toMatchObject({ weight: 15, score: 15 });
    // No funds are read: nothing is claimed of their execution.
    expect([score.execution.score, score.total]).toEqual([null, null]);
  });

  it('says in words where merged cells are shifted, and takes nothing', async () => {
    const reading = await readStatedReport(fixture('shifted-report.docx'));
    expect(reading).toEqual({
      ok: false,
      problem: expect.stringMatching(/^第 1 个表格第 \d+ 行.*合并单元格可能错位$/) as unknown,
    });
  });
});
