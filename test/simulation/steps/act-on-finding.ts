import { canAnswerFindings } from '@attain/shared/finding-answer/finding-act';
import { createFindingEntry } from '../../../client/src/finding-answer/finding-entry.ts';
import { loadFindingActs } from '../../../client/src/local-data/load-finding-acts.ts';
import type { Tab } from '../world/tab.ts';
import type { World } from '../world/world.ts';
import type { StepOf } from './step.ts';
import { told } from './told.ts';

export const ROUND_ID = 'round';

/** So many findings there are: few, so that people meet on one. */
const FINDINGS = 2;

/** What the page 检查 offers to whoever may answer for the unit that called the round. */
export async function onFinding(world: World, tab: Tab, step: StepOf<'answer' | 'revoke'>): Promise<void> {
  const { workspace, database } = tab;
  const round = await database.rounds.get(ROUND_ID);
  const owner = round && (await database.orgUnits.get(round.ownerId));
  if (!owner || !canAnswerFindings(workspace.reader.grants, owner.path)) return;
  const verbs = createFindingEntry(workspace);
  const tell = (doing: ReturnType<typeof verbs.answer>) =>
    told(world, tab, { name: step.do, cell: null, value: null, screen: null }, doing);
  if (step.do === 'answer') {
    const finding = {
      key: `F0${1 + (step.n % FINDINGS)} a1`,
      fingerprint: step.n.toString(16).padStart(16, '0'),
    };
    return tell(verbs.answer(ROUND_ID, finding, `说明 ${step.n}`));
  }
  const acts = await loadFindingActs(workspace, ROUND_ID);
  const answers = acts.filter(({ kind }) => kind === 'ANSWER');
  const answer = answers[step.n % Math.max(1, answers.length)];
  if (!answer) return;
  const { findingKey: key, fingerprint } = answer;
  await tell(verbs.revoke(ROUND_ID, { key, fingerprint }, answer.id, ''));
}
