import type { History } from '../history.ts';
import { logRows, ordered } from './log-rows.ts';
import { isSame } from './same-value.ts';
import { violation, type Violation } from './violation.ts';

/** S3: a conflict tells who chose what; a choice that took effect stands in it, and no other one goes over it. */
export function checkChoices({ server }: History): Violation[] {
  const choices = logRows(server).filter(
    ({ name, outcome }) => name === 'conflict.resolve@1' && outcome === 'APPLIED',
  );
  return (server['field_conflict'] ?? []).flatMap((row) => {
    const id = String(row['id']);
    const [choice, ...more] = choices.filter(({ args }) => args['conflictId'] === id);
    if (!choice) return [];
    if (more.length > 0) return [violation('S3', `${id} was chosen in ${more.length + 1} times`)];
    const told = row['resolved_value'];
    const isTold = row['state'] === 'RESOLVED' && isSame(String(row['field']), told, choice.args['value']);
    return isTold
      ? []
      : [violation('S3', `${id} tells ${ordered(told)}, chosen was ${ordered(choice.args['value'])}`)];
  });
}
