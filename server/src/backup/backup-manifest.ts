import { BackupError } from './backup-error.ts';

/** What a backup says about itself; it stands first in the archive. */
export interface BackupManifest {
  /** Of the archive. A later release may read older ones, never newer ones. */
  readonly format: 1;
  readonly kind: 'sqlite' | 'postgres';
  /** ISO 8601. */
  readonly takenAt: string;
  readonly epoch: string;
  /** The last number that the backup holds. */
  readonly seq: number;
  readonly logRows: number;
  /** SHA-256 (hex) of the database's file in the archive. */
  readonly databaseHash: string;
}

/** @throws BackupError NOT_A_BACKUP */
export function readManifest(text: string): BackupManifest {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    throw new BackupError('NOT_A_BACKUP', 'manifest.json');
  }
  if (!isManifest(manifest)) throw new BackupError('NOT_A_BACKUP', 'manifest.json');
  return manifest;
}

function isManifest(value: unknown): value is BackupManifest {
  if (typeof value !== 'object' || value === null) return false;
  const { format, kind, takenAt, epoch, seq, databaseHash } = value as Partial<BackupManifest>;
  return (
    format === 1 &&
    (kind === 'sqlite' || kind === 'postgres') &&
    typeof takenAt === 'string' &&
    typeof epoch === 'string' &&
    Number.isSafeInteger(seq) &&
    typeof databaseHash === 'string'
  );
}
