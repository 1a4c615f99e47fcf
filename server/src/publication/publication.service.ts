import { randomUUID } from 'node:crypto';
import { DomainError } from '@attain/shared/errors/domain-error';
import type { Grant } from '@attain/shared/organisation/scope';
import { canPublish, stateAfter } from '@attain/shared/publication/publication-state';
import { publicationPath, SCHEMA_PATH } from '@attain/shared/publication/publication-paths';
import { recordPublication } from '@attain/shared/publication/record-publication';
import type { Clock } from '../account/clock.ts';
import type { SignedIn } from '../account/session.service.ts';
import type { Database } from '../database/data-source.ts';
import { insertRows } from '../database/insert-rows.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import type { ContentStore } from '../report/content-store.ts';
import { findRound } from '../report/find-round.ts';
import { checkChoice } from './check-choice.ts';
import { keepPublishedFiles } from './keep-published-files.ts';
import { makePublishedFiles } from './make-published-files.ts';
import { Publication, type PublicationDraft } from './publication.entity.ts';
import { lockRound } from '../performance-target/lock-round.ts';
import { headOf } from './publication-head.ts';
import { namesIn, readVersionContent } from './read-version-content.ts';
import {
  earlierOf,
  findVersion,
  placeAfter,
  preparePublication,
  readReason,
  type PublishRequest,
} from './prepare-publication.ts';

interface Parts {
  readonly database: Database;
  /** Of the versions that were put up for sign-off. */
  readonly versionFiles: ContentStore;
  readonly files: ContentStore;
  /** What the address bar shows; known only after listening when the port is 0. */
  readonly origin: () => string;
  readonly now: Clock;
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
   *   REPORT_PARTIAL, TEXT_TOO_LONG, REDACTION_UNDECIDED, REDACTION_LEFT_OVER
   */
  async publish(viewer: SignedIn, request: PublishRequest): Promise<Publication> {
    const { database, versionFiles, files, origin, now } = this.parts;
    const reason = readReason(request.reason);
    const { version, place } = await database.snapshots.read((manager) =>
      preparePublication(manager, viewer, request, reason),
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
      await preparePublication(manager, viewer, request, reason);
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
