import { DomainError } from '@attain/shared/errors/domain-error';
import type { Grant } from '@attain/shared/organisation/scope';
import type { RedactionChoice } from '@attain/shared/publication/decide-redactions';
import { canPublish, LONGEST_REASON, needsReason } from '@attain/shared/publication/publication-state';
import { isPartial } from '@attain/shared/report/report-gaps';
import type { EntityManager } from 'typeorm';
import type { SignedIn } from '../account/session.service.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { ReportVersion } from '../sign-off/report-version.entity.ts';
import { Publication } from './publication.entity.ts';

export interface PublishRequest extends RedactionChoice {
  readonly versionId: string;
  /** The number that the person confirmed. */
  readonly number: number;
  readonly reason: string;
  /** The person knows that places are open or forms not approved (SO10). */
  readonly evenIfPartial: boolean;
}

/** What is next of a round: its number, and the part of the address that all its publications share. */
export interface NextPlace {
  readonly number: number;
  readonly slug: string;
}

/** What must hold before anything is made, and still when it is entered. */
export async function preparePublication(
  manager: EntityManager,
  viewer: SignedIn,
  request: PublishRequest,
  reason: string,
) {
  const version = await findVersion(manager, viewer.grants, request.versionId);
  if (!canPublish(viewer.grants, version.orgPath)) throw new DomainError('FORBIDDEN', {});
  if (version.state !== 'SIGNED') throw new DomainError('VERSION_NOT_SIGNED', {});
  const earlier = await earlierOf(manager, version.roundId);
  const place = placeAfter(earlier, version);
  if (place.number !== request.number) throw new DomainError('PUBLICATION_CHANGED', { number: place.number });
  if (needsReason(earlier) && reason === '') throw new DomainError('PUBLICATION_WITHOUT_REASON', {});
  if (isPartial(version.gaps) && !request.evenIfPartial) throw new DomainError('REPORT_PARTIAL', {});
  return { version, place };
}

export async function findVersion(
  manager: EntityManager,
  grants: readonly Grant[],
  id: string,
): Promise<ReportVersion> {
  const query = manager.createQueryBuilder(ReportVersion, 'version').where('version.id = :id', { id });
  const version = await whereVisible(query, 'version.orgPath', 'UNIT', grants).getOne();
  if (!version) throw new DomainError('NOT_FOUND', {});
  return version;
}

export function earlierOf(manager: EntityManager, roundId: string): Promise<Publication[]> {
  return manager.find(Publication, { where: { roundId }, order: { number: 'DESC' } });
}

/** The first version that is published gives its code to the address: it stands on the paper already. */
export function placeAfter([last]: readonly Publication[], version: ReportVersion): NextPlace {
  const slug = `${version.figures.budgetYear}-${version.code.toLowerCase()}`;
  return { number: (last?.number ?? 0) + 1, slug: last?.slug ?? slug };
}

export function readReason(text: string): string {
  const reason = text.trim();
  if (reason.length > LONGEST_REASON) {
    throw new DomainError('TEXT_TOO_LONG', { field: 'reason', limit: LONGEST_REASON });
  }
  return reason;
}
