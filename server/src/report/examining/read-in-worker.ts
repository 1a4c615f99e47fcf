import { Worker } from 'node:worker_threads';
import type { ReportFileReading } from '@attain/shared/report/report-examination';

export type ReadReport = (path: string) => Promise<ReportFileReading>;

/** What 100 MB of unpacked parts may take; beyond it the thread ends, and the server goes on. */
const MEMORY_MB = 768;
const READ_WITHIN_MS = 40_000;
const TOO_MUCH = '文件内容太多，服务器没有读完。请只留下报告正文和附表后再试';

/**
 * Reads a file of another origin in a thread of its own: requests go on meanwhile, and one that takes too much memory
 * or time ends alone.
 */
export const readInWorker: ReadReport = (path) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reading-worker.js', import.meta.url), {
      workerData: path,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const timer = setTimeout(() => {
      resolve({ ok: false, problem: TOO_MUCH });
      void worker.terminate();
    }, READ_WITHIN_MS);
    worker.once('message', (reading: ReportFileReading) => resolve(reading));
    worker.once('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ ok: false, problem: TOO_MUCH });
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      // After a result this changes nothing.
      reject(new Error('the thread ended without a result'));
    });
  });
