import { textChecksum } from '../sync/row-checksum.ts';
import type { AnyFinding, FindingCode } from './any-finding.ts';
import { hexOf } from './finding-fingerprint.ts';
import { placeText, type IdOfIndicator } from './place-text.ts';

/** As wide as the column that holds it. */
export const MAX_KEY_LENGTH = 200;

/** What names a finding of a rule: the place it belongs to is the same as long as the fault is. */
type Subject =
  /** The place that the rule puts first: one document, one form, one row. */
  | 'FIRST'
  /** Several places of equal rank: the least of them, since their order is that of the material. */
  | 'LEAST'
  /** All money lines of a form are one place. */
  | 'FORM';

const SUBJECTS: Readonly<Partial<Record<FindingCode, Subject>>> = {
  F07: 'FORM',
  F09: 'FORM',
  F13: 'LEAST',
  F14: 'LEAST',
  F17: 'LEAST',
  F18: 'LEAST',
  F19: 'LEAST',
  F20: 'LEAST',
  F21: 'LEAST',
  F23: 'LEAST',
  F24: 'LEAST',
  F25: 'LEAST',
  F26: 'LEAST',
};

/** FA1: rule and place, by ids; unequal findings of one place are told apart by `nameFindings`. */
export function findingKey(finding: AnyFinding, idOf: IdOfIndicator): string {
  const key = `${finding.code} ${subjectOf(finding, idOf)}`;
  if (key.length <= MAX_KEY_LENGTH) return key;
  return `${key.slice(0, MAX_KEY_LENGTH - 17)}~${hexOf(textChecksum(key))}`;
}

/** The rule that a key names. */
export function codeOfKey(key: string): string {
  return key.split(' ', 1)[0] ?? key;
}

function subjectOf(finding: AnyFinding, idOf: IdOfIndicator): string {
  // Which of a level's targets nobody reported changes with every report; that the level has some is one fault.
  if (finding.code === 'F31') return `LEVEL:${finding.details.level}`;
  // A sentence has no id: the number itself is the place.
  if (finding.code === 'F36') return `FIGURE:${finding.details.value}${finding.details.unit ?? ''}`;
  const [{ place: first }] = finding.trace;
  switch (SUBJECTS[finding.code] ?? 'FIRST') {
    case 'FIRST':
      return placeText(first, idOf);
    case 'FORM':
      return 'formId' in first ? `FORM:${first.formId}` : placeText(first, idOf);
    case 'LEAST': {
      const [least = ''] = finding.trace.map(({ place }) => placeText(place, idOf)).sort();
      return least;
    }
  }
}
