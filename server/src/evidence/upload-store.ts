import { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { Server, Upload } from '@tus/server';
import { EVIDENCE_ROOT } from '@attain/shared/evidence/evidence-paths';
import type { FastifyRequest } from 'fastify';

/** The version of tus that every answer names: a phone knows by it that it speaks with us, and with no portal. */
export const TUS_VERSION = '1.0.0';

/** Stands in the request that the tus server gets, since only we know the name of an upload. */
const NAME_HEADER = 'x-upload-name';

/**
 * Takes bytes in by tus 1.0 and keeps what has come when a connection breaks.
 *
 * Uploads exist as soon as somebody asks how far they are: address and size follow from the evidence's row, so the
 * protocol's extension for creating them is not needed.
 */
export class UploadStore {
  readonly #store: FileStore;
  readonly #server: Server;

  constructor(folder: string) {
    this.#store = new FileStore({ directory: folder });
    this.#server = new Server({
      path: EVIDENCE_ROOT,
      datastore: this.#store,
      allowedOrigins: () => false,
      getFileIdFromRequest: (request) => request.headers.get(NAME_HEADER) ?? undefined,
    });
  }

  /** Answers HEAD and PATCH for the upload of this name and size. */
  async answer({ raw, method, headers }: FastifyRequest, name: string, byteCount: number): Promise<Response> {
    await this.#ensureExists(name, byteCount);
    const given = Object.entries(headers).map(([key, value]): [string, string] => [key, String(value)]);
    const body = method === 'PATCH' ? (Readable.toWeb(raw) as ReadableStream<Uint8Array>) : null;
    const request = new Request(`http://localhost${EVIDENCE_ROOT}`, {
      method,
      headers: [...given.filter(([key]) => key !== NAME_HEADER), [NAME_HEADER, name]],
      ...(body && { body, duplex: 'half' }),
    });
    const answer = await this.#server.handleWeb(request);
    if (body && !body.locked) await drain(body);
    return answer;
  }

  async #ensureExists(name: string, byteCount: number): Promise<void> {
    try {
      const { size } = await this.#store.getUpload(name);
      if (size === byteCount) return;
    } catch {
      // There is none, or a power cut took its description: it begins anew.
    }
    await this.#store.create(new Upload({ id: name, size: byteCount, offset: 0 }));
  }
}

/** A refused body is read to its end all the same: the connection's next request comes behind it. */
async function drain(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  while (!(await reader.read()).done);
}
