import { compareRatios, WHOLE, type Ratio } from '../indicator-value/ratio.ts';
import type { Band, Judgement, RowRule } from './judgement.ts';

/** What a person has said about a row: nothing, a completion from 0 to 1, a band, or a number that is no completion. */
export type PersonsCompletion =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'GIVEN'; readonly completion: Ratio }
  | { readonly kind: 'BAND'; readonly band: Band }
  | { readonly kind: 'OUT_OF_RANGE' };

/** Judges a qualitative, grade or reference row: as a person set it, else by a plain statement of achievement (SC3). */
export function scoreInWords(person: PersonsCompletion, isStatedInFull: boolean): Judgement {
  if (person.kind === 'NONE' && isStatedInFull) {
    return {
      rule: 'SC3',
      outcome: 'MET',
      share: WHOLE,
      completion: WHOLE,
      deviation: null,
      basis: { kind: 'STATED_IN_FULL' },
    };
  }
  return scoreByPerson('SC3', person) ?? leftToAPerson('SC3');
}

/** The judgement that a person's completion gives; null where nobody has judged. */
export function scoreByPerson(rule: RowRule, person: PersonsCompletion): Judgement | null {
  switch (person.kind) {
    case 'NONE':
      return null;
    case 'OUT_OF_RANGE':
      return { ...leftToAPerson(rule), basis: { kind: 'ASSESSED_OUT_OF_RANGE' } };
    case 'BAND':
      return { ...leftToAPerson(rule), basis: { kind: 'BAND_GIVEN', band: person.band } };
    case 'GIVEN': {
      const { completion } = person;
      const isWhole = compareRatios(completion, WHOLE) >= 0;
      return {
        rule,
        outcome: isWhole ? 'MET' : 'MISSED',
        share: completion,
        completion,
        deviation: null,
        basis: { kind: 'ASSESSED' },
      };
    }
  }
}

function leftToAPerson(rule: RowRule): Judgement {
  return {
    rule,
    outcome: 'UNDECIDED',
    share: null,
    completion: null,
    deviation: null,
    basis: { kind: 'LEFT_TO_A_PERSON' },
  };
}
