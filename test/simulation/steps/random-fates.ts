import type { FaultPoint } from '../../../server/src/sync/fault-point.ts';
import type { ByteFate } from '../world/byte-wire.ts';
import type { Fate } from '../world/network.ts';
import type { SeededRandom } from '../world/seeded-random.ts';

const FAULT_POINTS: readonly [FaultPoint, ...FaultPoint[]] = [
  'after-client-lock',
  'after-mutation-decided',
  'after-head-taken',
  'before-commit',
  'after-commit-before-reply',
];

/** What becomes of the calls of one step, the first ones first; after them everything goes well. */
export function someByteFates(random: SeededRandom): readonly ByteFate[] {
  return Array.from({ length: random.below(4) }, () =>
    random.weighted<ByteFate>([
      [4, 'ok'],
      [1, 'lost-request'],
      [2, 'lost-answer'],
      [3, 'half'],
      [2, 'altered'],
      [0.5, 'signed-out'],
    ]),
  );
}

export function someFates(random: SeededRandom): readonly Fate[] {
  if (random.chance(0.45)) return [];
  return Array.from({ length: 1 + random.below(2) }, () =>
    random.weighted<Fate>([
      [2, 'ok'],
      [2, 'lost-request'],
      [4, 'lost-answer'],
      [2, 'twice'],
      [3, 'late'],
      [3, 'slow'],
      [1, 'cut'],
      [0.5, 'portal'],
      [0.5, 'too-large'],
      [0.5, 'busy'],
      [0.5, 'signed-out'],
      [1, 'crash-before'],
      [2, 'crash-after'],
      [4, { point: random.pick(FAULT_POINTS), n: 1 + random.below(2) }],
    ]),
  );
}
