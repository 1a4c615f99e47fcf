import { isRoundMutation } from '@attain/shared/sync/read-mutation';
import type { Verdict } from '@attain/shared/sync/verdict';
import type { FormsInHand, PushContext, ReadMutation } from './decisions/decide-group.ts';
import type { MutationVerdict } from './push-result.ts';
import type { LoggedVerdict } from './read-window.ts';
import type { UnnumberedLogRow } from './record-changes.ts';

/** What the log keeps of a mutation: all that was sent, and what became of it. */
export function logRowOf(
  { pushed, reading }: ReadMutation,
  { outcome, code, details, conflictId }: Verdict,
  forms: FormsInHand,
  { author, clientId, receivedAt }: PushContext,
): UnnumberedLogRow {
  const { id, seq, prev, name, groupId, args, device } = pushed;
  const formId = reading.ok && !isRoundMutation(reading.value) ? reading.value.args.selfEvaluationId : null;
  return {
    id,
    clientId,
    clientSeq: seq,
    prev,
    name,
    groupId,
    args: storable(args),
    device: { wallMs: device.wallMs, monoMs: device.monoMs, timeZone: device.timeZone },
    userId: author.userId,
    // A form outside the author's scope stays out of that form's history; `args` still name it.
    selfEvaluationId: formId !== null && forms.has(formId) ? formId : null,
    receivedAt,
    outcome,
    code,
    details,
    conflictId,
  };
}

/** The verdict as it is told, from the log, the first time and every time. */
export function verdictOf(row: LoggedVerdict): MutationVerdict {
  const { id, clientId, clientSeq, seq, outcome, code, details, conflictId } = row;
  return { mutationId: id, clientId, clientSeq, seq, outcome, code, details, conflictId };
}

/** TypeORM writes a JSON column that is a text without its quotes, and could not read it again. */
function storable(args: unknown): unknown {
  return typeof args === 'object' && args !== null ? args : { notAnObject: args };
}
