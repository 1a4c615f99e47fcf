import { canActOnForm, type FormAction } from '@attain/shared/organisation/scope';
import type { FormMutationName, MutationArgs } from '@attain/shared/sync/mutation';
import type { FormMutation } from '@attain/shared/sync/read-mutation';
import { parked } from '@attain/shared/sync/verdict';
import { decideActualSet } from './decide-actual-set.ts';
import { decideAmendment } from './decide-amendment.ts';
import { decideCommentAdd } from '../../approval/decide-comment-add.ts';
import { decideConflictResolve } from './decide-conflict-resolve.ts';
import { decideExecutionSet } from './decide-execution-set.ts';
import { decideStatementSet } from './decide-statement-set.ts';
import { decideEvidenceAdd } from '../../evidence/decide-evidence-add.ts';
import { decideEvidenceRemove } from '../../evidence/decide-evidence-remove.ts';
import { decideWorkRecover } from './decide-work-recover.ts';
import { decideFormReopen } from '../../approval/decide-form-reopen.ts';
import { decideFormReview } from '../../approval/decide-form-review.ts';
import { decideFormSubmit } from '../../approval/decide-form-submit.ts';
import type { Decide, Decision, DecisionContext } from './decision.ts';
import type { FormInHand } from '../../self-evaluation/form-in-hand.ts';

interface Rule<N extends FormMutationName> {
  /** What the author must be allowed to do to the form. */
  readonly action: FormAction;
  readonly decide: Decide<N>;
}

const RULES: { readonly [N in FormMutationName]: Rule<N> } = {
  'actual.set@1': { action: 'FILL_IN', decide: decideActualSet },
  'execution.set@1': { action: 'FILL_IN', decide: decideExecutionSet },
  'statement.set@1': { action: 'FILL_IN', decide: decideStatementSet },
  'form.submit@1': { action: 'FILL_IN', decide: decideFormSubmit },
  'form.review@1': { action: 'REVIEW', decide: decideFormReview },
  'form.reopen@1': { action: 'REOPEN', decide: decideFormReopen },
  'comment.add@1': { action: 'COMMENT', decide: decideCommentAdd },
  'conflict.resolve@1': { action: 'FILL_IN', decide: decideConflictResolve },
  'evidence.add@1': { action: 'FILL_IN', decide: decideEvidenceAdd },
  'evidence.remove@1': { action: 'FILL_IN', decide: decideEvidenceRemove },
  'amendment.decide@1': { action: 'REOPEN', decide: decideAmendment },
  'work.recover@1': { action: 'REOPEN', decide: decideWorkRecover },
};

/** Decides a mutation on a form in its author's scope: first whether they may, then what becomes of it. */
export function decideMutation(form: FormInHand, mutation: FormMutation, context: DecisionContext): Decision {
  return decideBy(form, mutation.name, mutation.args, context);
}

function decideBy<N extends FormMutationName>(
  form: FormInHand,
  name: N,
  args: MutationArgs[N],
  context: DecisionContext,
): Decision {
  const { action, decide } = RULES[name];
  return canActOnForm(context.author.grants, action, form.selfEvaluation.orgPath)
    ? decide(form, args, context)
    : { verdict: parked('FORBIDDEN', {}), form };
}
