import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT_ROOT } from '../../support/project-root.ts';
import type { Member } from './crowd-database.ts';
import type { Held, Order, Report } from './engine-process.ts';
import type { Call } from './measured-fetch.ts';

/** A phone is less than a megabyte. */
const HEAP_MB = 6000;
const CONDITIONS = ['source', 'module', 'node', 'production'];

export interface CrowdEnd {
  readonly held: readonly Held[];
  readonly calls: readonly Call[];
}

interface Place {
  /** From `buildEngineProgram`. */
  readonly program: string;
  readonly processes: number;
  /** How far they give way to the server and to others when all of them send, from 0 to 19. */
  readonly niceness: number;
}

/** Many engines of the app, in processes of their own. */
export class Crowd {
  /** Ids of everything that was entered. */
  entered: readonly string[] = [];
  rssMb = 0;
  readonly #processes: readonly ChildProcess[];
  readonly #through = new Map<ChildProcess, number>();

  private constructor(
    processes: readonly ChildProcess[],
    private readonly niceness: number,
  ) {
    this.#processes = processes;
  }

  /** Phones that have fetched everything, and then something to send, and no network. */
  static async open(origin: string, members: readonly Member[], place: Place): Promise<Crowd> {
    const processes = Array.from({ length: place.processes }, () => startProcess(place));
    const crowd = new Crowd(processes, place.niceness);
    const ready = await Promise.all(
      processes.map((child, index) => {
        const own = members.filter((_, member) => member % processes.length === index);
        return ask(child, { kind: 'open', origin, members: own }, 'ready');
      }),
    );
    crowd.entered = ready.flatMap(({ entered }) => entered);
    crowd.rssMb = ready.reduce((sum, { rssMb }) => sum + rssMb, 0);
    return crowd;
  }

  /** Engines that have sent and fetched everything. */
  get through(): number {
    return [...this.#through.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The network comes back for all of them; resolves when everybody is through. */
  async reconnect(onProgress: () => void): Promise<CrowdEnd> {
    const ends = this.#processes.map((child) => {
      if (child.pid !== undefined) setPriority(child.pid, this.niceness);
      child.on('message', (report: Report) => {
        if (report.kind !== 'through') return;
        this.#through.set(child, report.count);
        onProgress();
      });
      return ask(child, { kind: 'network-is-back' }, 'end');
    });
    const ended = await Promise.all(ends);
    return { held: ended.flatMap(({ held }) => held), calls: ended.flatMap(({ calls }) => calls) };
  }

  close(): void {
    for (const child of this.#processes) child.kill('SIGKILL');
  }
}

function startProcess({ program }: Place): ChildProcess {
  const child = fork(program, [], { execArgv: [`--max-old-space-size=${HEAP_MB}`] });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  return child;
}

function ask<K extends Report['kind']>(
  child: ChildProcess,
  order: Order,
  kind: K,
): Promise<Extract<Report, { kind: K }>> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a process of engines ended with ${code}`)));
    child.on('message', (report: Report) => {
      if (report.kind === kind) resolve(report as Extract<Report, { kind: K }>);
    });
    child.send(order);
  });
}

/** The client's sources and the phone as one file that Node runs as it is. */
export async function buildEngineProgram(folder: string): Promise<string> {
  await build({
    root: join(PROJECT_ROOT, 'test'),
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, resolve: { conditions: CONDITIONS } },
    build: {
      ssr: join(import.meta.dirname, 'engine-process.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'engine-process.mjs' } },
    },
  });
  return join(folder, 'engine-process.mjs');
}
