import { describe, expect, it } from 'vitest';
import { isHollow, missingStatements, noneAt } from './missing-statements.ts';

const ALL = missingStatements([], ['i']);

describe('missingStatements', () => {
  it('[ST3] asks for every aspect, the overall target, and a measure with owner and date for each miss', () => {
    expect(ALL).toEqual([
      'ASPECT.ALLOCATION',
      'ASPECT.TIMELINESS',
      'ASPECT.PAYMENT',
      'ASPECT.USE',
      'ASPECT.EXECUTION',
      'ASPECT.PERFORMANCE_MANAGEMENT',
      'ASPECT.EXPENDITURE_DUTY',
      'OVERALL_COMPLETION',
      'MEASURE.i',
      'MEASURE_OWNER.i',
      'MEASURE_DUE.i',
    ]);
    expect(missingStatements([], [])).toHaveLength(8);
  });

  it('[ST3] asks for nothing that is said, and takes white space for nothing', () => {
    const statements = ALL.map((place) => ({ place, text: place === 'ASPECT.USE' ? ' ' : '已落实' }));
    expect(missingStatements(statements, ['i'])).toEqual(['ASPECT.USE']);
  });

  it('[ST4] takes 无 and the like for nothing where something must be told', () => {
    const say = (text: string) => ALL.map((place) => ({ place, text }));
    const days = ALL.filter((place) => place.startsWith('MEASURE_DUE.'));
    for (const text of ['无', '没有。', '暂无', '—', '/', '同上', ' 不适用 ']) {
      expect([text, missingStatements(say(text), ['i'])]).toEqual([
        text,
        ALL.filter((place) => !days.includes(place)),
      ]);
    }
    expect(missingStatements(say('没有发生截留、挤占、挪用'), ['i'])).toEqual([]);
  });
});

describe('isHollow', () => {
  it('[ST4] lets problems and remarks be none', () => {
    expect(isHollow('ASPECT.USE', '无')).toBe(true);
    expect(isHollow('MEASURE_OWNER.i', '同上')).toBe(true);
    for (const place of ['PROBLEM.USE', 'INSPECTIONS', 'OTHER_MATTERS', 'REMARKS'] as const) {
      expect(isHollow(place, '无')).toBe(false);
    }
  });
});

describe('noneAt', () => {
  it('[ST4] offers a sentence where there may be no problem, and nowhere else', () => {
    expect([noneAt('PROBLEM.USE'), noneAt('INSPECTIONS')]).toEqual(['无此类问题。', '无此类问题。']);
    expect(noneAt('OTHER_MATTERS')).toBe('无其他需要说明的问题。');
    expect([noneAt('ASPECT.USE'), noneAt('MEASURE.i'), noneAt('REPORT_DATE')]).toEqual([null, null, null]);
  });
});
