// Its types add the cookies to requests and replies.
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_LIFETIME_MS } from './session.service.ts';

/** Reads and writes the cookie that carries the session token. */
export interface SessionCookie {
  read(request: FastifyRequest): string | null;
  write(reply: FastifyReply, token: string): void;
  clear(reply: FastifyReply): void;
}

/**
 * @param isSecure Whether the origin is https. Only then may the cookie be called `__Host-…`, which browsers
 *   accept from nobody but this very host; plain http is for localhost.
 */
export function createSessionCookie(isSecure: boolean): SessionCookie {
  const name = isSecure ? '__Host-sid' : 'sid';
  const options = { httpOnly: true, secure: isSecure, sameSite: 'strict', path: '/' } as const;
  return {
    read: (request) => request.cookies[name] || null,
    write: (reply, token) => {
      reply.setCookie(name, token, { ...options, maxAge: SESSION_LIFETIME_MS / 1000 });
    },
    clear: (reply) => {
      reply.clearCookie(name, options);
    },
  };
}
