import type { Grant } from '../organisation/scope.ts';

/** Whether the grants allow it to bring or choose the templates of a unit (TP6): its own managers, nobody above or below. */
export function canSetTemplate(grants: readonly Grant[], ownerPath: string): boolean {
  return grants.some(({ role, path }) => role === 'MANAGER' && path === ownerPath);
}
