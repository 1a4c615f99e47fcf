import type { AnyMutation, KeptRecord, OutboxRecord } from './stored-records.ts';
import type { ValueState } from './value-state.ts';

/** How far the server rows of this device reach, and how far the verified backup does. */
export interface Horizon {
  readonly pulledSeq: number;
  readonly safeSeq: number;
}

/** One mutation that lies over the server rows, with the state that its value has. */
export interface Layer {
  readonly mutation: AnyMutation;
  readonly state: ValueState;
  /** ISO 8601 by this device's clock. */
  readonly enteredAt: string;
  /** Place in the server's log; null while it has none. */
  readonly seq: number | null;
}

/**
 * What is to be laid over the server rows, lowest first: acknowledged mutations whose effect has not been pulled
 * yet, then the outbox. A mutation that the server did not apply changes no value; it shows as attention.
 */
export function layersOf(
  outbox: readonly OutboxRecord[],
  kept: readonly KeptRecord[],
  { pulledSeq, safeSeq }: Horizon,
): readonly Layer[] {
  const delivered = kept
    .filter(({ verdict }) => verdict.seq > pulledSeq && isApplied(verdict.outcome))
    .sort((a, b) => a.verdict.seq - b.verdict.seq)
    .map((mutation) => layer(mutation, stateAt(mutation.verdict.seq, safeSeq), mutation.verdict.seq));
  const pending = [...outbox]
    .sort((a, b) => a.seq - b.seq)
    .map((mutation) => layer(mutation, 'saved-here', null));
  return [...delivered, ...pending];
}

/** 已送达, or 已备份 once a verified backup reaches as far. `safeSeq` 0: there has not been one. */
export function stateAt(seq: number, safeSeq: number): ValueState {
  return safeSeq > 0 && seq <= safeSeq ? 'backed-up' : 'delivered';
}

/** When the person entered it, by this device's clock. ISO 8601. */
export function enteredAtOf({ device }: Pick<AnyMutation, 'device'>): string {
  return new Date(device.wallMs).toISOString();
}

function isApplied(outcome: KeptRecord['verdict']['outcome']): boolean {
  return outcome === 'APPLIED' || outcome === 'NOOP';
}

function layer(mutation: AnyMutation, state: ValueState, seq: number | null): Layer {
  return {
    ...{ mutation, state, seq },
    // Reckoned when it is shown: of thousands of layers only the top one of each field is.
    get enteredAt() {
      return enteredAtOf(mutation);
    },
  };
}
