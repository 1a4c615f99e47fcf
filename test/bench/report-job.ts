import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { signedIn } from '../support/api-client.ts';
import { askForFiles, waitForJob } from '../support/report-jobs.ts';
import type { RunningServer } from '../support/start-server.ts';
import { TestDevice } from '../support/test-device.ts';

/** Between two requests of one who works meanwhile. */
const PAUSE_MS = 100;
const QUIET_REQUESTS = 50;

export interface JobCost {
  readonly seconds: number;
  readonly processorSeconds: number;
  /** The most memory of the server's process until then. */
  readonly peakBytes: number;
  /** Different stages of the job that its asker saw. */
  readonly stages: number;
  /** Milliseconds of each request, without and during the job. */
  readonly quiet: readonly number[];
  readonly during: readonly number[];
}

/** Has the server make all files of a round, and asks it for something else again and again meanwhile. */
export async function measureReportJob(server: RunningServer): Promise<JobCost> {
  const manager = await signedIn(server.url, 'region-manage');
  const preparer = new TestDevice(await signedIn(server.url, 'urumqi'));
  await preparer.pull();
  const quiet = await requestWhile(preparer, (count) => count < QUIET_REQUESTS);
  const [begin, used] = [performance.now(), server.processorSeconds()];
  const stages = new Set<number>();
  let isUnderWay = true;
  const made = askForFiles(manager)
    .then(({ id }) => waitForJob(manager, id, ({ progress }) => void stages.add(progress)))
    .finally(() => (isUnderWay = false));
  const during = await requestWhile(preparer, () => isUnderWay);
  const { state, errorCode } = await made;
  if (state !== 'DONE') throw new Error(`the job ended as ${state} ${errorCode ?? ''}`);
  return {
    seconds: (performance.now() - begin) / 1000,
    processorSeconds: server.processorSeconds() - used,
    peakBytes: peakBytesOf(server.pid),
    stages: stages.size + 1,
    quiet,
    during,
  };
}

/** What a phone of one prefecture asks for first: all rows of its forms. */
async function requestWhile(device: TestDevice, goesOn: (count: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (goesOn(times.length)) {
    const begin = performance.now();
    await device.pull();
    times.push(performance.now() - begin);
    await sleep(PAUSE_MS);
  }
  return times;
}

function peakBytesOf(pid: number | undefined): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}
