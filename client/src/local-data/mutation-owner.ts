import type { AnyMutation } from './stored-records.ts';

/** The form that a mutation is about; null where it is about a round as a whole. */
export function formOfMutation({ args }: Pick<AnyMutation, 'args'>): string | null {
  return 'selfEvaluationId' in args ? args.selfEvaluationId : null;
}

/** The form, or the round: what mutations are listed under together. */
export function ownerOfMutation({ args }: Pick<AnyMutation, 'args'>): string {
  return 'selfEvaluationId' in args ? args.selfEvaluationId : args.roundId;
}
