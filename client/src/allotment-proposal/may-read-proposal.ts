import type { Grant } from '@attain/shared/organisation/scope';
import type { OrgUnitRow } from '../api/reference-rows.ts';

const READERS: readonly string[] = ['MANAGER', 'REVIEWER', 'AUDITOR'];

/**
 * Whether a person sees everything that is split: a role over the whole of the unit that called the round. With a
 * part of the units the rest of the sum would go to the wrong ones.
 */
export function mayReadProposal(
  grants: readonly Grant[],
  ownerId: string,
  units: readonly OrgUnitRow[],
): boolean {
  const owner = units.find(({ id }) => id === ownerId);
  return (
    owner !== undefined &&
    grants.some(({ role, path }) => READERS.includes(role) && owner.path.startsWith(path))
  );
}
