import type { Deadline, ParsedActual } from '../indicator-value/parsed-value.ts';
import { NOTHING, WHOLE } from '../indicator-value/ratio.ts';
import type { Basis, Judgement } from './judgement.ts';
import { scoreByPerson, type PersonsCompletion } from './score-in-words.ts';

/**
 * Judges a deadline row (SC7): met when the actual date is not later, or when the actual states timely or full
 * completion. A date decides before words do: "10月12日完成" after a deadline in September is late.
 */
export function scoreDeadline(
  target: Deadline,
  actual: ParsedActual,
  person: PersonsCompletion,
  isStatedInTime: boolean,
): Judgement {
  const date = actual.kind === 'deadline' ? actual : null;
  if (date !== null && date.by !== null && date.from !== null && target.by !== null) {
    if (date.by <= target.by) return met({ kind: 'DATE_COMPARED', by: target.by, actual: date.by });
    if (date.from > target.by) {
      const basis: Basis = { kind: 'DATE_COMPARED', by: target.by, actual: date.from };
      return late(basis, scoreByPerson('SC7', person));
    }
    // "9月" against a deadline of 15 September: it may have been either.
  } else if (isStatedInTime) {
    return met({ kind: 'STATED_IN_TIME' });
  }
  return scoreByPerson('SC7', person) ?? undecided({ kind: 'LEFT_TO_A_PERSON' });
}

function met(basis: Basis): Judgement {
  return { rule: 'SC7', outcome: 'MET', share: WHOLE, completion: WHOLE, deviation: null, basis };
}

/** Late is completion 0, and what it is worth a person says. */
function late(basis: Basis, byPerson: Judgement | null): Judgement {
  if (byPerson?.share) return { ...byPerson, outcome: 'MISSED' };
  return {
    rule: 'SC7',
    outcome: 'MISSED',
    share: null,
    completion: NOTHING,
    deviation: null,
    basis: byPerson?.basis ?? basis,
  };
}

function undecided(basis: Basis): Judgement {
  return { rule: 'SC7', outcome: 'UNDECIDED', share: null, completion: null, deviation: null, basis };
}
