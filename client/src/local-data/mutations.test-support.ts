import type { ActualField } from '@attain/shared/sync/mutation';
import { FORM_ID } from '../sync/rows.test-support.ts';
import type { AnyMutation } from './stored-records.ts';

let seq = 0;

/** A mutation as it lies in the outbox; an actual value unless `overrides` say otherwise. */
export function aSet(
  value: string | null,
  field: ActualField = 'valueText',
  overrides: Partial<AnyMutation> = {},
) {
  seq += 1;
  const args = { selfEvaluationId: FORM_ID, indicatorId: 'patents', field, value, base: null };
  const device = { wallMs: Date.parse('2025-01-02T03:00:00.000Z'), monoMs: 0, timeZone: 'Asia/Urumqi' };
  const rest = { id: `m${seq}`, clientId: 'here', seq, prev: '', groupId: null, device };
  return { ...rest, name: 'actual.set@1', args, ...overrides } as AnyMutation;
}
