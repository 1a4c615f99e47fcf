import { CALL_HEADER, DIGEST_HEADER, digestedText } from '@attain/shared/sync/body-digest';
import { sha256 } from '../sha256.ts';
import { outage, type Outage, type OutageCause } from './outcome.ts';

/** Half-open connections are given up after this; slow ones (3 s per round trip) still come through. */
const ANSWER_WITHIN_MS = 30_000;

const JSON_TYPES = ['application/json', 'application/graphql-response+json'];

/** Thrown out of `fetch`, so that the GraphQL client passes it on as the network's fault. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly outage: Outage;

  constructor(cause: OutageCause, retryAfterMs: number | null = null) {
    super(cause);
    this.outage = outage(cause, retryAfterMs);
  }
}

/**
 * `fetch` that either gives the whole JSON answer of our own server or says why not. The only caller of `fetch`.
 *
 * @throws CallFailure
 */
export const guardedFetch: typeof fetch = async (input, init) => {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), ANSWER_WITHIN_MS);
  try {
    // A browser has neither names nor digests without https: such a call is believed as an older release's is.
    const call = 'randomUUID' in crypto ? crypto.randomUUID() : null;
    const headers = new Headers(init?.headers);
    if (call !== null) headers.set(CALL_HEADER, call);
    if (call !== null && typeof init?.body === 'string')
      headers.set(DIGEST_HEADER, await digestOf(call, init.body));
    const response = await fetch(input, { ...init, headers, signal: giveUp.signal });
    const body = await response.text();
    checkAnswer(response);
    const told = response.headers.get(DIGEST_HEADER);
    if (call !== null && told !== null && told !== (await digestOf(call, body)))
      throw new CallFailure('altered');
    return new Response(body, { status: response.status, headers: response.headers });
  } catch (error) {
    if (error instanceof CallFailure) throw error;
    throw new CallFailure(giveUp.signal.aborted ? 'timeout' : 'network');
  } finally {
    clearTimeout(timer);
  }
};

function digestOf(call: string, body: string): Promise<string> {
  return sha256(digestedText(call, body));
}

function checkAnswer({ status, headers, redirected }: Response): void {
  if (status === 413) throw new CallFailure('too-large');
  if (status === 429 || status === 503) throw new CallFailure('busy', retryAfter(headers));
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  // A portal's page may come with any status, 401 included: it says nothing about our session.
  if (redirected || !JSON_TYPES.includes(type))
    throw new CallFailure(status >= 500 ? 'server-error' : 'not-ours');
}

function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? '');
  return seconds > 0 ? seconds * 1000 : null;
}
