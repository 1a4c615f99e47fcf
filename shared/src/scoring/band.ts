import type { BasisPoints } from '../indicator-value/points.ts';
import { compareRatios, ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import type { Band } from './judgement.ts';
import type { Scheme } from './scheme.ts';
import type { BandPosition } from './table-input.ts';

type BandEdges = Pick<Scheme, 'qualitativeBands'>;

/** The band that a judged completion lies in; the upper edges belong to the band above. */
export function bandOf(completion: Ratio, scheme: BandEdges): Band {
  const [upper, middle] = scheme.qualitativeBands;
  const reaches = (edge: BasisPoints) => compareRatios(completion, ratioOf(BigInt(edge), 10_000n)) >= 0;
  return bandAt(reaches(upper) ? 'upper' : reaches(middle) ? 'middle' : 'lower', scheme);
}

/** A band of the scheme with its edges. */
export function bandAt(position: BandPosition, { qualitativeBands: [upper, middle] }: BandEdges): Band {
  switch (position) {
    case 'upper':
      return { position: 'UPPER', from: upper, to: 10_000 };
    case 'middle':
      return { position: 'MIDDLE', from: middle, to: upper };
    case 'lower':
      return { position: 'LOWER', from: 0, to: middle };
  }
}
