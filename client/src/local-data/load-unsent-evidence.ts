import type { LocalDatabase } from './database.ts';
import type { EvidenceUpload } from './evidence-records.ts';
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
  const unsettled = await unsettledOf(database, uploads);
  const ids = new Set(unsettled.map(({ evidenceId }) => evidenceId));
  const formIds = [...new Set(unsettled.map(({ selfEvaluationId }) => selfEvaluationId))];
  const views = (await Promise.all(formIds.map((formId) => loadEvidence(database, formId)))).flat();
  const own = views.filter(({ id }) => ids.has(id));
  return {
    waiting: own.filter(({ where }) => where === 'HERE' || where === 'SENDING'),
    troubled: own.filter(({ trouble }) => trouble !== null && trouble.kind !== 'REFUSED'),
    transfer: transferProgress(uploads),
  };
}

/**
 * Those whose naming has arrived, without what the server has and has not set aside. A month's entries are read only for
 * the forms of these.
 */
async function unsettledOf(
  { outbox, evidence }: LocalDatabase,
  uploads: readonly EvidenceUpload[],
): Promise<readonly EvidenceUpload[]> {
  const ids = uploads.map(({ evidenceId }) => evidenceId);
  const [pending, rows] = await Promise.all([
    outbox.where('id').anyOf(ids).primaryKeys(),
    evidence.bulkGet(ids),
  ]);
  const named = new Set(pending);
  return uploads.filter(
    ({ evidenceId, state }, index) =>
      !named.has(evidenceId) && (state !== 'SENT' || rows[index]?.state === 'QUARANTINED'),
  );
}
