import { APP_HEADER } from '@attain/shared/sync/protocol';
import type { FastifyRequest } from 'fastify';

/** Why a request is none of our own pages'. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
}

type Headers = FastifyRequest['headers'];

const PROTOCOL = /^\d{1,6}$/;

/**
 * Refuses a request that a browser sends for another site's page.
 *
 * @param origins What the address bar of our own pages shows.
 */
export function refusalOfSite(headers: Headers, origins: readonly string[]): Refusal | null {
  if (!URL.canParse(`http://${headers.host}`)) return { status: 400, code: 'HOST_MALFORMED' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return { status: 403, code: 'FOREIGN_SITE' };
  const { origin } = headers;
  if (origin !== undefined && !origins.includes(origin)) return { status: 403, code: 'FOREIGN_ORIGIN' };
  return null;
}

/** Refuses what does not carry the header that no form and no image can set. */
export function refusalOfCaller(headers: Headers): Refusal | null {
  return PROTOCOL.test(String(headers[APP_HEADER])) ? null : { status: 400, code: 'APP_HEADER_MISSING' };
}
