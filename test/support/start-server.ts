import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from './project-root.ts';
import { freePort } from './free-port.ts';

export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The built server as a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Of its process; undefined where it did not start. */
  readonly pid: number | undefined;
  /** Everything it printed so far, both streams. */
  output(): string;
  readonly ended: Promise<ServerExit>;
  /** What it has used of a processor since its start: unlike a clock, the same on a busy machine. */
  processorSeconds(): number;
  /** Ends it: `SIGKILL` as a power cut would, else as Ctrl-C does. */
  stop(signal?: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<ServerExit>;
}

const ENTRY = join(PROJECT_ROOT, 'server/dist/main.js');
const READY_TIMEOUT_MS = 110_000;

/**
 * Starts the built server and waits until it answers `/readyz`.
 *
 * @param wrapper A command that runs the server, e.g. to trace it.
 */
export async function startServer(
  env: Readonly<Record<string, string | undefined>>,
  wrapper: readonly string[] = [],
): Promise<RunningServer> {
  const server = await spawnServer(env, ENTRY, wrapper);
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let exit: ServerExit | undefined;
  void server.ended.then((ended) => (exit = ended));
  while (Date.now() < deadline && !exit) {
    const answer = await fetch(`${server.url}/readyz`).catch(() => undefined);
    if (answer?.ok) return server;
    await sleep(50);
  }
  if (!exit) await server.stop('SIGKILL');
  throw new Error(
    `the server does not get ready (${JSON.stringify(exit ?? 'too slow')}):\n${server.output()}`,
  );
}

/** Starts the built server and does not wait; for starts that must fail. */
export async function spawnServer(
  env: Readonly<Record<string, string | undefined>>,
  entry = ENTRY,
  wrapper: readonly string[] = [],
): Promise<RunningServer> {
  const port = env['PORT'] === undefined ? await freePort() : Number(env['PORT']);
  const [command, ...args] = [...wrapper, process.execPath, entry];
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'warn', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  // A test that fails must not leave its server behind.
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = new Promise<ServerExit>((resolve) => {
    child.once('close', (code, signal) => {
      process.off('exit', killWithUs);
      resolve({ code, signal });
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid,
    output: () => output,
    ended,
    processorSeconds: () => processorSecondsOf(child.pid),
    stop: (signal = 'SIGINT') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** User and system time, which Linux counts in hundredths of a second. */
function processorSecondsOf(pid: number | undefined): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = rest.split(' ').slice(11, 13).map(Number);
  return ((user ?? NaN) + (system ?? NaN)) / 100;
}
