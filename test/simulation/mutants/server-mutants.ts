import { mutant, type Mutant } from './mutant.ts';

const SERVER = 'server/src/sync';

/** What the server makes of a push, and what it tells. */
export const SERVER_MUTANTS: readonly Mutant[] = [
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
    'knows-a-scope-by-its-number',
    'L2',
    `${SERVER}/pull.service.ts`,
    'if (from.scope !== null && from.scope !== now.scope)',
    'if (!MUTANT && from.scope !== null && from.scope !== now.scope)',
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
    'lets-a-late-choice-win',
    'S3',
    `${SERVER}/decisions/decide-conflict-resolve.ts`,
    'return keepBeside(form, cell, standing, { value: chosen, base: args.base }, context);',
    'if (!MUTANT) return keepBeside(form, cell, standing, { value: chosen, base: args.base }, context);',
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
    'sums-up-what-was',
    'SY-B',
    `${SERVER}/bucket-sums.service.ts`,
    'ledger.put(entity, row);\n      gone.delete(row.id);',
    'if (!MUTANT) ledger.put(entity, row);\n      gone.delete(row.id);',
  ),
];
