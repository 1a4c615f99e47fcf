import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { scoreTable } from './score-table.ts';

describe('a row without an actual', () => {
  it.each([
    ['a quantity', '≥10个'],
    ['a deadline', '2024年6月底前'],
    ['words', '显著提升'],
    ['nothing', ''],
  ])('[SC5] scores 0 and stays in the total where its target is %s', (_, target) => {
    for (const actual of [null, '', ' ', '—']) {
      const scored = scoreTable(aTable([{ target, actual, completion: 1 }]));
      expect(scored.rows[0]).toMatchObject({ weight: 90, score: 0, completion: null, rule: 'SC5' });
      expect(scored.total).toBe(10);
      expect(scored.findings.map(({ code }) => code)).toContain('ACTUAL_MISSING');
    }
  });
});
