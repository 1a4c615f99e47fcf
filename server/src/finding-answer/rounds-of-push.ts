import type { Grant } from '@attain/shared/organisation/scope';
import type { RoundMutation } from '@attain/shared/sync/read-mutation';
import { In, type EntityManager } from 'typeorm';
import { insertRows } from '../database/insert-rows.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { Round } from '../performance-target/round.entity.ts';
import type { Change } from '../sync/record-changes.ts';
import { FindingAnswer } from './finding-answer.entity.ts';
import type { RoundsInHand } from './round-in-hand.ts';

/**
 * Locks the rounds that these mutations name and the grants show, in the order of their ids, so that acts on one finding
 * are numbered one after the other. One that does not exist and one out of scope are missing alike.
 */
export async function lockRounds(
  manager: EntityManager,
  mutations: readonly RoundMutation[],
  grants: readonly Grant[],
): Promise<RoundsInHand> {
  if (mutations.length === 0) return new Map();
  const query = manager
    .createQueryBuilder(Round, 'round')
    .where('round.id IN (:...ids)', { ids: [...new Set(mutations.map(({ args }) => args.roundId))] })
    .orderBy('round.id');
  whereVisible(query, 'round.ownerPath', 'HANDED_DOWN', grants);
  // Whoever adds a form to the round meanwhile need not wait.
  if (manager.connection.options.type === 'postgres') query.setLock('for_no_key_update');
  const rounds = await query.getMany();
  const acts = await manager.findBy(FindingAnswer, {
    roundId: In(rounds.map(({ id }) => id)),
    findingKey: In([...new Set(mutations.map(({ args }) => args.key))]),
  });
  return new Map(
    rounds.map((round) => {
      const own = acts.filter(({ roundId }) => roundId === round.id);
      return [round.id, { round, acts: new Map(own.map((act) => [act.id, act])) }];
    }),
  );
}

/** Writes the acts that were added, and answers which rows those are. */
export async function writeFindingActs(
  manager: EntityManager,
  before: RoundsInHand,
  after: RoundsInHand,
): Promise<Change[]> {
  const added = [...after].flatMap(([roundId, { acts }]) =>
    [...acts.values()].filter(({ id }) => !before.get(roundId)?.acts.has(id)),
  );
  await insertRows(manager, FindingAnswer, added);
  return added.map(({ id, orgPath }) => ({
    entity: 'FINDING_ANSWER',
    id,
    reach: 'UNIT',
    ownerPath: orgPath,
  }));
}
