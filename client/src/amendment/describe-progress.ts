import type { AmendmentRow } from '../api/form-rows.ts';
import { AMENDMENT_MESSAGES as words } from '../messages/amendment.messages.ts';

/** What has become of a proposal, in one sentence, for those who decide and for its author alike. */
export function describeProgress({ state, subject, decisions, closedByName }: AmendmentRow): string {
  const last = decisions.at(-1);
  switch (state) {
    case 'OPEN':
      return words.states.OPEN;
    case 'ACCEPTED':
      return (subject === null ? words.states.noted : words.states.ACCEPTED)(last?.byName ?? words.somebody);
    case 'REJECTED':
      return words.states.REJECTED(last?.byName ?? words.somebody, last?.reason ?? '');
    case 'ENTERED':
      return words.states.ENTERED(closedByName ?? words.preparer);
    case 'REPLACED':
      return words.states.REPLACED(closedByName ?? words.preparer);
  }
}
