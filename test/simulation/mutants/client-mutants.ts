import { mutant, type Mutant } from './mutant.ts';

const CLIENT = 'client/src/sync';
const LOCAL = 'client/src/local-data';

/** What a device keeps, sends, takes and shows. */
export const CLIENT_MUTANTS: readonly Mutant[] = [
  mutant(
    'forgets-what-a-restore-took',
    'S1',
    `${CLIENT}/push-step.ts`,
    'await takeBack(database, await kept.toArray());',
    'if (!MUTANT) await takeBack(database, await kept.toArray());',
  ),
  mutant(
    'believes-a-push-for-good',
    'S1',
    `${CLIENT}/pull-step.ts`,
    'if ((await takeBackUntold(database, page)) > 0)',
    'if (!MUTANT && (await takeBackUntold(database, page)) > 0)',
  ),
  mutant(
    'drops-before-the-answer',
    'S14',
    `${CLIENT}/push-step.ts`,
    'const outcome = await transport.push({',
    'if (MUTANT) await database.outbox.bulkDelete(batch.map(({ id }) => id));\n  const outcome = await transport.push({',
  ),
  mutant(
    'sends-the-last-first',
    'L1',
    `${CLIENT}/push-step.ts`,
    'mutations: batch.map(toMutationInput),',
    'mutations: (MUTANT ? batch.toReversed() : batch).map(toMutationInput),',
  ),
  mutant(
    'lets-go-before-the-backup',
    'S2',
    `${CLIENT}/pull-step.ts`,
    'const heldTo = Math.min(safeSeq, pulledSeq);',
    'const heldTo = MUTANT ? pulledSeq : Math.min(safeSeq, pulledSeq);',
  ),
  mutant(
    'lets-go-of-what-was-taken-back',
    'S2',
    `${LOCAL}/withdrawn-entry.ts`,
    'return enter(workspace, [entry],',
    'return enter(workspace, MUTANT ? [] : [entry],',
  ),
  mutant(
    'keeps-rows-of-an-old-scope',
    'L3',
    `${CLIENT}/pull-step.ts`,
    'if (pull.mustReset) await Promise.all(',
    'if (!MUTANT && pull.mustReset) await Promise.all(',
  ),
  mutant(
    'believes-its-own-rows',
    'L2',
    `${CLIENT}/bucket-check.ts`,
    'if (textOf(sum) === textOf(told.get(key))) equal.push(key);',
    'if (MUTANT || textOf(sum) === textOf(told.get(key))) equal.push(key);',
  ),
  mutant(
    'forgets-how-far-it-pulled',
    'S6',
    `${CLIENT}/pull-step.ts`,
    'pulledSeq: page.hasMore ? pulledBefore : page.seq,',
    'pulledSeq: page.hasMore ? pulledBefore : MUTANT && page.verdicts.length > 0 ? 0 : page.seq,',
  ),
  mutant(
    'loses-what-it-renumbers',
    'S14',
    `${CLIENT}/take-new-client-id.ts`,
    'await database.outbox.bulkPut(chained);',
    'if (MUTANT) await database.outbox.clear();\n    else await database.outbox.bulkPut(chained);',
  ),
  mutant(
    'says-saved-too-soon',
    'SY1',
    `${LOCAL}/enter.ts`,
    'await enterMutations(database, entries, deviceTime(), options);',
    'const writing = enterMutations(database, entries, deviceTime(), options);\n    if (!MUTANT) await writing;',
  ),
  mutant(
    'shows-the-server-alone',
    'SY2',
    `${LOCAL}/layers.ts`,
    'return [...delivered, ...pending];',
    'return MUTANT ? delivered : [...delivered, ...pending];',
  ),
  mutant(
    'calls-delivered-backed-up',
    'SY2',
    `${LOCAL}/layers.ts`,
    'return safeSeq > 0 && seq <= safeSeq ?',
    'return safeSeq > 0 && (MUTANT || seq <= safeSeq) ?',
  ),
  mutant(
    'writes-no-draft-down',
    'SY3',
    `${LOCAL}/draft-keeper.ts`,
    'database.drafts.bulkPut(batch)',
    '(MUTANT ? Promise.resolve() : database.drafts.bulkPut(batch))',
  ),
  mutant(
    'lists-no-conflict',
    'L5',
    `${LOCAL}/load-attention.ts`,
    'mine.has(conflict.selfEvaluationId),',
    '!MUTANT && mine.has(conflict.selfEvaluationId),',
  ),
];
