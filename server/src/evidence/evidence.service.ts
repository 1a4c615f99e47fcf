import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { canActOnForm, type Grant } from '@attain/shared/organisation/scope';
import type { EvidencePart, EvidenceState } from '@attain/shared/evidence/evidence-state';
import type { EntityManager } from 'typeorm';
import { limitConcurrency } from '../account/limit-concurrency.ts';
import type { Database } from '../database/data-source.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import type { recordChanges } from '../sync/record-changes.ts';
import { Evidence } from './evidence.entity.ts';
import { exists, uploadName, type EvidenceFiles } from './evidence-files.ts';
import { inspectEvidence } from './inspect-evidence.ts';

/** Who asks. */
export interface EvidenceReader {
  readonly userId: string;
  readonly grants: readonly Grant[];
}

/** What came of a part whose last byte is here. MISMATCH: the bytes are others than were named, and are dropped. */
export type Arrival = 'TAKEN' | 'MISMATCH';

/** Devices are offline for weeks, and a restored server learns of their evidence only when they come back. */
const ORPHANS_AFTER_MS = 30 * 24 * 60 * 60 * 1000;

export class EvidenceService {
  readonly #arriving = new Map<string, Promise<Arrival>>();
  readonly #oneAtATime = limitConcurrency(1);

  constructor(
    private readonly database: Database,
    private readonly files: EvidenceFiles,
    private readonly record: typeof recordChanges,
  ) {}

  /** A piece of evidence in the reader's scope, whatever its state. Foreign and unknown ones are null alike. */
  async find(id: string, { grants }: EvidenceReader): Promise<Evidence | null> {
    const query = this.database.reader.manager
      .createQueryBuilder(Evidence, 'evidence')
      .where('evidence.id = :id', { id });
    return whereVisible(query, 'evidence.orgPath', 'UNIT', grants).getOne();
  }

  /** The same, only where this person may send its bytes: who named it, and may still fill in the form. */
  async findForUpload(id: string, sender: EvidenceReader): Promise<Evidence | null> {
    const evidence = await this.find(id, sender);
    const isSender =
      evidence?.addedById === sender.userId && canActOnForm(sender.grants, 'FILL_IN', evidence.orgPath);
    return isSender && evidence.state !== 'REMOVED' ? evidence : null;
  }

  /** The checked copy of a part; null while there is none, and for what was taken back or quarantined. */
  openContent({ id, state, hasThumbnail }: Evidence, part: EvidencePart): Promise<ReadStream | null> {
    const isShown = part === 'full' ? state === 'PRESENT' : hasThumbnail && isServed(state);
    return isShown ? this.files.readServed(id, part) : Promise.resolve(null);
  }

  /** Whether every byte of a part is in the store and has not been looked at: the server ended in between. */
  async isLeftWhole(evidence: Evidence, part: EvidencePart): Promise<boolean> {
    if (isHere(evidence, part)) return false;
    if (part === 'full' && (await exists(this.files.originalFile(evidence.id)))) return true;
    const upload = this.files.uploadFile(evidence.id, part);
    return (await exists(upload)) && (await stat(upload)).size === byteCountOf(evidence, part);
  }

  /**
   * Takes a part whose last byte has come: its hash is checked, then what it is, and only then is it shown.
   *
   * Safe to ask for twice, at once or after a crash at any point.
   */
  arrive(evidence: Evidence, part: EvidencePart): Promise<Arrival> {
    const name = uploadName(evidence.id, part);
    const arriving =
      this.#arriving.get(name) ??
      this.#oneAtATime(() => this.#take(evidence, part)).finally(() => this.#arriving.delete(name));
    this.#arriving.set(name, arriving);
    return arriving;
  }

  /** Drops uploads that nothing waits for; says how many. */
  async dropOrphans(now: Date): Promise<number> {
    const awaited = await this.database.reader.manager.find(Evidence, {
      select: { id: true },
      where: { state: 'AWAITED' },
    });
    const names = awaited.flatMap(({ id }) => [uploadName(id, 'thumbnail'), uploadName(id, 'full')]);
    return this.files.dropOrphans(new Set(names), new Date(now.getTime() - ORPHANS_AFTER_MS));
  }

  async #take(evidence: Evidence, part: EvidencePart): Promise<Arrival> {
    const { id, format } = evidence;
    const original = this.files.originalFile(id);
    // After a crash the bytes may lie in their last place while the row still waits for them.
    const hasMoved = part === 'full' && (await exists(original));
    const path = hasMoved ? original : this.files.uploadFile(id, part);
    if ((await hashOf(path)) !== hashNamed(evidence, part)) {
      await this.files.dropUpload(id, part);
      return 'MISMATCH';
    }
    const inspection = await inspectEvidence(await readFile(path), part === 'full' ? format : 'JPEG');
    if (part === 'thumbnail') {
      // A small picture is a foretaste: one that is no picture is left away, and the whole one is judged by itself.
      if (inspection.isFine) {
        await this.files.writeServed(id, part, inspection.thumbnail ?? inspection.served);
        await this.#change(evidence, { hasThumbnail: true });
      }
    } else if (inspection.isFine) {
      const { served, thumbnail } = inspection;
      await this.files.writeServed(id, 'full', served);
      if (thumbnail) await this.files.writeServed(id, 'thumbnail', thumbnail);
      await this.files.keepOriginal(id, path);
      await this.#change(evidence, { state: 'PRESENT', hasThumbnail: thumbnail !== null });
    } else {
      await this.files.keepOriginal(id, path);
      const { problem } = inspection;
      await this.#change(evidence, { state: 'QUARANTINED', problem, hasThumbnail: false });
    }
    await this.files.dropUpload(id, part);
    return 'TAKEN';
  }

  /** The form is locked first, as a push does, so that neither overwrites the other's row. */
  async #change({ id, selfEvaluationId }: Evidence, change: Partial<Evidence>): Promise<void> {
    await this.database.gate.run(async (manager) => {
      await lockForm(manager, selfEvaluationId);
      const now = await manager.findOneByOrFail(Evidence, { id });
      // Taken back while it was on its way.
      if (now.state !== 'AWAITED') return;
      await manager.update(Evidence, { id }, change);
      await this.record(manager, [{ entity: 'EVIDENCE', id, reach: 'UNIT', ownerPath: now.orgPath }]);
    });
  }
}

function isServed(state: EvidenceState): boolean {
  return state === 'AWAITED' || state === 'PRESENT';
}

/** Nothing more is to be sent of this part. */
export function isHere({ state, hasThumbnail }: Evidence, part: EvidencePart): boolean {
  return state !== 'AWAITED' || (part === 'thumbnail' && hasThumbnail);
}

/** In bytes, as named; null for a part that was not named. */
export function byteCountOf(evidence: Evidence, part: EvidencePart): number | null {
  return part === 'full' ? evidence.byteCount : evidence.thumbnailByteCount;
}

function hashNamed({ contentHash, thumbnailHash }: Evidence, part: EvidencePart): string | null {
  return part === 'full' ? contentHash : thumbnailHash;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) hash.update(bytes);
  return hash.digest('hex');
}

async function lockForm(manager: EntityManager, selfEvaluationId: string): Promise<void> {
  if (manager.connection.options.type !== 'postgres') return;
  await manager
    .createQueryBuilder(SelfEvaluation, 'form')
    .where('form.id = :selfEvaluationId', { selfEvaluationId })
    .setLock('pessimistic_write')
    .getOne();
}
