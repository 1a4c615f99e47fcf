import { mutant, type Mutant } from './mutant.ts';

const FINDING = 'server/src/finding-answer';
const RECOVER = 'server/src/sync/decisions/decide-work-recover.ts';

/** What stands beside forms: acts on findings, and what was brought in from files. */
export const BESIDE_MUTANTS: readonly Mutant[] = [
  mutant(
    'forgets-an-answer',
    'S3',
    `${FINDING}/decide-finding-act.ts`,
    'acts: new Map(acts).set(act.id, act) }',
    'acts: MUTANT ? acts : new Map(acts).set(act.id, act) }',
  ),
  mutant(
    'takes-an-answer-back-twice',
    'S1',
    `${FINDING}/decide-finding-act.ts`,
    'if (ofFinding.some((act) => act.answerId === answerId)) return',
    'if (!MUTANT && ofFinding.some((act) => act.answerId === answerId)) return',
  ),
  mutant(
    'brings-in-what-has-arrived',
    'S1',
    RECOVER,
    'if (context.recovery.arrivedIds.has(args.entryId) ||',
    'if ((!MUTANT && context.recovery.arrivedIds.has(args.entryId)) ||',
  ),
  mutant(
    'calls-known-what-is-nowhere',
    'S2',
    RECOVER,
    'amendments.has(args.entryId)) {',
    'MUTANT || amendments.has(args.entryId)) {',
  ),
  mutant(
    'forgets-what-was-brought-in',
    'S3',
    RECOVER,
    'form: { ...form, amendments: next } };',
    'form: MUTANT ? form : { ...form, amendments: next } };',
  ),
  mutant(
    'forgets-a-decision',
    'S3',
    'server/src/sync/decisions/decide-amendment.ts',
    'decisions: [...amendment.decisions, decision],',
    'decisions: MUTANT ? amendment.decisions : [...amendment.decisions, decision],',
  ),
  mutant(
    'asks-for-what-has-come-true',
    'S3',
    'server/src/sync/decisions/amendments-of-cell.ts',
    'if (isSameCellValue(cell, amendment.value, standing)) {',
    'if (!MUTANT && isSameCellValue(cell, amendment.value, standing)) {',
  ),
  mutant(
    'asks-for-what-stands',
    'S3',
    'server/src/sync/decisions/propose-amendment.ts',
    'const stands = cell !== null',
    'const stands = !MUTANT && cell !== null',
  ),
];
