import type { SaveResult } from '../../../client/src/local-data/value-state.ts';
import type { CellRef, Screen } from '../history.ts';
import type { Tab } from '../world/tab.ts';
import type { World } from '../world/world.ts';

interface Verb {
  readonly name: string;
  readonly cell: CellRef | null;
  readonly value: unknown;
  readonly screen: Screen | null;
}

/** Records what the person was told; who never hears it does not know. */
export async function told(world: World, tab: Tab, verb: Verb, doing: Promise<SaveResult>): Promise<void> {
  const device = tab.device.name;
  const place = world.events.length;
  world.record({ kind: 'verb', device, ...verb, result: 'unknown' });
  const result = await doing;
  if (!tab.isDead) world.events[place] = { kind: 'verb', device, ...verb, result };
}
