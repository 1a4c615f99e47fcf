import { formatPoints } from '../indicator-value/points.ts';
import { DEFAULT_SCHEME, hasDefaultWeights } from '../scoring/scheme.ts';
import { placeOfForm } from './examination-place.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import type { RoundMaterial } from './round-material.ts';

/** F12: the weights (分值) of a form differ from the default's without a stated reason. */
export function findUnreasonedWeights({ forms }: RoundMaterial): ExaminationFinding[] {
  return forms.flatMap((form) => {
    const { weights } = form;
    if (!weights || (weights.reason ?? '').trim() !== '') return [];
    if (hasDefaultWeights({ ...DEFAULT_SCHEME, ...weights })) return [];
    const levels = Object.fromEntries(weights.levels.map(({ name, weight }) => [name, formatPoints(weight)]));
    const text = [formatPoints(weights.execution), ...Object.values(levels)].join(' / ');
    return findingAt([{ place: placeOfForm(form, 'WEIGHTS'), text }], {
      code: 'F12',
      details: { execution: formatPoints(weights.execution), levels },
    });
  });
}
