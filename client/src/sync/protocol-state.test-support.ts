import type { FieldConflictRow, IndicatorActualRow, SelfEvaluationRow } from '../api/form-rows.ts';
import type { MutationVerdict } from '../api/sync.ts';
import type { AnyMutation } from '../local-data/stored-records.ts';
import { anActual, aForm, INDICATOR_IDS } from './rows.test-support.ts';

interface Logged {
  readonly seq: number;
  readonly mutation: AnyMutation;
  readonly userId: string;
  readonly verdict: MutationVerdict;
}

/** What the protocol model holds. */
export interface State {
  seq: number;
  form: SelfEvaluationRow;
  readonly log: Logged[];
  readonly changedAt: Map<string, number>;
  readonly actuals: Map<string, IndicatorActualRow>;
  readonly conflicts: Map<string, FieldConflictRow>;
  readonly clients: Map<string, { lastSeq: number; lastHash: string }>;
}

export function newState(): State {
  return {
    seq: 1,
    form: aForm(),
    log: [],
    changedAt: new Map(),
    actuals: new Map(INDICATOR_IDS.map((id) => [id, anActual(id)])),
    conflicts: new Map(),
    clients: new Map(),
  };
}
