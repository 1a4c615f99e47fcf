import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What to do when nothing here can count a process's calls to the disk. */
export const STRACE_MISSING =
  'fsyncs are not counted: strace is missing or may not trace; run `apt-get install strace`';

/** Counts the fsyncs of a process from outside, so that nothing about the process is taken at its word. */
export interface SyncCounter {
  /** Put before the command to be traced; the command stays our own child and gets our signals. */
  readonly wrapper: readonly string[];
  /** fsyncs and fdatasyncs that ended so far on files whose name ends so. */
  count(fileEnding: string): number;
}

/** @param file Where the calls are written down. Null when strace cannot run here. */
export function createSyncCounter(file: string): SyncCounter | null {
  // -D: the tracer is the grandchild. -y: file names beside descriptors.
  const options = ['-D', '-f', '-y', '-qq', '-e', 'trace=fsync,fdatasync', '-e', 'signal=none', '-o', file];
  const trial = spawnSync('strace', [...options, process.execPath, '-e', '0'], { stdio: 'ignore' });
  if (trial.status !== 0) return null;
  return {
    wrapper: ['strace', ...options],
    count(fileEnding) {
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      // A call that another thread's call interrupts is written in two lines; the first names the file.
      return lines.filter((line) => /\bf(?:data)?sync\(/.test(line) && line.includes(`${fileEnding}>`))
        .length;
    },
  };
}
