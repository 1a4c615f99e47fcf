import { parentPort, workerData } from 'node:worker_threads';
import type { CheckOrder } from './check-in-worker.ts';
import { checkTemplate } from './check-template.ts';

/** The thread of one check. The order is given by `checkInWorker` alone. */
const { path, expected, material } = workerData as CheckOrder;
parentPort?.postMessage(await checkTemplate(path, expected, material));
