import { describe, expect, it } from 'vitest';
import { formContent, formContentText } from './form-content.ts';

const actual = {
  indicatorId: 'i1',
  valueText: '1.5',
  completion: null,
  deviationReason: null,
  improvementMeasure: null,
};
const execution = { source: 'CENTRAL', annualBudgetInFen: 100, arrivedInFen: 0, executedInFen: null };
const textOf = (changes: Partial<Record<keyof typeof actual, string>> & { rev?: number; stamps?: unknown }) =>
  formContentText(formContent([{ ...actual, ...changes }], [execution], []));

describe('formContentText', () => {
  it('[SY6] is the same for every spelling of the same numbers', () => {
    expect(textOf({ valueText: '１．５０' })).toBe(textOf({}));
  });

  it('[SY6] differs for another value, for a reason, and for a zero instead of nothing', () => {
    const texts = [textOf({}), textOf({ valueText: '15' }), textOf({ deviationReason: '资金晚到' })];
    const zero = formContentText(formContent([actual], [{ ...execution, executedInFen: 0 }], []));
    expect(new Set([...texts, zero]).size).toBe(4);
  });

  it('[SY6] leaves revisions, stamps and the order of the rows out', () => {
    const other = { ...actual, indicatorId: 'i2' };
    expect(textOf({ rev: 7, stamps: { valueText: 1 } })).toBe(textOf({}));
    expect(formContentText(formContent([other, actual], [execution], []))).toBe(
      formContentText(formContent([actual, other], [execution], [])),
    );
  });

  it('takes an empty text and white space for not filled in', () => {
    expect(formContent([{ ...actual, valueText: ' ' }], [], []).actuals['i1']?.valueText).toBeNull();
  });

  it('[SY6] differs for another word, and is as before where nobody says anything', () => {
    const saying = (text: string | null) =>
      formContentText(formContent([actual], [execution], [{ place: 'ASPECT.USE', text }]));
    expect(saying(null)).toBe(textOf({}));
    expect(saying('  ')).toBe(textOf({}));
    expect(new Set([textOf({}), saying('专款专用'), saying('专款专用。')]).size).toBe(3);
  });
});
