import { describe, expect, it } from 'vitest';
import { aChild, aParent, months, rolled } from '#test/roll-up-forms';
import { scoreTable } from '../scoring/score-table.ts';
import type { PeriodReport } from './period-report.ts';
import { rollUp } from './roll-up.ts';

type Values = Parameters<typeof months>;

/** A unit that reports these months. */
function monthly(unit: string, rule: Exclude<PeriodReport['rule'], 'MILESTONES'>, values: Values) {
  return aChild(unit, null, { periods: { rule, entries: months(...values) } });
}

describe('yearEntryOf', () => {
  it('[RU13] makes the year of each unit first: the last month of one is not the last of all', () => {
    const units = [monthly('a', 'LATEST', ['40', '60']), monthly('b', 'LATEST', ['10', null])];
    // Months first over units would give 50, then 60 as the latest: b's ten would be lost.
    expect(rolled('SUM', units).valueText).toBe('70');
  });

  it('[RU13] makes the year first for means as well, so that a unit’s silence gives others no more weight', () => {
    const units = [monthly('a', 'MEAN', ['10', '20']), monthly('b', 'MEAN', ['40', null])];
    // The months' means over the units would be 25 and 20, and 22.5 over the year.
    expect(rolled('FUND_WEIGHTED_MEAN', units).valueText).toBe('27.5');
  });

  it('[RU13] puts the very value together by which the unit’s own table is scored', () => {
    const unit = monthly('a', 'LATEST', ['40', '60', '55']);
    const [row] = unit.indicators;
    if (!row) throw new Error('the unit has a row');
    const own = aParent(null, '≥100', { actuals: [{ ...row, indicatorId: 'parent' }] });
    const ownRow = rollUp(own, []).rows[0];
    expect(ownRow?.valueText).toBe('55');
    expect(rolled('SUM', [unit], '≥100').valueText).toBe('55');
    expect(scoreTable(rollUp(own, []).table).rows[0]).toMatchObject({ completion: '0.55' });
  });

  it('[RU13] is the entry itself where the year is reported at once', () => {
    const { contributions } = rolled('SUM', [aChild('a', '3')]);
    expect(contributions[0]).toMatchObject({ valueText: '3', year: null });
  });

  it('[RU13] takes means of periods along exactly', () => {
    const third = (unit: string) => monthly(unit, 'MEAN', ['1', '0', '0']);
    // Of rounded thirds there would be 0.999999.
    expect(rolled('SUM', [third('a'), third('b'), third('c')]).valueText).toBe('1');
  });

  it('[RU19] shows the months of a unit in its contribution', () => {
    const [contribution] = rolled('SUM', [monthly('a', 'SUM', ['3', null])]).contributions;
    expect(contribution).toMatchObject({
      use: 'COUNTED',
      valueText: '3',
      year: { rule: 'SUM', ruleId: 'RU14', coverage: { reported: 1, asked: 2 } },
    });
  });

  it('[RU19] brings a unit’s yearly numerators and denominators to the ratio above', () => {
    const half = { valueText: '50%', numerator: '1', denominator: '2' };
    const unit = monthly('a', 'SUM', [half, half]);
    const other = aChild('b', '100%', { numerator: '6', denominator: '6' });
    expect(rolled('RATIO', [unit, other], '≥80%')).toMatchObject({
      valueText: '80%',
      quotient: { dividend: '8', divisor: '10' },
    });
    const empty = monthly('a', 'SUM', [{ numerator: '0', denominator: '0' }]);
    expect(rolled('RATIO', [empty], '≥80%').state).toBe('NOT_COMPUTABLE');
  });
});
