import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setDocument, setStatement } from '#test/change-round';
import { placeKeys } from '#test/place-key';
import { findForeignYearMoney } from './find-foreign-year-money.ts';

const NEXT_YEAR = '财建〔2024〕380号';

function find(
  wanyuan: number,
  documentNumbers: string[] | null = null,
  next: Parameters<typeof setDocument>[1] = {},
) {
  const headline = { amountInFen: wanyuan * 1_000_000, documentNumbers };
  return findForeignYearMoney(
    changeRound(aCleanRound(), setStatement({ headline }), setDocument(NEXT_YEAR, next)),
  );
}

describe('findForeignYearMoney', () => {
  it('[F05] finds the money of next year in a headline that adds it up', () => {
    const [finding] = find(850);
    expect(finding).toMatchObject({
      code: 'F05',
      details: {
        headlineInFen: 850_000_000,
        ofYearInFen: 500_000_000,
        ofOtherYearsInFen: 350_000_000,
        otherYears: [2025],
      },
    });
    expect(finding && placeKeys(finding)).toEqual(['headline', `${NEXT_YEAR}.AMOUNT`]);
  });

  it('[F05] finds a document of next year that the headline names', () => {
    expect(find(123, ['财建〔2023〕310号', NEXT_YEAR])).toHaveLength(1);
    expect(find(500, ['财建〔2023〕310号', '财建〔2024〕120号'])).toEqual([]);
  });

  it.each([
    ['names this year only', 500, {}],
    ['is wrong for another reason', 700, {}],
    ['cannot be compared: an amount is not known', 850, { amountInFen: null }],
    ['cannot be compared: a year is not known', 850, { budgetYear: null }],
  ])('[F05] says nothing of a headline that %s', (_, amount, next) => {
    expect(find(amount, null, next)).toEqual([]);
  });

  it('[F05] does not take money of another year for a fault by itself', () => {
    expect(findForeignYearMoney(changeRound(aCleanRound(), setStatement({ headline: null })))).toEqual([]);
  });

  it('[F05] does not count money that is passed on a second time', () => {
    expect(find(1000)).toEqual([]);
  });
});
