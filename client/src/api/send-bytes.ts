import { APP_HEADER, PROTOCOL_VERSION, VIEWER_HEADER } from '@attain/shared/sync/protocol';
import { outage, type Outcome } from './outcome.ts';

/** 256 KiB at 5 kB/s; what had come by then stays on the server. */
const ANSWER_WITHIN_MS = 55_000;

const TUS_VERSION = '1.0.0';
/** Of tus' checksum extension: the bytes are not those that were named. */
const CHECKSUM_MISMATCH = 460;

/** How many bytes the server has, or that what it has is not what was named and it has dropped it. */
export type Delivered = { readonly offset: number } | 'MISMATCH';

/** Asks how many bytes of an upload the server has (tus 1.0). A refusal with NOT_FOUND: it waits for none. */
export function fetchOffset(path: string, viewerId: string): Promise<Outcome<Delivered>> {
  return call(path, viewerId, { method: 'HEAD' });
}

/** Sends bytes from an offset on (tus 1.0). */
export function sendBytes(
  path: string,
  viewerId: string,
  offset: number,
  bytes: ArrayBuffer,
): Promise<Outcome<Delivered>> {
  const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  return call(path, viewerId, { method: 'PATCH', headers, body: bytes });
}

async function call(
  path: string,
  viewerId: string,
  { headers, ...init }: RequestInit & { readonly headers?: Record<string, string> },
): Promise<Outcome<Delivered>> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), ANSWER_WITHIN_MS);
  const own = { [APP_HEADER]: String(PROTOCOL_VERSION), [VIEWER_HEADER]: viewerId };
  try {
    const response = await fetch(path, {
      ...init,
      headers: { ...own, 'tus-resumable': TUS_VERSION, ...headers },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: giveUp.signal,
    });
    // Read to its end, so that the connection serves the next request.
    await response.text();
    return sortAnswer(response);
  } catch {
    return outage(giveUp.signal.aborted ? 'timeout' : 'network');
  } finally {
    clearTimeout(timer);
  }
}

/** Every answer of ours names the protocol, refusals too; a portal's page does not. */
function sortAnswer({ status, headers, redirected }: Response): Outcome<Delivered> {
  if (status === 429 || status === 503) return outage('busy');
  if (redirected || headers.get('tus-resumable') !== TUS_VERSION) {
    return outage(status >= 500 ? 'server-error' : 'not-ours');
  }
  if (status === 401) return { kind: 'signed-out' };
  if (status === 404) return { kind: 'refused', code: 'NOT_FOUND', details: {} };
  if (status === CHECKSUM_MISMATCH) return { kind: 'ok', value: 'MISMATCH' };
  const offset = headers.get('upload-offset');
  const isFine = status === 200 || status === 204;
  // 409 and 413: the server has another number of bytes than this device believes. It is asked again.
  return isFine && offset !== null
    ? { kind: 'ok', value: { offset: Number(offset) } }
    : outage('server-error');
}
