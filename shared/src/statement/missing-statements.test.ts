import { describe, expect, it } from 'vitest';
import { missingStatements } from './missing-statements.ts';

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
});
