import { Worker } from 'node:worker_threads';
import type { ReportRenderer } from './render-order.ts';
import type { WorkerMessage } from './report-worker.ts';

/** A region of 100 prefectures takes a tenth of it; more than this would take the memory of requests. */
const MEMORY_MB = 1024;

/** The thread's memory is used up. */
export class RenderingTooLarge extends Error {
  override readonly name = 'RenderingTooLarge';
}

/**
 * Makes the files in a thread of their own, so that requests go on meanwhile. A thread serves one job: what it took of
 * memory goes with it.
 *
 * @throws RenderingTooLarge; or what the thread threw; or that it was ended before its result
 */
export const renderInWorker: ReportRenderer = (order, done, signal) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./report-worker.js', import.meta.url), {
      // Rows come as instances of entities; only their fields cross over.
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const end = () => void worker.terminate();
    signal.addEventListener('abort', end, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'STEP') done(message.step);
      else resolve(message.rendering);
    });
    worker.once('error', (error: Error & { readonly code?: string }) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new RenderingTooLarge() : error);
    });
    worker.once('exit', () => {
      signal.removeEventListener('abort', end);
      // After the result this changes nothing.
      reject(new Error('the thread ended without a result'));
    });
    if (signal.aborted) end();
  });
