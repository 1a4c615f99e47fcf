import type { History, Json, Screen } from '../history.ts';
import { camel, logRows, ordered } from './log-rows.ts';
import { cellKey, replayLog, type Replay } from './replay.ts';
import { isSame } from './same-value.ts';
import { violation, type Violation } from './violation.ts';

const ACTUAL_FIELDS = ['valueText', 'completion', 'deviationReason', 'improvementMeasure'];
const EXECUTION_FIELDS = ['annualBudgetInFen', 'arrivedInFen', 'executedInFen'];

/** What was entered against what stands: S3, S7, S8, and that rows say what the log says (S18). */
export function checkValues(history: History): Violation[] {
  const log = logRows(history.server);
  const replay = replayLog(log, history.server);
  return [...replay.violations, ...checkRows(history, replay), ...checkSeen(history, replay)];
}

function checkRows({ server }: History, { forms }: Replay): Violation[] {
  const found: Violation[] = [];
  const compare = (row: Json, key: string, fields: readonly string[]) => {
    const form = forms.get(String(row['self_evaluation_id']));
    const values = Object.fromEntries(Object.entries(row).map(([column, value]) => [camel(column), value]));
    for (const field of fields) {
      const standing = form?.cells.get(cellKey(key, field))?.value ?? null;
      if (isSame(field, values[field], standing)) continue;
      found.push(
        violation('S3', `${key} ${field} is ${ordered(values[field])}, by the log ${ordered(standing)}`),
      );
    }
  };
  for (const row of server['indicator_actual'] ?? [])
    compare(row, String(row['indicator_id']), ACTUAL_FIELDS);
  for (const row of server['fund_execution'] ?? []) compare(row, String(row['source']), EXECUTION_FIELDS);
  for (const row of server['form_statement'] ?? []) compare(row, String(row['place']), ['text']);
  for (const { id, state } of server['self_evaluation'] ?? []) {
    const expected = forms.get(String(id))?.state;
    if (state !== expected)
      found.push(violation('S7', `${String(id)} is ${String(state)}, by the log ${expected ?? ''}`));
  }
  return found;
}

/** S8: what was handed in or decided on is what that person had on the screen. */
function checkSeen({ events }: History, { seenBy }: Replay): Violation[] {
  const found: Violation[] = [];
  const lastScreen = new Map<string, Screen>();
  const known = new Set<string>();
  for (const event of events) {
    if (event.kind === 'verb' && event.screen) lastScreen.set(event.device, event.screen);
    if (event.kind !== 'stored') continue;
    for (const { id, name } of event.stores.outbox) {
      const isNew = !known.has(String(id));
      known.add(String(id));
      const content = seenBy.get(String(id));
      const screen = lastScreen.get(event.device);
      if (!isNew || !content || !screen || name === 'form.reopen@1') continue;
      const differing = screen.cells.find(
        ({ row, field, value }) => !isSame(field, value, content.get(cellKey(row, field))?.value ?? null),
      );
      if (differing) {
        found.push(
          violation('S8', `${String(id)} bound itself to other content: ${differing.row} ${differing.field}`),
        );
      }
    }
  }
  return found;
}
