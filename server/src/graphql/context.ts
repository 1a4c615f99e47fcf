import { APP_HEADER, VIEWER_HEADER } from '@attain/shared/sync/protocol';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { SessionCookie } from '../account/session-cookie.ts';
import type { SessionService, SignedIn } from '../account/session.service.ts';

/** The browser that a request comes from, and the session token in its cookie. */
export interface Device {
  readonly address: string;
  readonly userAgent: string;
  readonly token: string | null;
  keepToken(token: string): void;
  dropToken(): void;
}

/** What every resolver knows of its request. */
export interface RequestContext {
  readonly viewer: SignedIn | null;
  /** Protocol version of the client, from its `X-App` header. */
  readonly protocol: number;
  readonly requestId: string;
  readonly device: Device;
  readonly log: FastifyBaseLogger;
}

/** Makes the context of a request; who signed in and what they may do is read anew each time. */
export function createContextOf(sessions: SessionService, cookie: SessionCookie) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => {
    const token = cookie.read(request);
    const signedIn = token === null ? null : await sessions.find(token);
    const believed = request.headers[VIEWER_HEADER];
    return {
      viewer: believed === undefined || believed === signedIn?.userId ? signedIn : null,
      protocol: Number(request.headers[APP_HEADER]),
      requestId: request.id,
      device: {
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
        token,
        keepToken: (newToken) => cookie.write(reply, newToken),
        dropToken: () => cookie.clear(reply),
      },
      log: request.log,
    };
  };
}
