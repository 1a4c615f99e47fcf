import { parentPort, workerData } from 'node:worker_threads';
import { readStatedReport } from './read-stated-report.ts';

/** The thread of one file: it begins with the path and ends with what the file states. */
// Given by `readInWorker` alone.
parentPort?.postMessage(await readStatedReport(workerData as string));
