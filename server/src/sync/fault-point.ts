/** Places, in a push or a report job, at which a test may end the process, to see what is left (FT-32). */
export type FaultPoint =
  | 'after-client-lock'
  | 'after-mutation-decided'
  | 'after-head-taken'
  | 'before-commit'
  | 'after-commit-before-reply'
  | 'report-rendered';

/** Read once: the setting belongs to the process, and a push passes these places often. */
const FAULT = process.env['NODE_ENV'] === 'test' ? process.env['FAULT'] : undefined;

/** Ends the process as a power cut would when it was started for that; otherwise does nothing. */
export function reachFaultPoint(point: FaultPoint): void {
  if (FAULT === point) process.kill(process.pid, 'SIGKILL');
}
