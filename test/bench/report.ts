import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import { startServer } from '../support/start-server.ts';
import { loadMadeUpRegion } from './load-made-up-region.ts';
import { median, type Measurement } from './measurement.ts';
import { measureReportJob, type JobCost } from './report-job.ts';
import { measureReportPage, type PageTimes } from './report-page.ts';
import type { FileCost, FileMaker } from './write-report-file.ts';

const PREFECTURES = 100;
const ROUNDS = 3;
const MIB = 1024 * 1024;
const FILES = ['docx', 'xlsx', 'json'] as const;
const PEER = 'tables alone' satisfies FileMaker;
const WRITER = join(import.meta.dirname, 'write-report-file.js');
/** Making the files of such a region may take this long on two cores. */
const JOB_LIMIT_S = 60;
/** What a person does not yet feel as waiting. */
const REQUEST_LIMIT_MS = 1000;
/** A page that stands still for longer seems broken. */
const TASK_LIMIT_MS = 1000;
const FIRST_LIMIT_MS = 10_000;
const STEPS_LEFT = 4;

/** The report of a made-up region with many prefectures: its files, the server meanwhile, and its page. */
export async function measureReport(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attain-bench-'));
  try {
    const material = await loadMadeUpRegion(folder, PREFECTURES);
    const costs = measureFiles(folder, material);
    const server = await startServer({ DATA_DIR: folder, DEMO: '1', NODE_ENV: 'development' });
    try {
      const job = await measureReportJob(server);
      return [
        ...filesBesidePeer(costs),
        ...jobFigures(job),
        ...pageFigures(await measureReportPage(server.url)),
      ];
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Costs = Readonly<Record<FileMaker, FileCost>>;

/** Each in a process of its own, taking turns. */
function measureFiles(folder: string, material: ReportMaterial): Costs {
  const file = join(folder, 'material.json');
  writeFileSync(file, JSON.stringify(material));
  const once = (maker: FileMaker) =>
    JSON.parse(execFileSync(process.execPath, [WRITER, maker, file], { encoding: 'utf8' })) as FileCost;
  const rounds = Array.from({ length: ROUNDS }, (): Costs => ({
    docx: once('docx'),
    [PEER]: once(PEER),
    xlsx: once('xlsx'),
    json: once('json'),
  }));
  const of = (maker: FileMaker): FileCost => ({
    processorSeconds: median(rounds.map((costs) => costs[maker].processorSeconds)),
    peakBytes: median(rounds.map((costs) => costs[maker].peakBytes)),
    bytes: median(rounds.map((costs) => costs[maker].bytes)),
  });
  return { docx: of('docx'), xlsx: of('xlsx'), json: of('json'), [PEER]: of(PEER) };
}

function filesBesidePeer(costs: Costs): Measurement[] {
  const peer = costs[PEER];
  const name = 'docx library, tables alone';
  return FILES.flatMap((kind): Measurement[] => [
    {
      name: `report of ${PREFECTURES} prefectures, .${kind}, processor`,
      value: costs[kind].processorSeconds,
      unit: 's',
      against: { name, value: peer.processorSeconds },
      wanted: { atMost: 2 },
    },
    {
      name: `report of ${PREFECTURES} prefectures, .${kind}, memory`,
      value: costs[kind].peakBytes / MIB,
      unit: 'MiB',
      against: { name, value: peer.peakBytes / MIB },
      wanted: { atMost: 2 },
    },
  ]);
}

function jobFigures({ seconds, processorSeconds, peakBytes, stages, quiet, during }: JobCost): Measurement[] {
  const limit = (value: number) => ({ name: 'limit', value });
  const before = { name: 'before the job', value: shareOf(quiet, 0.95) };
  return [
    {
      name: 'all files as a job, time',
      value: seconds,
      unit: 's',
      against: limit(JOB_LIMIT_S),
      wanted: { atMost: 1 },
    },
    {
      name: 'all files as a job, processor of the server',
      value: processorSeconds,
      unit: 's',
      against: limit(JOB_LIMIT_S),
      wanted: { atMost: 1 },
    },
    {
      name: 'all files as a job, most memory of the server',
      value: peakBytes / MIB,
      unit: 'MiB',
      against: limit(1024),
      wanted: { atMost: 1 },
    },
    {
      name: 'different stages that the asker saw',
      value: stages,
      unit: '',
      against: limit(STEPS_LEFT),
      wanted: { atLeast: 1 },
    },
    {
      name: 'requests during the job, p95',
      value: shareOf(during, 0.95),
      unit: 'ms',
      against: before,
      wanted: null,
    },
    {
      name: 'requests during the job, slowest',
      value: Math.max(...during),
      unit: 'ms',
      against: limit(REQUEST_LIMIT_MS),
      wanted: { atMost: 1 },
    },
  ];
}

function pageFigures(times: PageTimes): Measurement[] {
  const figure = (name: string, value: number, limit: number): Measurement => ({
    name: `report page of ${PREFECTURES} prefectures, ${name}`,
    value,
    unit: 'ms',
    against: { name: 'limit', value: limit },
    wanted: { atMost: 1 },
  });
  return [
    figure('to the first of the paper', times.toFirst, FIRST_LIMIT_MS),
    figure('long tasks while it opens', times.openingTasks, FIRST_LIMIT_MS),
    figure('the longest of them', times.longestOpeningTask, TASK_LIMIT_MS),
    figure('long tasks while it is scrolled', times.scrollingTasks, FIRST_LIMIT_MS),
    figure('the longest of these', times.longestScrollingTask, TASK_LIMIT_MS),
  ];
}

function shareOf(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
