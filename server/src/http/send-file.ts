import { createReadStream } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readRange } from './read-range.ts';

/** A file that never changes under its hash. */
export interface SentFile {
  readonly path: string;
  readonly byteCount: number;
  /** SHA-256 (hex) of the bytes. */
  readonly sha256: string;
  readonly mediaType: string;
  /** See `attachment`. */
  readonly disposition: string;
}

/** Answers a GET or HEAD with a file or the part that is asked for, so that a cut download goes on where it ended. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, file: SentFile): FastifyReply {
  const { headers, method } = request;
  const etag = `"${file.sha256}"`;
  void reply.headers({
    etag,
    'accept-ranges': 'bytes',
    'content-disposition': file.disposition,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'content-type': file.mediaType,
  });
  if (headers['if-none-match'] === etag) return reply.code(304).send();
  // What a client began with may be another file by now: then it starts anew.
  const isSame = headers['if-range'] === undefined || headers['if-range'] === etag;
  const range = readRange(isSame && method === 'GET' ? headers.range : undefined, file.byteCount);
  if (range === 'UNSATISFIABLE') {
    return reply.code(416).header('content-range', `bytes */${file.byteCount}`).send();
  }
  const { first, last } = range === 'WHOLE' ? { first: 0, last: file.byteCount - 1 } : range;
  void reply.header('content-length', last - first + 1);
  if (range !== 'WHOLE') {
    void reply.code(206).header('content-range', `bytes ${first}-${last}/${file.byteCount}`);
  }
  if (method === 'HEAD') return reply.send();
  return reply.send(createReadStream(file.path, { start: first, end: last }));
}
