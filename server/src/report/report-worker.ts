import { parentPort, workerData } from 'node:worker_threads';
import type { ReportStep } from '@attain/shared/report/report-job';
import { renderOrder, type Rendering, type RenderOrder } from './render-order.ts';

/** What the thread says: each step, then what came of it. */
export type WorkerMessage =
  | { readonly kind: 'STEP'; readonly step: ReportStep }
  | { readonly kind: 'RESULT'; readonly rendering: Rendering };

/** The thread of one job: it begins with the order and ends with the files. */
const say = (message: WorkerMessage) => parentPort?.postMessage(message);
// Given by `renderInWorker` alone.
const order = workerData as RenderOrder;
say({ kind: 'RESULT', rendering: await renderOrder(order, (step) => say({ kind: 'STEP', step })) });
