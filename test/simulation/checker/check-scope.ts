import type { History, Json } from '../history.ts';
import { logRows } from './log-rows.ts';
import { FIRST_ROLES, LIST_NAMES, mayDo, maySee, rowsOfList } from './scope-rules.ts';
import { violation, type Violation } from './violation.ts';

/** S9: no answer holds a row outside its reader's scope. S10: nothing takes effect outside its author's. */
export function checkScope({ events, server }: History): Violation[] {
  const found: Violation[] = [];
  const roles = new Map(FIRST_ROLES);
  const rows = new Map(
    LIST_NAMES.map((list) => [list, new Map(rowsOfList(server, list).map((row) => [row['id'], row]))]),
  );
  const logged = new Map(logRows(server).map((row) => [row.id, row]));
  let known = new Set<string>();
  for (const event of events) {
    if (event.kind === 'scope') roles.set(event.user, event.roles);
    if (event.kind === 'log') known = new Set(event.ids);
    if (event.kind !== 'answered') continue;
    const own = roles.get(event.user) ?? [];
    for (const list of LIST_NAMES) {
      for (const { id } of (event.answer[list] ?? []) as readonly Json[]) {
        const row = rows.get(list)?.get(id);
        // One that a restore has taken away says nothing any more.
        if (!row || maySee(event.user, own, list, row)) continue;
        found.push(violation('S9', `${event.user} was shown ${list} ${String(id)}`));
      }
    }
    if (event.answer['__typename'] === 'PullPage') continue;
    for (const { mutationId, outcome } of (event.answer['verdicts'] ?? []) as readonly Json[]) {
      const row = logged.get(String(mutationId));
      const isNew = !known.has(String(mutationId));
      if (!row || !isNew || (outcome !== 'APPLIED' && outcome !== 'CONFLICT')) continue;
      const unit = 'roundId' in row.args ? 'r' : String(row.args['selfEvaluationId']).replace('form-', '');
      if (!mayDo(own, row.name, unit))
        found.push(violation('S10', `${row.id} took effect on ${unit} for ${event.user}`));
    }
  }
  return found;
}
