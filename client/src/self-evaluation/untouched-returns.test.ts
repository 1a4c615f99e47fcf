import { describe, expect, it } from 'vitest';
import type { CommentView } from '../local-data/form-view.ts';
import { aFormView } from '../scoring/form-view.test-support.ts';
import { untouchedReturns } from './untouched-returns.ts';

const previous = { valueText: '13', completion: null, deviationReason: null, improvementMeasure: null };
const aComment = (id: string): CommentView => ({
  ...{ id, selfEvaluationId: 'form', indicatorId: 'row', reviewDecisionId: null, roundNumber: 1 },
  ...{ text: '请附证明', authorName: '审核人', createdAt: '2025-01-02T03:00:00.000Z', sync: 'delivered' },
});
const returnMark = aComment('mark');

type Row = Parameters<typeof aFormView>[0]['rows'][number];
const untouched = (row: Omit<Row, 'target'>) =>
  untouchedReturns(aFormView({ rows: [{ target: '≥13', ...row }] }).rows).length;

describe('untouchedReturns', () => {
  it('finds a row that was sent back and says the same as before', () => {
    expect(untouched({ value: '13', previous, returnMark })).toBe(1);
  });

  it.each<[string, Omit<Row, 'target'>]>([
    ['a changed value', { value: '12', previous, returnMark }],
    ['a reason', { value: '13', deviationReason: '已附', previous, returnMark }],
    ['an answer', { value: '13', previous, returnMark, comments: [returnMark, aComment('answer')] }],
    ['no mark', { value: '13', previous }],
  ])('passes over a row with %s', (_, row) => {
    expect(untouched(row)).toBe(0);
  });
});
