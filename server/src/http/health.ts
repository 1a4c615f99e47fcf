import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/data-source.ts';

/** `/healthz`: the process lives. `/readyz`: the database answers too; migrations are done before we listen. */
export function addHealthRoutes(server: FastifyInstance, database: Database): void {
  server.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ ok: true }),
  );
  server.get('/readyz', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    try {
      await database.reader.query('SELECT 1');
      return { ok: true };
    } catch (error) {
      reply.log.error({ event: 'database-unreachable', err: error });
      return reply.code(503).send({ ok: false });
    }
  });
}
