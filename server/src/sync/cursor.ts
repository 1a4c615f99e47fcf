import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a device's pulls have come to, and what that is worth something for. */
export interface CursorPosition {
  readonly epoch: string;
  readonly seq: number;
  /** Of the account's assignments: another scope needs other rows. */
  readonly scopeGeneration: number;
  /** Digest of the roles and units that the rows were read for; a generation may come again after a restore. */
  readonly scope: string;
  readonly userId: string;
  /** The log's chain at `seq`: a server that shows another one there has lost what came after a backup (FT-41). */
  readonly chainHash: string;
}

/** Cursors of earlier releases name no scope, and those of the first one no chain. */
export type ReadCursor = Omit<CursorPosition, 'chainHash' | 'scope'> & {
  readonly chainHash: string | null;
  readonly scope: string | null;
};

/** Longer than any cursor that was ever signed. */
const MAX_CURSOR_LENGTH = 1000;

/** Signs and reads cursors. They are opaque to devices, and worth nothing when they are made up. */
export class CursorSigner {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  sign({ epoch, seq, scopeGeneration, userId, chainHash, scope }: CursorPosition): string {
    const fields = [epoch, seq, scopeGeneration, userId, chainHash, scope];
    const payload = Buffer.from(JSON.stringify(fields)).toString('base64url');
    return `${payload}.${this.#signatureOf(payload)}`;
  }

  /** Null for what this server has not signed. */
  read(cursor: string): ReadCursor | null {
    const [payload, signature, ...rest] = cursor.length > MAX_CURSOR_LENGTH ? [] : cursor.split('.');
    if (payload === undefined || signature === undefined || rest.length > 0) return null;
    const expected = Buffer.from(this.#signatureOf(payload));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    // Signed by `sign`, so it has that shape.
    const [epoch, seq, scopeGeneration, userId, chainHash, scope] = JSON.parse(
      Buffer.from(payload, 'base64url').toString(),
    ) as [string, number, number, string, string?, string?];
    return { epoch, seq, scopeGeneration, userId, chainHash: chainHash ?? null, scope: scope ?? null };
  }

  #signatureOf(payload: string): string {
    return createHmac('sha256', this.#key).update(payload).digest('base64url');
  }
}
