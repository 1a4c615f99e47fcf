import { randomUUID } from 'node:crypto';
import { DomainError } from '@attain/shared/errors/domain-error';
import type { Grant } from '@attain/shared/organisation/scope';
import {
  canPublish,
  LONGEST_REASON,
  needsReason,
  stateAfter,
} from '@attain/shared/publication/publication-state';
import { publicationPath, SCHEMA_PATH } from '@attain/shared/publication/publication-paths';
import { recordPublication } from '@attain/shared/publication/record-publication';
import type { RedactionChoice } from '@attain/shared/publication/decide-redactions';
import { printShortCode } from '@attain/shared/sign-off/short-code';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../account/clock.ts';
import type { SignedIn } from '../account/session.service.ts';
import type { Database } from '../database/data-source.ts';
import { insertRows } from '../database/insert-rows.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { Round } from '../performance-target/round.entity.ts';
import type { ContentStore } from '../report/content-store.ts';
import { findRound } from '../report/find-round.ts';
import { ReportVersion } from '../sign-off/report-version.entity.ts';
import { checkChoice } from './check-choice.ts';
import { dayInBeijing } from './day-in-beijing.ts';
import { keepPublishedFiles } from './keep-published-files.ts';
import { makePublishedFiles } from './make-published-files.ts';
import { Publication, type PublicationDraft } from './publication.entity.ts';
import { namesIn, readVersionContent, type VersionContent } from './read-version-content.ts';

interface Parts {
  readonly database: Database;
  /** Of the versions that were put up for sign-off. */
  readonly versionFiles: ContentStore;
  readonly files: ContentStore;
  /** What the address bar shows; known only after listening when the port is 0. */
  readonly origin: () => string;
  readonly now: Clock;
}

export interface PublishRequest extends RedactionChoice {
  readonly versionId: string;
  /** The number that the person confirmed. */
  readonly number: number;
  readonly reason: string;
}

/** What is next of a round: its number, and the part of the address that all its publications share. */
interface NextPlace {
  readonly number: number;
  readonly slug: string;
}

/** Publishes signed versions of reports, corrects and withdraws what was published (PB1 to PB9). */
export class PublicationService {
  constructor(private readonly parts: Parts) {}

  /** The newest first. @throws DomainError NOT_FOUND */
  publications(grants: readonly Grant[], roundId: string): Promise<Publication[]> {
    return this.parts.database.snapshots.read(async (manager) => {
      await findRound(manager, grants, roundId);
      return manager.find(Publication, { where: { roundId }, order: { number: 'DESC' } });
    });
  }

  /** Where a version would be published next, and whose names to look for. @throws DomainError NOT_FOUND */
  async draft(grants: readonly Grant[], versionId: string): Promise<PublicationDraft> {
    const { version, place } = await this.parts.database.snapshots.read(async (manager) => {
      const found = await findVersion(manager, grants, versionId);
      return { version: found, place: placeAfter(await earlierOf(manager, found.roundId), found) };
    });
    const content = await readVersionContent(this.parts.versionFiles, version);
    return {
      number: place.number,
      address: this.parts.origin() + publicationPath(place),
      names: namesIn(content, version),
      mayPublish: version.state === 'SIGNED' && canPublish(grants, version.orgPath),
    };
  }

  /**
   * Publishes a signed version; a publication of the round that stood before is corrected by it.
   *
   * @throws DomainError NOT_FOUND, FORBIDDEN, VERSION_NOT_SIGNED, PUBLICATION_CHANGED, PUBLICATION_WITHOUT_REASON,
   *   TEXT_TOO_LONG, REDACTION_UNDECIDED, REDACTION_LEFT_OVER
   */
  async publish(viewer: SignedIn, request: PublishRequest): Promise<Publication> {
    const { database, versionFiles, files, origin, now } = this.parts;
    const reason = readReason(request.reason);
    const { version, place } = await database.snapshots.read((manager) =>
      prepare(manager, viewer, request, reason),
    );
    const content = await readVersionContent(versionFiles, version);
    const publishedAt = now().toISOString();
    const address = origin() + publicationPath(place);
    const head = headOf(version, content, { number: place.number, publishedAt, address, reason });
    const report = recordPublication(content.report, head.publication);
    checkChoice(report, request, namesIn(content, version), [reason, head.figures.unitName]);
    const { title, files: made } = await makePublishedFiles({
      report,
      redactions: request.takenOut,
      mark: content.version,
      head,
      schemaAddress: origin() + SCHEMA_PATH,
    });
    const kept = await keepPublishedFiles(files, made);
    const publication: Publication = {
      id: randomUUID(),
      roundId: version.roundId,
      versionId: version.id,
      ...place,
      state: 'PUBLISHED',
      address,
      title,
      reason,
      takenOut: request.takenOut.map(({ text, kind }) => ({ text, kind })),
      dismissed: [...request.dismissed],
      ...kept,
      publishedById: viewer.userId,
      publishedByName: viewer.displayName,
      publishedAt,
      withdrawnAt: null,
      withdrawnById: null,
      withdrawnByName: null,
      withdrawnReason: '',
      orgPath: version.orgPath,
    };
    return database.gate.run(async (manager) => {
      // Once more: files were made meanwhile, and somebody may have been faster.
      await lockRound(manager, version.roundId);
      await prepare(manager, viewer, request, reason);
      await manager.update(
        Publication,
        { roundId: version.roundId, state: 'PUBLISHED' },
        { state: 'CORRECTED' },
      );
      await insertRows(manager, Publication, [publication]);
      return publication;
    });
  }

