import { publicationPath } from '@attain/shared/publication/publication-paths';
import { wasCorrectedBy } from '@attain/shared/publication/publication-state';
import type { EntityManager } from 'typeorm';
import type { ProofPublication } from '../sign-off/proof-publications.ts';
import type { ReportVersion } from '../sign-off/report-version.entity.ts';
import { Publication } from './publication.entity.ts';

/** How a version was published, for its proof; the oldest first. */
export async function publicationsOfVersion(
  manager: EntityManager,
  { id, roundId }: ReportVersion,
): Promise<ProofPublication[]> {
  const all = await manager.find(Publication, { where: { roundId }, order: { number: 'ASC' } });
  return all.flatMap((publication, index) =>
    publication.versionId === id ? [proofOf(publication, all[index + 1])] : [],
  );
}

function proofOf(publication: Publication, next: Publication | undefined): ProofPublication {
  const { number, address, publishedAt, withdrawnAt, withdrawnReason } = publication;
  return {
    number,
    address,
    path: publicationPath(publication),
    publishedAt,
    correctedBy: next && wasCorrectedBy(publication, next) ? correctionOf(next) : null,
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, reason: withdrawnReason },
  };
}

function correctionOf(next: Publication) {
  return {
    number: next.number,
    path: publicationPath(next),
    at: next.publishedAt,
    reason: next.reason,
  };
}
