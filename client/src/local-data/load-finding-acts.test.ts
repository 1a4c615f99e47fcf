import { describe, expect, it } from 'vitest';
import type { FindingAnswerRow } from '../api/form-rows.ts';
import type { Layer } from './layers.ts';
import { overlayFindingActs } from './load-finding-acts.ts';
import type { AnyMutation } from './stored-records.ts';

const row: FindingAnswerRow = {
  id: 'pulled',
  roundId: 'round',
  findingKey: 'F05 HEADLINE',
  kind: 'ANSWER',
  fingerprint: '0'.repeat(16),
  reason: '其中 1400 万元为 2025 年资金',
  answerId: null,
  ordinal: 1,
  authorName: '区厅审核',
  createdAt: '2025-03-01T08:00:00.000Z',
};

function layer(id: string, key = 'F05 HEADLINE', roundId = 'round'): Layer {
  const mutation = {
    id,
    name: 'finding.answer@1',
    args: { roundId, key, fingerprint: row.fingerprint, reason: id },
    device: { wallMs: 0, monoMs: 0, timeZone: '' },
  } as AnyMutation; // what the overlay reads of one
  return { mutation, state: 'saved-here', enteredAt: '1970-01-01T00:00:00.000Z', seq: null };
}

describe('overlayFindingActs', () => {
  it('puts what was entered here after what the server has, each once', () => {
    const acts = overlayFindingActs('round', [row], [layer('pulled'), layer('one'), layer('two')], '我');
    expect(acts.map(({ id, ordinal, sync, authorName }) => [id, ordinal, sync, authorName])).toEqual([
      ['pulled', 1, 'delivered', '区厅审核'],
      ['one', 2, 'saved-here', '我'],
      ['two', 3, 'saved-here', '我'],
    ]);
  });

  it('numbers each finding by itself, and leaves other rounds out', () => {
    const layers = [layer('weights', 'F12 FORM:f:WEIGHTS'), layer('foreign', 'F05 HEADLINE', 'other')];
    expect(overlayFindingActs('round', [row], layers, '我').map(({ id, ordinal }) => [id, ordinal])).toEqual([
      ['pulled', 1],
      ['weights', 1],
    ]);
  });
});