  /**
   * Takes a publication back: its address tells when and why from now on, and gives nothing else.
   *
   * @throws DomainError NOT_FOUND, FORBIDDEN, PUBLICATION_WITHOUT_REASON, TEXT_TOO_LONG, PUBLICATION_WITHDRAWN
   */
  withdraw(viewer: SignedIn, id: string, text: string): Promise<Publication> {
    const reason = readReason(text);
    return this.parts.database.gate.run(async (manager) => {
      const query = manager
        .createQueryBuilder(Publication, 'publication')
        .where('publication.id = :id', { id });
      const found = await whereVisible(query, 'publication.orgPath', 'UNIT', viewer.grants).getOne();
      if (!found) throw new DomainError('NOT_FOUND', {});
      if (!canPublish(viewer.grants, found.orgPath)) throw new DomainError('FORBIDDEN', {});
      const state = stateAfter(found.state, 'WITHDRAW');
      if (state === null) throw new DomainError('PUBLICATION_WITHDRAWN', {});
      if (reason === '') throw new DomainError('PUBLICATION_WITHOUT_REASON', {});
      await manager.update(
        Publication,
        { id },
        {
          state,
          withdrawnAt: this.parts.now().toISOString(),
          withdrawnById: viewer.userId,
          withdrawnByName: viewer.displayName,
          withdrawnReason: reason,
        },
      );
      return manager.findOneByOrFail(Publication, { id });
    });
  }
}

/** Publications of a round come one after the other; on SQLite all writes do. */
async function lockRound(manager: EntityManager, id: string): Promise<void> {
  const query = manager.createQueryBuilder(Round, 'round').where('round.id = :id', { id });
  if (manager.connection.options.type === 'postgres') query.setLock('pessimistic_write');
  await query.getOneOrFail();
}

/** What must hold before anything is made, and still when it is entered. */
async function prepare(manager: EntityManager, viewer: SignedIn, request: PublishRequest, reason: string) {
  const version = await findVersion(manager, viewer.grants, request.versionId);
  if (!canPublish(viewer.grants, version.orgPath)) throw new DomainError('FORBIDDEN', {});
  if (version.state !== 'SIGNED') throw new DomainError('VERSION_NOT_SIGNED', {});
  const earlier = await earlierOf(manager, version.roundId);
  const place = placeAfter(earlier, version);
  if (place.number !== request.number) throw new DomainError('PUBLICATION_CHANGED', { number: place.number });
  if (needsReason(earlier) && reason === '') throw new DomainError('PUBLICATION_WITHOUT_REASON', {});
  return { version, place };
}

async function findVersion(
  manager: EntityManager,
  grants: readonly Grant[],
  id: string,
): Promise<ReportVersion> {
  const query = manager.createQueryBuilder(ReportVersion, 'version').where('version.id = :id', { id });
  const version = await whereVisible(query, 'version.orgPath', 'UNIT', grants).getOne();
  if (!version) throw new DomainError('NOT_FOUND', {});
  return version;
}

function earlierOf(manager: EntityManager, roundId: string): Promise<Publication[]> {
  return manager.find(Publication, { where: { roundId }, order: { number: 'DESC' } });
}

/** The first version that is published gives its code to the address: it stands on the paper already. */
function placeAfter([last]: readonly Publication[], version: ReportVersion): NextPlace {
  const slug = `${version.figures.budgetYear}-${version.code.toLowerCase()}`;
  return { number: (last?.number ?? 0) + 1, slug: last?.slug ?? slug };
}

function readReason(text: string): string {
  const reason = text.trim();
  if (reason.length > LONGEST_REASON) {
    throw new DomainError('TEXT_TOO_LONG', { field: 'reason', limit: LONGEST_REASON });
  }
  return reason;
}

function headOf(
  version: ReportVersion,
  content: VersionContent,
  publication: { number: number; publishedAt: string; address: string; reason: string },
) {
  const { publishedAt, ...record } = publication;
  const { title: _title, ...figures } = version.figures;
  return {
    publication: { ...record, publishedOn: dayInBeijing(publishedAt) },
    version: {
      number: version.number,
      signedOn: version.signedAt === null ? null : dayInBeijing(version.signedAt),
      proofCode: printShortCode(version.code),
      proofAddress: content.version.address,
    },
    figures,
  };
}
