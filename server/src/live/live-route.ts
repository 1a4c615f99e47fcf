import { LIVE_PATH } from '@attain/shared/sync/protocol';
import type { FastifyInstance } from 'fastify';
import type { SessionCookie } from '../account/session-cookie.ts';
import type { SessionService } from '../account/session.service.ts';
import { refusalOfSite } from '../http/foreign-request.ts';
import type { LiveChangesService } from './live-changes.service.ts';

interface Parts {
  readonly live: LiveChangesService;
  readonly sessions: SessionService;
  readonly cookie: SessionCookie;
  /** Known only after listening when the port is 0, hence a function. */
  readonly origins: () => readonly string[];
}

/** Server-sent events need something in the field, and there is nothing to tell. */
const POKE = 'event: poke\ndata: .\n\n';

/**
 * `GET /events`: a stream (server-sent events) of pokes without data, for as long as the session lasts.
 *
 * A status other than 200 tells the browser not to come back: the app then asks at intervals.
 */
export function addLiveRoute(server: FastifyInstance, { live, sessions, cookie, origins }: Parts): void {
  server.get(LIVE_PATH, { exposeHeadRoute: false }, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const refusal = refusalOfSite(request.headers, origins());
    if (refusal) return reply.code(refusal.status).send({ error: refusal.code });
    const token = cookie.read(request);
    if (token === null || !(await sessions.find(token)))
      return reply.code(401).send({ error: 'NOT_SIGNED_IN' });

    const { raw } = reply;
    const leave = live.listen({
      token,
      poke: () => void raw.write(POKE),
      beat: () => void raw.write(':\n\n'),
      end: () => void raw.end(),
    });
    if (!leave) return reply.code(429).send({ error: 'TOO_MANY_STREAMS' });
    reply.hijack();
    raw.once('close', leave);
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) raw.setHeader(name, value);
    // A proxy that collects answers would keep the poke until the next one.
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    raw.write('retry: 5000\n\n');
  });
  server.addHook('preClose', (done) => {
    live.close();
    done();
  });
}
