import { describe, expect, it } from 'vitest';
import { aFormView } from '../scoring/form-view.test-support.ts';
import { changedFields } from './row-changes.ts';

const before = { valueText: '13', completion: null, deviationReason: null, improvementMeasure: null };

function changes(row: Parameters<typeof aFormView>[0]['rows'][number]) {
  const [first] = aFormView({ rows: [row] }).rows;
  return first ? changedFields(first) : [];
}

describe('changedFields', () => {
  it('names what differs from the submission before', () => {
    expect(changes({ target: '≥13', value: '11', deviationReason: '因', previous: before })).toEqual([
      'valueText',
      'deviationReason',
    ]);
  });

  it('takes two spellings of one number for the same', () => {
    expect(changes({ target: '≥13', value: '１３．０', previous: before })).toEqual([]);
  });

  it('sees no change where there was no submission before', () => {
    expect(changes({ target: '≥13', value: '11' })).toEqual([]);
  });
});
