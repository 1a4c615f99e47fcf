import { addEvidence } from '../../../client/src/evidence/add-evidence.ts';
import { removeEvidence } from '../../../client/src/evidence/remove-evidence.ts';
import type { FormView } from '../../../client/src/local-data/form-view.ts';
import { loadEvidence } from '../../../client/src/local-data/load-evidence.ts';
import type { Tab } from '../world/tab.ts';
import type { World } from '../world/world.ts';
import { screenOf } from './cells.ts';
import type { StepOf } from './step.ts';
import { told } from './told.ts';

/** Adds a file to the first row of a form, or takes one of those that are shown back. */
export async function onEvidence(
  world: World,
  tab: Tab,
  step: StepOf<'attach' | 'detach'>,
  view: FormView,
): Promise<void> {
  const verb = { name: step.do, cell: null, value: null, screen: screenOf(step.form, view) };
  if (step.do === 'attach') {
    const target = { formId: view.id, indicatorId: `${step.form}1`, present: [], count: 0 };
    const adding = addEvidence(tab.workspace, target, fileOf(step.n));
    return told(
      world,
      tab,
      verb,
      adding.then((failure) => (failure ? 'not-saved' : 'saved')),
    );
  }
  const shown = await loadEvidence(tab.database, view.id);
  const piece = shown[step.n % Math.max(1, shown.length)];
  if (!piece) return;
  // Putting away what was refused leaves nothing to send.
  const name = piece.trouble?.kind === 'REFUSED' ? 'detach-nothing' : step.do;
  await told(world, tab, { ...verb, name }, removeEvidence(tab.workspace, piece));
}

/** As the browser's own choice of a file gives it; its bytes are read at once, on no thread of their own. */
function fileOf(n: number): File {
  const bytes = new TextEncoder().encode(`%PDF-1.7\n${`第 ${n} 页 `.repeat(20)}\n%%EOF\n`);
  const facts = { name: `附件 ${n}.pdf`, size: bytes.length, type: 'application/pdf', lastModified: 0 };
  const file = { ...facts, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) };
  return file as unknown as File; // what is read of one
}
