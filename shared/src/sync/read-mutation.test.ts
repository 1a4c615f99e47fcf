import { describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from './protocol.ts';
import { readMutation } from './read-mutation.ts';

const actualSet = {
  selfEvaluationId: 'form-1',
  indicatorId: 'ind-1',
  field: 'valueText',
  value: '6',
  base: null,
};
const review = {
  selfEvaluationId: 'form-1',
  roundNumber: 1,
  contentHash: 'abc',
  outcome: 'RETURNED',
  comment: '',
  marks: [{ indicatorId: 'ind-1', text: '请附证书编号' }],
};

const evidenceAdd = {
  selfEvaluationId: 'f',
  indicatorId: 'ind-1',
  fileName: '照片.jpg',
  format: 'JPEG',
  byteCount: 1200,
  contentHash: '0af9'.repeat(16),
  thumbnail: { byteCount: 20, contentHash: 'f'.repeat(64) },
  takenAt: '2025-01-02T03:04:05.678Z',
};

/** The verdict that a mutation gets before anything is decided, or null when it can be decided. */
function verdictOf(name: string, args: unknown) {
  const reading = readMutation(name, args);
  return reading.ok ? null : reading.verdict;
}

describe('readMutation', () => {
  it.each([
    ['actual.set@1', actualSet],
    ['actual.set@1', { ...actualSet, value: null }],
    [
      'execution.set@1',
      { selfEvaluationId: 'f', source: 'CENTRAL', field: 'executedInFen', value: 0, base: null },
    ],
    ['form.submit@1', { selfEvaluationId: 'f', roundNumber: 1, contentHash: 'abc', schemeId: 's' }],
    ['form.review@1', review],
    ['form.reopen@1', { selfEvaluationId: 'f', roundNumber: 2, reason: '数据有误' }],
    ['comment.add@1', { selfEvaluationId: 'f', indicatorId: null, text: '请核对' }],
    ['evidence.add@1', evidenceAdd],
    ['evidence.add@1', { ...evidenceAdd, thumbnail: null, takenAt: null, format: 'XLSX', byteCount: 0 }],
    ['evidence.remove@1', { selfEvaluationId: 'f', evidenceId: 'e' }],
    ['conflict.resolve@1', { selfEvaluationId: 'f', conflictId: 'c', value: '6', base: '7' }],
  ])('[SY-R] hands %s on as it came', (name, args) => {
    expect(readMutation(name, args)).toEqual({ ok: true, value: { name, args } });
  });

  it.each(['actual.set@2', 'actual.set', '', 'constructor', '__proto__', 'toString'])(
    '[SY-R] quarantines the name %j, which this release does not know',
    (name) => {
      expect(verdictOf(name, actualSet)).toMatchObject({
        outcome: 'QUARANTINED',
        code: 'UNKNOWN_MUTATION',
        details: { name },
      });
    },
  );

  it.each([
    { because: 'not an object', args: 'x', path: 'args' },
    { because: 'no arguments', args: null, path: 'args' },
    { because: 'a list', args: [actualSet], path: 'args' },
    { because: 'an actor in the arguments', args: { ...actualSet, createdBy: 'u1' }, path: 'args.createdBy' },
    { because: 'a state', args: { ...actualSet, state: 'APPROVED' }, path: 'args.state' },
    {
      because: 'a prototype',
      args: JSON.parse('{"__proto__":{"value":"6"}}') as unknown,
      path: 'args.__proto__',
    },
    { because: 'a constructor', args: { ...actualSet, constructor: {} }, path: 'args.constructor' },
    { because: 'an unknown field name', args: { ...actualSet, field: 'stamps' }, path: 'args.field' },
    { because: 'an inherited field name', args: { ...actualSet, field: 'toString' }, path: 'args.field' },
    { because: 'a number as text', args: { ...actualSet, value: 6 }, path: 'args.value' },
    { because: 'an empty id', args: { ...actualSet, indicatorId: '' }, path: 'args.indicatorId' },
    { because: 'a long id', args: { ...actualSet, indicatorId: 'x'.repeat(65) }, path: 'args.indicatorId' },
  ])('[SY-R] quarantines $because and says where', ({ args, path }) => {
    expect(verdictOf('actual.set@1', args)).toMatchObject({
      outcome: 'QUARANTINED',
      code: 'MALFORMED_ARGS',
      details: { path },
    });
  });

  it.each([
    ['contentHash', 'F'.repeat(64)],
    ['contentHash', 'f'.repeat(63)],
    ['byteCount', 1.5],
    ['byteCount', -1],
    ['format', 'SVG'],
    ['takenAt', '2025-01-02'],
    ['thumbnail', 'small'],
  ])('[SY-R] quarantines evidence whose %s is %j', (field, value) => {
    expect(verdictOf('evidence.add@1', { ...evidenceAdd, [field]: value })).toMatchObject({
      outcome: 'QUARANTINED',
      details: { path: `args.${field}` },
    });
  });

  it('[SY-R] asks for every field, also for one that may be null', () => {
    const { base: _, ...withoutBase } = actualSet;
    expect(verdictOf('actual.set@1', withoutBase)?.details).toEqual({
      path: 'args.base',
      problem: 'missing',
    });
  });

  it('[SY-R] names the place inside a list', () => {
    const marks = [{ indicatorId: 'ind-1', text: '好' }, { indicatorId: 'ind-2' }];
    expect(verdictOf('form.review@1', { ...review, marks })?.details).toEqual({
      path: 'args.marks[1].text',
      problem: 'missing',
    });
  });

  it.each([0, -1, 1.5, '1', null])('[SY-R] quarantines the round number %j', (roundNumber) => {
    expect(verdictOf('form.review@1', { ...review, roundNumber })?.code).toBe('MALFORMED_ARGS');
  });

  it('[SY-R] parks a text beyond the limit, and takes one at the limit', () => {
    expect(verdictOf('actual.set@1', { ...actualSet, value: '长'.repeat(MAX_TEXT_LENGTH) })).toBeNull();
    expect(verdictOf('actual.set@1', { ...actualSet, value: '长'.repeat(MAX_TEXT_LENGTH + 1) })).toEqual({
      outcome: 'PARKED',
      code: 'TEXT_TOO_LONG',
      details: { field: 'value', limit: MAX_TEXT_LENGTH },
      conflictId: null,
    });
  });

  it.each([
    ['a NUL', 'a\0b'],
    ['the first half of a surrogate pair', 'a\uD83D'],
    ['the second half alone', '\uDE00a'],
  ])('[SY-R] parks a text with %s, which no database keeps unaltered', (_, value) => {
    expect(verdictOf('actual.set@1', { ...actualSet, value })).toMatchObject({
      outcome: 'PARKED',
      code: 'VALUE_INVALID',
      details: { field: 'value', violation: 'UNREADABLE_CHARACTER' },
    });
  });

  it('[SY-R] takes characters outside the basic plane', () => {
    expect(verdictOf('actual.set@1', { ...actualSet, value: '𠮷林街道' })).toBeNull();
  });

  it.each([-1, 0.5, Number.POSITIVE_INFINITY, Number.NaN, 2 ** 53])('[SY-R] parks the amount %s', (value) => {
    const args = { selfEvaluationId: 'f', source: 'LOCAL', field: 'arrivedInFen', value, base: null };
    expect(verdictOf('execution.set@1', args)).toMatchObject({
      outcome: 'PARKED',
      code: 'VALUE_INVALID',
      details: { field: 'value', violation: 'NOT_AN_AMOUNT' },
    });
  });

  it('[SY-R] parks a reopening and a comment that say nothing', () => {
    const violation = { outcome: 'PARKED', code: 'VALUE_INVALID', details: { violation: 'EMPTY' } };
    expect(
      verdictOf('form.reopen@1', { selfEvaluationId: 'f', roundNumber: 1, reason: '　 ' }),
    ).toMatchObject(violation);
    expect(verdictOf('comment.add@1', { selfEvaluationId: 'f', indicatorId: null, text: '' })).toMatchObject(
      violation,
    );
  });

  it('[SY-R] quarantines rather than parks what has both faults', () => {
    const args = { ...actualSet, value: 'x'.repeat(MAX_TEXT_LENGTH + 1), base: 5 };
    expect(verdictOf('actual.set@1', args)?.code).toBe('MALFORMED_ARGS');
  });
});
