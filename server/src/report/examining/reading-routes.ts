import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  MAX_REPORT_FILE_BYTES,
  READ_REPORT_PATH,
  type ReportFileReading,
} from '@attain/shared/report/report-examination';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { createContextOf } from '../../graphql/context.ts';
import { refusalOfCaller, refusalOfSite } from '../../http/foreign-request.ts';
import { ReportFileError } from '../reading/file-problem.ts';
import { describeFileProblem } from './describe-file-problem.ts';
import type { ReadReport } from './read-in-worker.ts';

interface Parts {
  readonly readReport: ReadReport;
  readonly contextOf: ReturnType<typeof createContextOf>;
  /** Known only after listening when the port is 0, hence a function. */
  readonly origins: () => readonly string[];
}

const BYTES = 'application/octet-stream';
/** So many files are read at once; whoever comes later is asked to try again. */
const MOST_AT_ONCE = 2;

/**
 * `POST /report-reading` with a .docx or .xlsx: what the file states, as data, or in words why it is not read. For
 * everybody who is signed in. The file lies in a folder of its own while it is read, and nowhere afterwards.
 */
export async function addReportReadingRoute(
  server: FastifyInstance,
  { readReport, contextOf, origins }: Parts,
): Promise<void> {
  let reading = 0;
  await server.register((scope, _options, done) => {
    // The bytes are counted as they come.
    scope.addContentTypeParser(BYTES, (_request, _payload, done) => done(null));
    scope.post(READ_REPORT_PATH, {
      onRequest: async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        const refusal = refusalOfSite(request.headers, origins()) ?? refusalOfCaller(request.headers);
        if (refusal) await reply.code(refusal.status).send({ error: refusal.code });
      },
      handler: async (request, reply): Promise<FastifyReply> => {
        const { viewer } = await contextOf(request, reply);
        if (!viewer) return reply.code(401).send({ error: 'NOT_SIGNED_IN' });
        if (reading >= MOST_AT_ONCE)
          return reply.code(503).header('retry-after', '5').send({ error: 'BUSY' });
        reading += 1;
        try {
          return await reply.send(await readSent(request, readReport));
        } finally {
          reading -= 1;
        }
      },
    });
    done();
  });
}

async function readSent({ raw }: FastifyRequest, readReport: ReadReport): Promise<ReportFileReading> {
  const folder = await mkdtemp(join(tmpdir(), 'attain-report-'));
  const path = join(folder, 'report');
  try {
    await pipeline(raw, countedBytes(), createWriteStream(path, { mode: 0o600 }));
    return await readReport(path);
  } catch (error) {
    if (!(error instanceof ReportFileError)) throw error;
    return { ok: false, problem: describeFileProblem(error.problem) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Ends with the first byte too many, whatever the sender said of the length. */
function countedBytes(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= MAX_REPORT_FILE_BYTES) return done(null, chunk);
      done(new ReportFileError({ kind: 'TOO_LARGE', bytes, limit: MAX_REPORT_FILE_BYTES }));
    },
  });
}
