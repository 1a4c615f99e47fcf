import { MAX_PUSH_BYTES } from '@attain/shared/sync/protocol';
import { describe, expect, it } from 'vitest';
import type { OutboxRecord } from '../local-data/stored-records.ts';
import { choosePushBatch } from './push-batch.ts';

function records(groups: readonly (string | null)[], text = '说明'): readonly OutboxRecord[] {
  return groups.map((groupId, index): OutboxRecord => ({
    id: `m${index}`,
    clientId: 'c',
    seq: index + 1,
    prev: '',
    name: 'comment.add@1',
    groupId,
    args: { selfEvaluationId: 'f', indicatorId: null, text },
    device: { wallMs: 0, monoMs: 0, timeZone: '' },
  }));
}

const singles = (count: number) => Array.from({ length: count }, () => null);

describe('choosePushBatch', () => {
  it('takes the first ones up to the limit', () => {
    expect(choosePushBatch(records(singles(51)), 50).map(({ seq }) => seq)).toHaveLength(50);
    expect(choosePushBatch(records(singles(3)), 1)).toHaveLength(1);
    expect(choosePushBatch([], 50)).toEqual([]);
  });

  it('stays under the bytes of a push', () => {
    const batch = choosePushBatch(records(singles(50), '字'.repeat(4000)), 50);
    expect(batch.length).toBeGreaterThan(10);
    expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThan(MAX_PUSH_BYTES);
  });

  it('sends one mutation that is too long by itself, for the server to refuse it by name', () => {
    expect(choosePushBatch(records(singles(2), '字'.repeat(100_000)), 50)).toHaveLength(1);
  });

  it('[S17] never splits a group, also when the limit is smaller', () => {
    expect(choosePushBatch(records([null, 'g', 'g', 'g']), 2)).toHaveLength(1);
    expect(choosePushBatch(records(['g', 'g', 'g', null]), 2)).toHaveLength(3);
  });
});
