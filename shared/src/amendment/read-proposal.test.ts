import { describe, expect, it } from 'vitest';
import { readFormId, readProposal, type ProposedCell } from './read-proposal.ts';

const CELL: ProposedCell = { subject: 'INDICATOR_ACTUAL', subjectKey: 'row', field: 'valueText' };
const read = (name: string, args: unknown) =>
  readProposal(name, args, (id) => (id === 'known' ? CELL : null));
const actual = { selfEvaluationId: 'f', indicatorId: 'row', field: 'valueText', value: '8', base: '7' };

describe('readProposal', () => {
  it('[SY7] reads the field and the value of an entry, money in digits, and a choice by its conflict', () => {
    expect(read('actual.set@1', actual)).toEqual({ cell: CELL, value: '8', base: '7' });
    expect(
      read('execution.set@1', { source: 'CENTRAL', field: 'executedInFen', value: 20_000, base: null }),
    ).toEqual({
      cell: { subject: 'FUND_EXECUTION', subjectKey: 'CENTRAL', field: 'executedInFen' },
      value: '20000',
      base: null,
    });
    expect(read('statement.set@1', { place: 'OTHER_MATTERS', value: '无', base: null })).toEqual({
      cell: { subject: 'FORM_STATEMENT', subjectKey: 'OTHER_MATTERS', field: 'text' },
      value: '无',
      base: null,
    });
    const choice = { conflictId: 'known', value: '8', base: '7' };
    expect(read('conflict.resolve@1', choice)).toEqual({ cell: CELL, value: '8', base: '7' });
    expect(read('conflict.resolve@1', { ...choice, conflictId: 'gone' })).toMatchObject({
      cell: null,
      value: '8',
    });
  });

  it('[SY7] keeps the words of a comment and the name of a file', () => {
    expect(read('comment.add@1', { text: '交接说明' })).toEqual({
      cell: null,
      value: '交接说明',
      base: null,
    });
    expect(read('evidence.add@1', { fileName: '现场.jpg' })).toMatchObject({ value: '现场.jpg' });
    expect(read('evidence.remove@1', { evidenceId: 'e' })).toMatchObject({ cell: null, value: null });
  });

  it.each([
    ['actual.set@1', { ...actual, field: 'constructor' }],
    ['actual.set@1', { ...actual, indicatorId: undefined }],
    ['execution.set@1', { source: 'CENTRAL', value: 1 }],
    ['statement.set@1', { place: 'NOWHERE', value: '无' }],
    ['later.thing@1', { any: ['shape'] }],
    ['actual.set@1', 'no object'],
  ])('[SY7] keeps %s of another shape as it came', (name, args) => {
    expect(read(name, args)).toEqual({ cell: null, value: JSON.stringify(args), base: null });
  });

  it('[SY7] replaces what no database stores, and nothing else', () => {
    expect(read('actual.set@1', { ...actual, value: 'a\0b\uD800c😀' })?.value).toBe('a\uFFFDb\uFFFDc😀');
  });

  it.each(['form.submit@1', 'form.review@1', 'form.reopen@2', 'amendment.decide@1'])(
    '[SY7] finds no proposal in %s: a step is taken anew or not at all',
    (name) => {
      expect(read(name, actual)).toBeNull();
    },
  );

  it('[AM6] finds none in the bringing in of another’s work, but in the work itself', () => {
    const brought = {
      selfEvaluationId: 'f',
      entryId: 'e',
      authorId: 'u',
      name: 'actual.set@1',
      args: actual,
    };
    expect(read('work.recover@1', brought)).toBeNull();
    expect(read(brought.name, brought.args)).toEqual({ cell: CELL, value: '8', base: '7' });
  });
});

describe('readFormId', () => {
  it('[SY7] finds the form in arguments of any shape, and none where none is named', () => {
    expect(readFormId({ selfEvaluationId: 'f', more: 1 })).toBe('f');
    for (const args of [
      null,
      'f',
      3,
      [],
      {},
      { selfEvaluationId: 3 },
      { selfEvaluationId: '' },
      { selfEvaluationId: 'f\0' },
    ]) {
      expect(readFormId(args)).toBeNull();
    }
    expect(readFormId(Object.create({ selfEvaluationId: 'f' }))).toBeNull();
    expect(readFormId({ selfEvaluationId: 'f'.repeat(65) })).toBeNull();
  });
});
