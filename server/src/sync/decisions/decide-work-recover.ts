import { readFormId } from '@attain/shared/amendment/read-proposal';
import { canActOnForm } from '@attain/shared/organisation/scope';
import { APPLIED, NOOP, parked } from '@attain/shared/sync/verdict';
import type { FormInHand } from '../../self-evaluation/form-in-hand.ts';
import type { Decide, Decision } from './decision.ts';
import { addProposal } from './propose-amendment.ts';

/**
 * Keeps an entry from another person's file beside its form, as that person's proposal (AM6): no value changes, whoever
 * imports it, and one that came to the server before, from the person's own device or in the same file, is there already.
 *
 * An author who never might fill in this form is not believed.
 */
export const decideWorkRecover: Decide<'work.recover@1'> = (form, args, context) => {
  const { selfEvaluation, amendments } = form;
  const { id, orgPath } = selfEvaluation;
  const claimed = context.recovery.authors.get(args.authorId);
  if (readFormId(args.args) !== id) return refuse('args', 'ANOTHER_FORM', form);
  if (!claimed || !canActOnForm(claimed.grants, 'FILL_IN', orgPath)) {
    return refuse('authorId', 'NOT_AN_AUTHOR', form);
  }
  // One's own work is sent under one's own name.
  if (claimed.userId === context.author.userId) return { verdict: parked('FORBIDDEN', {}), form };
  if (context.recovery.arrivedIds.has(args.entryId) || amendments.has(args.entryId)) {
    return { verdict: NOOP, form };
  }
  const next = addProposal(
    { ...form, id, orgPath },
    {
      entry: { id: args.entryId, name: args.name, args: args.args, enteredAt: args.enteredAt },
      verdict: parked('RECOVERED', { state: 'OPEN' }),
      importedByName: context.author.displayName,
    },
    { author: claimed, receivedAt: context.receivedAt },
  );
  // A step of the workflow is taken anew or not at all.
  if (next === amendments) return refuse('name', 'NOTHING_PROPOSED', form);
  return { verdict: APPLIED, form: { ...form, amendments: next } };
};

function refuse(field: string, violation: string, form: FormInHand): Decision {
  return { verdict: parked('VALUE_INVALID', { field, violation }), form };
}
