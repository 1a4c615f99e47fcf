/** Header with a text that no other call carries. */
export const CALL_HEADER = 'x-call';

/**
 * Header with the SHA-256, in hexadecimal digits, of `digestedText`: of a request beside its body, of an answer beside
 * its own. What came otherwise than it was sent, or in answer to another call, is asked for again and never taken
 * (FT-14). Whoever does not send it, an older release or a proxy that drops it, is believed as before.
 */
export const DIGEST_HEADER = 'x-digest';

/** The code of the answer to a request that came otherwise than it was sent. */
export const ALTERED_REQUEST = 'ALTERED_REQUEST';

/** Of which text the digest is taken. */
export function digestedText(call: string, body: string): string {
  return `${call}\n${body}`;
}
