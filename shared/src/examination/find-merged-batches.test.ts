import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setForm, setTable } from '#test/change-round';
import { findMergedBatches } from './find-merged-batches.ts';

describe('findMergedBatches', () => {
  it.each([null, '', '　'])('[F16] finds two batches in a form that says %j about it', (mergeNote) => {
    expect(findMergedBatches(changeRound(aCleanRound(), setForm('annex', { mergeNote })))).toMatchObject([
      {
        code: 'F16',
        details: { batches: ['ADVANCE', 'MAIN'], rowsThatDiffer: ['支持示范企业数量（家）'] },
        trace: [{ place: { formId: 'annex' } }, { text: 'ADVANCE' }, { text: 'MAIN' }],
      },
    ]);
  });

  it('[F16] leaves a form of one batch alone, whatever number of tables it answers', () => {
    const silent = setForm('annex', { mergeNote: null });
    expect(
      findMergedBatches(changeRound(aCleanRound(), silent, setTable('central-main', { batch: 'ADVANCE' }))),
    ).toEqual([]);
    expect(
      findMergedBatches(changeRound(aCleanRound(), silent, setTable('central-main', { batch: null }))),
    ).toEqual([]);
    const one = setForm('annex', { mergeNote: null, tableIds: ['central-main'] });
    expect(findMergedBatches(changeRound(aCleanRound(), one))).toEqual([]);
  });
});
