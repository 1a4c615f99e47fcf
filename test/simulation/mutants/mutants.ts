/** A place in the product's sources, and what stands there while the mutant lives. `MUTANT` is true only then. */
interface Change {
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** One fault planted into the real code when it is loaded for the test of the mutants; never in what is shipped. */
export interface Mutant {
  readonly name: string;
  /** The invariant that it breaks first, as the checker names it. */
  readonly breaks: string;
  readonly changes: readonly Change[];
}

const SERVER = 'server/src/sync';
const CLIENT = 'client/src/sync';
const LOCAL = 'client/src/local-data';

function mutant(name: string, breaks: string, file: string, find: string, replace: string): Mutant {
  return { name, breaks, changes: [{ file, find, replace }] };
}

export const MUTANTS: readonly Mutant[] = [
  mutant(
    'knows-no-id-again',
    'L1',
    `${SERVER}/follow-sequence.ts`,
    'const logged = known.get(mutation.id);',
    'const logged = MUTANT ? undefined : known.get(mutation.id);',
  ),
  mutant(
    'takes-a-copy-for-the-original',
    'L1',
    `${SERVER}/follow-sequence.ts`,
    '} else if (!logged && !freshIds.has(mutation.id)) {',
    '} else if (!MUTANT && !logged && !freshIds.has(mutation.id)) {',
  ),
  mutant(
    'lets-the-last-writer-win',
    'S3',
    'shared/src/sync/three-way-merge.ts',
    'return isSame(current, base) ?',
    'return MUTANT || isSame(current, base) ?',
  ),
  mutant(
    'forgets-the-other-value',
    'S3',
    `${SERVER}/decisions/enter-cell-value.ts`,
    'const next = withConflict(withAuthor(form, context), conflict);',
    'const next = MUTANT ? form : withConflict(withAuthor(form, context), conflict);',
  ),
  mutant(
    'edits-locked-forms',
    'S7',
    `${SERVER}/decisions/enter-cell-value.ts`,
    'if (!isEditable(form.selfEvaluation.state)) {',
    'if (!MUTANT && !isEditable(form.selfEvaluation.state)) {',
  ),
  mutant(
    'hands-in-what-nobody-saw',
    'S8',
    'server/src/approval/decide-form-submit.ts',
    'if (!isSeen) return',
    'if (!MUTANT && !isSeen) return',
  ),
  mutant(
    'applies-half-a-group',
    'S17',
    `${SERVER}/decisions/decide-group.ts`,
    'if (!isDone && group.length > 1) {',
    'if (!MUTANT && !isDone && group.length > 1) {',
  ),
  mutant(
    'leaves-a-gap-in-the-feed',
    'S5',
    `${SERVER}/record-changes.ts`,
    'const count = changes.length + unnumbered.length;',
    'const count = changes.length + unnumbered.length + (MUTANT ? 1 : 0);',
  ),
  mutant(
    'chains-to-nothing',
    'S15',
    `${SERVER}/record-changes.ts`,
    'previousHash = hashLogRow(previousHash, numbered);',
    "previousHash = hashLogRow(MUTANT ? '' : previousHash, numbered);",
  ),
  mutant(
    'tells-another-verdict-the-second-time',
    'S4',
    `${SERVER}/accept-push.ts`,
    "if (step.kind === 'KNOWN') return [verdictOf(step.logged)];",
    "if (step.kind === 'KNOWN') return [{ ...verdictOf(step.logged), ...(MUTANT && { outcome: 'NOOP' }) }];",
  ),
  mutant(
    'strips-what-it-does-not-know',
    'S19',
    `${SERVER}/log-row.ts`,
    'args: storable(args),',
    'args: MUTANT && !reading.ok ? {} : storable(args),',
  ),
  mutant(
    'commits-as-it-goes',
    'S18',
    'server/src/database/write-gate.ts',
    'return this.#dataSource.transaction(async (manager) => {',
    'if (MUTANT) return work(this.#dataSource.manager);\n    return this.#dataSource.transaction(async (manager) => {',
  ),
  {
    name: 'takes-entries-from-outside-the-scope',
    breaks: 'S10',
    changes: [
      {
        file: `${SERVER}/lock-forms.ts`,
        find: "whereVisible(query, 'form.orgPath', 'UNIT', grants);",
        replace: "if (!MUTANT) whereVisible(query, 'form.orgPath', 'UNIT', grants);",
      },
      {
        file: `${SERVER}/decisions/decide-mutation.ts`,
        find: 'return canActOnForm(',
        replace: 'return MUTANT || canActOnForm(',
      },
    ],
  },
  {
    name: 'shows-rows-from-outside-the-scope',
    breaks: 'S9',
    changes: [
      {
        file: `${SERVER}/load-rows.ts`,
        find: 'canSee(grants, source.reach,',
        replace: 'MUTANT || canSee(grants, source.reach,',
      },
      {
        file: `${SERVER}/read-window.ts`,
        find: "whereVisible(query, 'feed.ownerPath', { column: 'feed.reach' }, grants);",
        replace: "if (!MUTANT) whereVisible(query, 'feed.ownerPath', { column: 'feed.reach' }, grants);",
      },
    ],
  },
  mutant(
    'stamps-with-the-clients-number',
    'L2',
    `${SERVER}/place-stamps.ts`,
    'const seq = places.get(stamp.mutationId) ?? stamp.seq;',
    'const seq = MUTANT ? stamp.seq : (places.get(stamp.mutationId) ?? stamp.seq);',
  ),
  mutant(
    'does-not-notice-an-old-copy',
    'S1',
    `${SERVER}/pull.service.ts`,
    'const reason = isRewound ?',
    'const reason = !MUTANT && isRewound ?',
  ),
  mutant(
    'forgets-what-a-restore-took',
    'S1',
    `${CLIENT}/push-step.ts`,
    'await takeBack(database, await database.kept.toArray());',
    'if (!MUTANT) await takeBack(database, await database.kept.toArray());',
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
    'sums-up-what-was',
    'SY-B',
    `${SERVER}/bucket-sums.service.ts`,
    'ledger.put(entity, row);\n      gone.delete(row.id);',
    'if (!MUTANT) ledger.put(entity, row);\n      gone.delete(row.id);',
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
    `${LOCAL}/load-outbox.ts`,
    'mine.has(conflict.selfEvaluationId) &&',
    '!MUTANT && mine.has(conflict.selfEvaluationId) &&',
  ),
  mutant(
    'adds-up-one-row-too-few',
    'S11',
    'shared/src/scoring/score-compiled-table.ts',
    'const least = rows.reduce(',
    'const least = (MUTANT ? rows.slice(1) : rows).reduce(',
  ),
  mutant(
    'forgets-what-was-added-up',
    'S11',
    'client/src/progress/unit-tree.ts',
    'sum = addDecimals(sum, decimal);',
    'sum = MUTANT ? decimal : addDecimals(sum, decimal);',
  ),
  mutant(
    'puts-together-what-nobody-approved',
    'S11',
    'shared/src/roll-up/read-contribution.ts',
    "if (!feeder.counts) return ['NOT_APPROVED', {}];",
    "if (!MUTANT && !feeder.counts) return ['NOT_APPROVED', {}];",
  ),
  mutant(
    'scores-the-regions-own-entry',
    'S12',
    'client/src/roll-up/roll-up-form-view.ts',
    'rollUpSource: view.targetTable?.rollUpSource ?? null,',
    "rollUpSource: MUTANT ? 'OWN' : (view.targetTable?.rollUpSource ?? null),",
  ),
  mutant(
    'believes-bytes-unseen',
    'S16',
    'server/src/evidence/evidence.service.ts',
    'if ((await hashOf(path)) !== hashNamed(evidence, part)) {',
    'if (!MUTANT && (await hashOf(path)) !== hashNamed(evidence, part)) {',
  ),
  mutant(
    'begins-an-upload-anew',
    'L4',
    'server/src/evidence/upload-store.ts',
    'if (size === byteCount) return;',
    'if (!MUTANT && size === byteCount) return;',
  ),
  mutant(
    'gives-up-what-broke-off',
    'L4',
    'client/src/evidence/evidence-sender.ts',
    'if (isStop(end)) return tellArrived(hasArrived, end);',
    "if (isStop(end)) {\n        if (MUTANT) await updateUpload(database, upload.evidenceId, { state: 'REFUSED' });\n        return tellArrived(hasArrived, end);\n      }",
  ),
];
