import type { LocalDatabase } from './database.ts';
import { loadEvidence, type EvidenceView } from './load-evidence.ts';
import { transferProgress, type TransferProgress } from './transfer-progress.ts';

/** What is not settled of the photographs and files that were added on this device. */
export interface UnsentEvidence {
  /** Their naming has arrived, their bytes have not; those whose naming waits are in the outbox. */
  readonly waiting: readonly EvidenceView[];
  /** Only a person can mend it; refused namings are in the outbox as well. */
  readonly troubled: readonly EvidenceView[];
  readonly transfer: TransferProgress | null;
}

export async function loadUnsentEvidence(database: LocalDatabase): Promise<UnsentEvidence> {
  const uploads = await database.evidenceUploads.toArray();
  const owned = new Set(uploads.map(({ evidenceId }) => evidenceId));
  const pending = new Set(await database.outbox.toCollection().primaryKeys());
  const formIds = [...new Set(uploads.map(({ selfEvaluationId }) => selfEvaluationId))];
  const views = (await Promise.all(formIds.map((formId) => loadEvidence(database, formId)))).flat();
  const own = views.filter(({ id }) => owned.has(id) && !pending.has(id));
  return {
    waiting: own.filter(({ where }) => where === 'HERE' || where === 'SENDING'),
    troubled: own.filter(({ trouble }) => trouble !== null && trouble.kind !== 'REFUSED'),
    transfer: transferProgress(uploads),
  };
}
