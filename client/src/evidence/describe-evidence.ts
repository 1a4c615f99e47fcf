import type { EvidenceView } from '../local-data/load-evidence.ts';
import { describeBreach } from '../messages/describe-breach.ts';
import { describeRefusal } from '../messages/error-messages.ts';
import { EVIDENCE_MESSAGES as words, PROBLEM_WORDS } from '../messages/evidence.messages.ts';
import type { FieldState } from '../ui/field-state.ts';
import type { ChoiceFailure } from './use-evidence-entry.ts';

interface StateLine {
  /** Null: nothing that the glyphs stand for; the words alone say it. */
  readonly state: FieldState | null;
  readonly label: string;
}

/** Where a piece is, in words. Never further than is known. */
export function describeWhere({ where, sentBytes, byteCount }: EvidenceView): StateLine {
  switch (where) {
    case 'HERE':
      return { state: 'saved-here', label: words.here };
    case 'SENDING':
      return { state: 'saved-here', label: words.sending(sentBytes, byteCount) };
    case 'DELIVERED':
      return { state: 'delivered', label: words.delivered };
    case 'ELSEWHERE':
      return { state: null, label: words.elsewhere };
    case 'TROUBLE':
      return { state: 'needs-attention', label: words.needsAttention };
  }
}

/** What is wrong and what to do; null while nothing is. */
export function describeTrouble({ trouble }: EvidenceView): string | null {
  switch (trouble?.kind) {
    case undefined:
      return null;
    case 'PROBLEM':
      return PROBLEM_WORDS[trouble.problem ?? 'UNREADABLE'];
    case 'REFUSED':
      return describeRefusal(trouble.item);
    case 'LOST':
      return words.lost;
    case 'NOT_TAKEN':
      return words.notTaken;
  }
}

export function describeAddFailure(failure: ChoiceFailure): string {
  switch (failure.kind) {
    case 'BREACH':
      return describeBreach(failure.breach);
    case 'WRONG_FORMAT':
      return words.wrongFormat;
    case 'MISNAMED':
      return words.misnamed(failure.fileName);
    case 'UNREADABLE':
      return words.unreadable;
    case 'DUPLICATE':
      return words.duplicate;
    case 'NO_SPACE':
      return words.noSpace;
    case 'NOT_SAVED':
      return words.notSaved;
  }
}
