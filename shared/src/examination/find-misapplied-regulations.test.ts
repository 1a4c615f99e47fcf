import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setCitation } from '#test/change-round';
import { findMisappliedRegulations } from './find-misapplied-regulations.ts';

function find(overrides: Parameters<typeof setCitation>[0]) {
  return findMisappliedRegulations(changeRound(aCleanRound(), setCitation(overrides)));
}

describe('findMisappliedRegulations', () => {
  it('[F10] finds a rule cited for what it does not regulate', () => {
    expect(find({ subject: '绩效自评' })).toMatchObject([
      {
        code: 'F10',
        details: {
          documentNumber: '示财预[2022]5号',
          citedFor: '绩效自评',
          subjects: ['资金分配', '资金使用'],
        },
      },
    ]);
  });

  it.each([
    { subject: '资金使用' },
    { subject: null },
    { documentNumber: '示财预〔2099〕1号', subject: '绩效自评' },
    { documentNumber: null, subject: '绩效自评' },
  ])('[F10] leaves alone what fits or is not in the library: %j', (overrides) => {
    expect(find(overrides)).toEqual([]);
  });
});
