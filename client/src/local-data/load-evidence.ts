import type { EvidenceFormat } from '@attain/shared/evidence/evidence-format';
import { isShown, type EvidenceProblem } from '@attain/shared/evidence/evidence-state';
import type { EvidenceRow } from '../api/form-rows.ts';
import type { AttentionItem } from './attention-item.ts';
import { openAttention } from './attention.ts';
import { readPull } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import type { EvidenceUpload } from './evidence-records.ts';
import { layersOf } from './layers.ts';

/** What is wrong with a piece, and only a person can mend. */
export type EvidenceTrouble =
  | { readonly kind: 'PROBLEM'; readonly problem: EvidenceProblem | null }
  | { readonly kind: 'REFUSED'; readonly item: AttentionItem }
  /** Its bytes are no longer on this device, and the server does not have them. */
  | { readonly kind: 'LOST' }
  /** The server does not take its bytes (any more): the form has moved away, for example. */
  | { readonly kind: 'NOT_TAKEN' };

/** Where the bytes of a piece are. ELSEWHERE: on the device of who added it, and not here. */
export type EvidenceWhere = 'HERE' | 'SENDING' | 'DELIVERED' | 'ELSEWHERE' | 'TROUBLE';

/** One photograph or file as it is to be shown: the server's row, or what was added here and waits. */
export interface EvidenceView {
  readonly id: string;
  readonly selfEvaluationId: string;
  readonly indicatorId: string;
  readonly fileName: string;
  readonly format: EvidenceFormat;
  readonly byteCount: number;
  readonly contentHash: string;
  /** ISO 8601. */
  readonly addedAt: string;
  /** Null: added on this device. */
  readonly byName: string | null;
  readonly where: EvidenceWhere;
  readonly trouble: EvidenceTrouble | null;
  readonly sentBytes: number;
  /** Of a small picture and of the whole on this device; null where it has none. */
  readonly localThumbnailHash: string | null;
  readonly localHash: string | null;
  /** The server shows a small picture. */
  readonly hasThumbnail: boolean;
}

/** Everything that was added to a form and not taken back, oldest first. */
export async function loadEvidence(
  database: LocalDatabase,
  formId: string,
): Promise<readonly EvidenceView[]> {
  const ofForm = { selfEvaluationId: formId };
  const entered = { 'args.selfEvaluationId': formId };
  const [rows, uploads, outbox, kept, conflicts, pull] = await Promise.all([
    database.evidence.where(ofForm).toArray(),
    database.evidenceUploads.where(ofForm).toArray(),
    database.outbox.where(entered).toArray(),
    database.kept.where(entered).toArray(),
    database.fieldConflicts.where(ofForm).toArray(),
    readPull(database),
  ]);
  const layers = layersOf(outbox, kept, pull);
  const uploadById = new Map(uploads.map((upload) => [upload.evidenceId, upload]));
  const known = new Set(rows.map(({ id }) => id));
  const taken = new Set(
    layers.flatMap(({ mutation }) =>
      mutation.name === 'evidence.remove@1' ? [mutation.args.evidenceId] : [],
    ),
  );
  const views = [
    ...rows.filter(({ state }) => isShown(state)).map((row) => ofRow(row, uploadById.get(row.id))),
    ...layers.flatMap(({ mutation, enteredAt }) =>
      mutation.name === 'evidence.add@1' && !known.has(mutation.id)
        ? [ofMutation(mutation, enteredAt, uploadById.get(mutation.id), null)]
        : [],
    ),
    ...openAttention(kept, conflicts).flatMap((item) =>
      item.name === 'evidence.add@1'
        ? [
            ofMutation(
              { ...item, id: item.mutationId },
              item.enteredAt,
              uploadById.get(item.mutationId),
              item,
            ),
          ]
        : [],
    ),
  ];
  return views.filter(({ id }) => !taken.has(id)).sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
}

function ofRow(row: EvidenceRow, upload: EvidenceUpload | undefined): EvidenceView {
  const { state, problem, addedByName, ...facts } = row;
  const trouble: EvidenceTrouble | null =
    state === 'QUARANTINED' ? { kind: 'PROBLEM', problem } : state === 'AWAITED' ? troubleOf(upload) : null;
  const where = state === 'PRESENT' ? 'DELIVERED' : upload ? whereOf(upload) : 'ELSEWHERE';
  return {
    ...facts,
    ...localPartsOf(upload),
    byName: upload ? null : addedByName,
    where: trouble ? 'TROUBLE' : where,
    trouble,
  };
}

type Named = Pick<AttentionItem & { name: 'evidence.add@1' }, 'args'> & { readonly id: string };

function ofMutation(
  { id, args }: Named,
  addedAt: string,
  upload: EvidenceUpload | undefined,
  refused: AttentionItem | null,
): EvidenceView {
  const { selfEvaluationId, indicatorId, fileName, format, byteCount, contentHash } = args;
  const trouble: EvidenceTrouble | null = refused ? { kind: 'REFUSED', item: refused } : troubleOf(upload);
  return {
    ...{ id, selfEvaluationId, indicatorId, fileName, format, byteCount, contentHash, addedAt },
    ...localPartsOf(upload),
    byName: null,
    where: trouble ? 'TROUBLE' : upload ? whereOf(upload) : 'HERE',
    trouble,
    hasThumbnail: false,
  };
}

function whereOf({ state, sentBytes, isThumbnailSent }: EvidenceUpload): EvidenceWhere {
  if (state === 'SENT') return 'DELIVERED';
  return sentBytes > 0 || isThumbnailSent ? 'SENDING' : 'HERE';
}

function troubleOf(upload: EvidenceUpload | undefined): EvidenceTrouble | null {
  if (upload?.state === 'LOST') return { kind: 'LOST' };
  return upload?.state === 'REFUSED' ? { kind: 'NOT_TAKEN' } : null;
}

function localPartsOf(upload: EvidenceUpload | undefined) {
  return {
    sentBytes: upload?.sentBytes ?? 0,
    localThumbnailHash: upload?.thumbnail?.hash ?? null,
    localHash: upload && upload.state !== 'LOST' ? upload.full.hash : null,
  };
}
