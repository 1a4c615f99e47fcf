import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setDocument } from '#test/change-round';
import { placeKeys } from '#test/place-key';
import { findLatePassingOn } from './find-late-passing-on.ts';

const UPSTREAM = '财建〔2024〕120号';
const PASSING = '示财企〔2024〕33号';

function find(upstream: Parameters<typeof setDocument>[1], passing: Parameters<typeof setDocument>[1] = {}) {
  const material = changeRound(aCleanRound(), setDocument(UPSTREAM, upstream), setDocument(PASSING, passing));
  return findLatePassingOn(material);
}

describe('findLatePassingOn', () => {
  it('[F02] counts from receipt, to the day', () => {
    expect(find({ receivedOn: '2024-04-25' })).toEqual([]);
    const [finding] = find({ receivedOn: '2024-04-24' });
    expect(finding).toMatchObject({
      code: 'F02',
      severity: 'likely-breach',
      suggestion: 'ENTER_RECEIPT_AND_EXPLAIN',
      details: { upstream: UPSTREAM, days: { least: 31, most: 31 }, limit: 30, countedFrom: 'RECEIPT' },
    });
  });

  it('[F02] counts from issue where the receipt is not known, and says so', () => {
    const [finding] = find({ receivedOn: null, issuedOn: '2024-03' });
    expect(finding?.details).toMatchObject({ days: { least: 55, most: 85 }, countedFrom: 'ISSUE' });
    expect(finding && placeKeys(finding)).toEqual([`${PASSING}.ISSUED_ON`, `${UPSTREAM}.ISSUED_ON`]);
  });

  it('[F02] takes a known receipt before an early issue', () => {
    expect(find({ issuedOn: '2024-01-01', receivedOn: '2024-05-01' })).toEqual([]);
  });

  it.each([
    ['may or may not have been late', { receivedOn: '2024-04' }, {}],
    ['has no date at all', { receivedOn: null, issuedOn: null }, {}],
    ['has a date that is none', { receivedOn: '去年', issuedOn: '2024-13-01' }, {}],
    ['was never dated', {}, { issuedOn: null }],
    ['passes on a document that is not known', {}, { passesOn: '财建〔2024〕999号' }],
  ])('[F02] says nothing of money that %s', (_, upstream, passing) => {
    expect(find(upstream, passing)).toEqual([]);
  });

  it.each([
    ['ADVANCE', 'ADVANCE', 'F01'],
    ['MAIN', 'ADVANCE', 'F02'],
    [null, 'ADVANCE', 'F01'],
    [null, null, 'F02'],
  ])('[F01] is the id for advanced money: %s passing on %s is %s', (passing, upstream, code) => {
    const [finding] = find({ receivedOn: '2024-01-01', batch: upstream }, { batch: passing });
    expect(finding?.code).toBe(code);
  });
});
