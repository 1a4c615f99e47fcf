import { amendmentEntry, type AmendmentEntry } from '../../../client/src/amendment/amendment-entry.ts';
import {
  acceptAmendments,
  enterProposals,
  rejectAmendments,
} from '../../../client/src/local-data/decide-amendments.ts';
import { loadAmendments } from '../../../client/src/local-data/load-amendments.ts';
import { loadEntryNames } from '../../../client/src/local-data/load-entry-names.ts';
import type { SaveResult } from '../../../client/src/local-data/value-state.ts';
import type { Screen } from '../history.ts';
import type { Tab } from '../world/tab.ts';
import type { World } from '../world/world.ts';
import { screenOf } from './cells.ts';
import type { StepOf } from './step.ts';
import { told } from './told.ts';

type ProposalStep = StepOf<'accept' | 'reject' | 'adopt'>;

/** What the page 修改建议 offers this person: as it sorts proposals, and by its own verbs. */
export async function onProposal(world: World, tab: Tab, step: ProposalStep): Promise<void> {
  const { database, workspace } = tab;
  const [views, names] = await Promise.all([
    loadAmendments(database, workspace.reader),
    loadEntryNames(database),
  ]);
  const offered = views
    .map((view) => amendmentEntry(view, names))
    .filter((entry) => isOffered(step.do, entry))
    .sort((a, b) => (a.view.row.id < b.view.row.id ? -1 : 1));
  const entry = offered[step.n % Math.max(1, offered.length)];
  if (!entry) return;
  await told(
    world,
    tab,
    { name: step.do, cell: null, value: null, screen: screenAt(entry) },
    perform(tab, step.do, entry),
  );
}

/** Accepting may return the form, and then binds itself to what is shown of it. */
function screenAt({ view: { form } }: AmendmentEntry): Screen {
  return screenOf(form.id.replace('form-', ''), form);
}

function isOffered(verb: ProposalStep['do'], entry: AmendmentEntry): boolean {
  if (verb === 'accept') return entry.canAccept && entry.acceptBlocked === null;
  return verb === 'reject' ? entry.canReject : entry.task === 'enter';
}

function perform(
  { workspace }: Tab,
  verb: ProposalStep['do'],
  { view }: AmendmentEntry,
): Promise<SaveResult> {
  if (verb === 'reject') return rejectAmendments(workspace, [view], '与原始凭证不符');
  if (verb === 'adopt') return enterProposals(workspace, [view]);
  return acceptAmendments(workspace, view.form, [view], {
    reason: '采用修改建议',
    mark: () => '请按建议填写',
  });
}
