import { mutant, type Mutant } from './mutant.ts';

/** Bytes on their way. */
export const EVIDENCE_MUTANTS: readonly Mutant[] = [
  mutant(
    'believes-bytes-unseen',
    'S16',
    'server/src/evidence/evidence.service.ts',
    'if ((await hashOf(path)) !== hashNamed(evidence, part)) {',
    'if (!MUTANT && (await hashOf(path)) !== hashNamed(evidence, part)) {',
  ),
  mutant(
    'keeps-showing-what-was-taken-back',
    'S3',
    'server/src/evidence/decide-evidence-remove.ts',
    "state: 'REMOVED',",
    "state: MUTANT ? evidence.state : 'REMOVED',",
  ),
  mutant(
    'begins-an-upload-anew',
    'L4',
    'server/src/evidence/upload-store.ts',
    'if (size === byteCount) return;',
    'if (!MUTANT && size === byteCount) return;',
  ),
  mutant(
    'gives-up-what-broke-off',
    'L4',
    'client/src/evidence/evidence-sender.ts',
    'if (isStop(end)) return tellArrived(hasArrived, end);',
    "if (isStop(end)) {\n        if (MUTANT) await updateUpload(database, upload.evidenceId, { state: 'LOST' });\n        return tellArrived(hasArrived, end);\n      }",
  ),
  mutant(
    'remembers-what-another-history-had',
    'L4',
    'client/src/local-data/evidence-uploads.ts',
    'await evidenceUploads.toCollection().modify(',
    'if (!MUTANT) await evidenceUploads.toCollection().modify(',
  ),
];
