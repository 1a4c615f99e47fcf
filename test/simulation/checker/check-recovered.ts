import type { History } from '../history.ts';
import { logRows } from './log-rows.ts';
import { violation, type Violation } from './violation.ts';

/**
 * What somebody brought in from another person's file: what the server had not is kept as that person's word (S3), what
 * it had is not taken a second time (S1), and nothing is called known that is nowhere (S2).
 */
export function checkRecovered({ server }: History): Violation[] {
  const kept = new Map((server['amendment'] ?? []).map((row) => [String(row['id']), row]));
  const arrived = new Set<string>();
  const recovered = new Set<string>();
  const found: Violation[] = [];
  for (const { id, name, args, outcome } of logRows(server)) {
    arrived.add(id);
    if (name !== 'work.recover@1') continue;
    const entryId = String(args['entryId']);
    const isKnown = arrived.has(entryId) || recovered.has(entryId);
    if (outcome === 'NOOP' && !isKnown)
      found.push(violation('S2', `${id} calls ${entryId} known, which is nowhere`));
    if (outcome !== 'APPLIED') continue;
    if (isKnown) found.push(violation('S1', `${id} brings ${entryId} in, which had arrived`));
    recovered.add(entryId);
    const row = kept.get(entryId);
    if (row?.['author_id'] !== args['authorId'] || row?.['imported_by_name'] === null)
      found.push(violation('S3', `${entryId} was brought in, and is not kept as its author's`));
  }
  return found;
}
