import { APP_HEADER, PROTOCOL_VERSION, VIEWER_HEADER } from '@attain/shared/sync/protocol';
import { outage, type Outcome } from './outcome.ts';

export interface DownloadedFile {
  readonly path: string;
  readonly byteCount: number;
  /** SHA-256 (hex). */
  readonly sha256: string;
}

/** A connection that gives nothing for so long is given up; what has come is kept. */
const SILENT_FOR_MS = 30_000;

/** A download that goes on where it was cut: what has come stays here, and is asked for no second time. */
export class FileDownload {
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #held = 0;

  constructor(private readonly file: DownloadedFile) {}

  /** Bytes that have come. */
  get held(): number {
    return this.#held;
  }

  /**
   * Begins, or goes on.
   *
   * @returns The whole file with the hash that was told. After an outage, call it again.
   */
  async run(
    viewerId: string,
    told: (held: number) => void = () => undefined,
  ): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
    const giveUp = new AbortController();
    let timer = setTimeout(() => giveUp.abort(), SILENT_FOR_MS);
    try {
      const response = await fetch(this.file.path, {
        headers: this.#headers(viewerId),
        credentials: 'same-origin',
        cache: 'no-store',
        signal: giveUp.signal,
      });
      const trouble = this.#takeStatus(response);
      if (trouble) return trouble;
      for (const reader = response.body?.getReader(); ;) {
        const part = await reader?.read();
        if (!part || part.done) break;
        this.#chunks.push(part.value);
        this.#held += part.value.length;
        told(this.#held);
        clearTimeout(timer);
        timer = setTimeout(() => giveUp.abort(), SILENT_FOR_MS);
      }
    } catch {
      return outage(giveUp.signal.aborted ? 'timeout' : 'network');
    } finally {
      clearTimeout(timer);
    }
    if (this.#held < this.file.byteCount) return outage('network');
    return this.#whole();
  }

  #headers(viewerId: string): Record<string, string> {
    return {
      [APP_HEADER]: String(PROTOCOL_VERSION),
      [VIEWER_HEADER]: viewerId,
      ...(this.#held > 0 && { range: `bytes=${this.#held}-`, 'if-range': this.#etag }),
    };
  }

  /** Null: the bytes that follow are those of the file, from `held` on. */
  #takeStatus({ status, headers, redirected }: Response): Outcome<never> | null {
    if (status === 401) return { kind: 'signed-out' };
    if (status === 404) return { kind: 'refused', code: 'NOT_FOUND', details: {} };
    if (status === 429 || status === 503) return outage('busy');
    // A portal's page names no hash of ours.
    if (redirected || headers.get('etag') !== this.#etag) {
      return outage(status >= 500 ? 'server-error' : 'not-ours');
    }
    if (status === 200) this.#drop();
    return status === 200 || status === 206 ? null : outage('server-error');
  }

  async #whole(): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
    const bytes = new Uint8Array(await new Blob(this.#chunks).arrayBuffer());
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hash === this.file.sha256) return { kind: 'ok', value: bytes };
    // Nothing of it can be gone on with.
    this.#drop();
    return outage('not-ours');
  }

  #drop(): void {
    this.#chunks = [];
    this.#held = 0;
  }

  get #etag(): string {
    return `"${this.file.sha256}"`;
  }
}
