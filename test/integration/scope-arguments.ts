import type { MutationArgs, MutationName } from '@attain/shared/sync/mutation';
import { ApiClient } from '../support/api-client.ts';
import { TestDevice } from '../support/test-device.ts';
import type { Form } from './scope-world.ts';

export const aFinding = (roundId: string) => ({ roundId, key: 'F05 HEADLINE', fingerprint: '0'.repeat(16) });

/** A photograph of which nobody ever sends the bytes. */
export function evidenceArgs(
  { id: selfEvaluationId, indicatorId }: Pick<Form, 'id' | 'indicatorId'>,
  fileName: string,
): MutationArgs['evidence.add@1'] {
  const content = { format: 'JPEG', byteCount: 1000, contentHash: '0'.repeat(64) } as const;
  return { selfEvaluationId, indicatorId, fileName, ...content, thumbnail: null, takenAt: null };
}

/** Arguments that an allowed person could send; the marks of a forbidden one would be seen in the database. */
export function argsFor<N extends MutationName>(name: N, form: Form): MutationArgs[N] {
  const {
    id: selfEvaluationId,
    indicatorId,
    roundNumber,
    conflictId,
    evidenceId,
    amendmentId,
    roundId,
    answerId,
  } = form;
  const contentHash = '0'.repeat(64);
  const all: { readonly [M in MutationName]: MutationArgs[M] } = {
    'actual.set@1': { selfEvaluationId, indicatorId, field: 'improvementMeasure', value: '越权', base: null },
    'execution.set@1': { selfEvaluationId, source: 'OTHER', field: 'arrivedInFen', value: 1, base: null },
    'statement.set@1': { selfEvaluationId, place: 'OTHER_MATTERS', value: '越权', base: null },
    'form.submit@1': { selfEvaluationId, roundNumber, contentHash, schemeId: contentHash },
    'form.review@1': {
      selfEvaluationId,
      roundNumber,
      contentHash,
      outcome: 'RETURNED',
      comment: '越权',
      marks: [],
    },
    'form.reopen@1': { selfEvaluationId, roundNumber, reason: '越权' },
    'comment.add@1': { selfEvaluationId, indicatorId, text: '越权' },
    'conflict.resolve@1': { selfEvaluationId, conflictId, value: '越权', base: null },
    'evidence.add@1': evidenceArgs(form, '越权.jpg'),
    'evidence.remove@1': { selfEvaluationId, evidenceId },
    'amendment.decide@1': {
      selfEvaluationId,
      amendmentId,
      outcome: 'REJECTED',
      seen: 'OPEN',
      reason: '越权',
    },
    'finding.answer@1': { ...aFinding(roundId), reason: '越权' },
    'finding.revoke@1': { ...aFinding(roundId), answerId, reason: '越权' },
    'work.recover@1': {
      selfEvaluationId,
      entryId: 'entry-of-a-file',
      authorId: 'nobody',
      name: 'comment.add@1',
      args: { selfEvaluationId, indicatorId, text: '越权' },
      enteredAt: null,
    },
  };
  return all[name];
}

export function aPush(forms: readonly Form[]) {
  const device = new TestDevice(new ApiClient('http://127.0.0.1'));
  const form = forms[0];
  return device.pushVariables(
    form ? [device.mutateRaw('comment.add@1', argsFor('comment.add@1', form))] : [],
  );
}
