import type { Ratio } from '../indicator-value/ratio.ts';
import type { CompiledRow } from './compile-table.ts';
import type { Judgement } from './judgement.ts';

/**
 * What the row's mode is given (SC11): its completion, or the actual percentage where the steps are of the actual.
 *
 * An actual that is no percentage climbs by its completion. Null where no mode is asked: a person has still to judge,
 * or nothing was reported, which earns nothing under any mode.
 */
export function measureForMode({ mode, actualShare }: CompiledRow, judgement: Judgement): Ratio | null {
  const { basis, share } = judgement;
  if (mode.kind === 'PROPORTIONAL' || share === null || basis.kind === 'NOT_REPORTED') return null;
  const isOfActual = mode.kind === 'STEPPED' && mode.of === 'ACTUAL' && basis.kind === 'COMPARED';
  return (isOfActual ? actualShare : null) ?? share;
}
