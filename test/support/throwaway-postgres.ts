import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPostgresBinaries } from './find-postgres.mjs';
import { freePort } from './free-port.ts';

export interface ThrowawayPostgres {
  /** Of the maintenance database; other databases of the same server differ in the path only. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface ThrowawayPostgresOptions {
  /** Settings of postgresql.conf, e.g. `fsync=off`. */
  readonly settings?: readonly string[];
}

/** Unix user and group that a process gives up its rights to; PostgreSQL refuses to run as root. */
type Identity = { readonly uid: number; readonly gid: number } | Record<string, never>;

const START_TIMEOUT_MS = 30_000;

/**
 * Starts a PostgreSQL of its own in a temporary folder, on a free port, and removes both afterwards.
 *
 * As root the server runs as `nobody`. It ends with this process, however this process ends.
 *
 * @throws Error with one line that says what is missing and how to get it.
 */
export async function startThrowawayPostgres({
  settings = [],
}: ThrowawayPostgresOptions = {}): Promise<ThrowawayPostgres> {
  const identity = serverIdentity();
  const folder = mkdtempSync(join(temporaryFolderFor(identity), 'attain-postgres-'));
  if ('uid' in identity) chownSync(folder, identity.uid, identity.gid);
  try {
    const bin = binariesFor(identity, folder);
    const options = { ...identity, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } };
    const data = join(folder, 'data');
    execFileSync(
      join(bin, 'initdb'),
      ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const port = await freePort();
    const args = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
    for (const setting of ['max_connections=200', ...settings]) args.push('-c', setting);

    // The shell waits for the end of its standard input, which comes even when this process is killed.
    const watch =
      'exec 3<&0; "$@" & pid=$!; (read _ <&3; kill -QUIT $pid) & wait $pid; code=$?; rm -rf "$PWD"; exit $code';
    const child = spawn('/bin/sh', ['-c', watch, 'sh', join(bin, 'postgres'), ...args], {
      ...options,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const stop = async () => {
      child.stdin.end();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    };
    await new Promise<void>((resolve, reject) => {
      let log = '';
      const timeout = setTimeout(
        () => reject(new Error(`PostgreSQL does not start:\n${log}`)),
        START_TIMEOUT_MS,
      );
      child.stderr.on('data', (chunk: Buffer) => {
        if (log.length < 10_000) log += chunk.toString();
        if (!log.includes('ready to accept connections')) return;
        clearTimeout(timeout);
        resolve();
      });
      void gone.then(() => reject(new Error(`PostgreSQL ended at its start:\n${log}`)));
    }).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function serverIdentity(): Identity {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody']));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function canRun(identity: Identity, command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { ...identity, cwd: '/' }).status === 0;
}

/** TMPDIR may lie where `nobody` cannot go. */
function temporaryFolderFor(identity: Identity): string {
  const folder = [tmpdir(), '/tmp', '/var/tmp'].find((path) => canRun(identity, 'test', ['-x', path]));
  if (folder === undefined)
    throw new Error('no temporary folder that the PostgreSQL user may enter: set TMPDIR');
  return folder;
}

/** A checkout in a folder of mode 0700 hides its binaries from `nobody`; then a copy is used. */
function binariesFor(identity: Identity, folder: string): string {
  const bin = findPostgresBinaries();
  if (canRun(identity, join(bin, 'postgres'), ['--version'])) return bin;
  cpSync(dirname(bin), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native/bin');
}
