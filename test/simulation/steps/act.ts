import type { FormView } from '../../../client/src/local-data/form-view.ts';
import { enter } from '../../../client/src/local-data/enter.ts';
import { isRepeatable } from '../../../client/src/local-data/entry-on-top.ts';
import type { NewEntry } from '../../../client/src/local-data/mutation-chain.ts';
import { withdrawMutation } from '../../../client/src/local-data/withdraw.ts';
import { restoreWithdrawn } from '../../../client/src/local-data/withdrawn-entry.ts';
import { loadOutbox } from '../../../client/src/local-data/load-outbox.ts';
import type { SaveResult } from '../../../client/src/local-data/value-state.ts';
import type { Tab, Typing } from '../world/tab.ts';
import type { World } from '../world/world.ts';
import { onEvidence } from './act-on-evidence.ts';
import { onFinding } from './act-on-finding.ts';
import { onProposal } from './act-on-proposal.ts';
import { exportInto, importFrom, recover } from './carry-work.ts';
import { told } from './told.ts';
import { amountOf, cellOf, draftKeyOf, isStatement, refOf, screenOf, shownIn, textOf } from './cells.ts';
import type { PersonStep, StepOf } from './step.ts';

/** What a person does in a tab: through the app's own verbs, on what the tab shows. */
export async function act(
  world: World,
  tab: Tab,
  step: Exclude<PersonStep, StepOf<'crash' | 'close'>>,
): Promise<void> {
  if ('crash' in step && step.crash) tab.crashIn = { at: step.crash.at, left: step.crash.n };
  if (step.do === 'sync') {
    tab.fates.push(...step.fates);
    return tab.engine.syncNow();
  }
  if (step.do === 'send') {
    tab.byteFates.push(...step.fates);
    return tab.sender.wake();
  }
  if (step.do === 'save') return save(world, tab);
  if (step.do === 'withdraw') return withdraw(tab, step.n);
  if (step.do === 'unwithdraw') return unwithdraw(world, tab, step.n);
  if (step.do === 'export') return exportInto(world, tab);
  if (step.do === 'import') return importFrom(world, tab);
  if (step.do === 'recover') return recover(world, tab, step);
  if (step.do === 'answer' || step.do === 'revoke') return onFinding(world, tab, step);
  if (step.do === 'accept' || step.do === 'reject' || step.do === 'adopt')
    return onProposal(world, tab, step);
  if (step.do === 'resolve' || step.do === 'repeat' || step.do === 'dismiss') return settle(world, tab, step);
  const view = await tab.view(`form-${step.form}`);
  if (view) await onForm(world, tab, step, view);
}

type FormStep = Extract<PersonStep, { readonly form: string }>;

async function onForm(world: World, tab: Tab, step: FormStep, view: FormView): Promise<void> {
  const { entry } = tab;
  const tell = (name: string, doing: Promise<SaveResult>) =>
    told(world, tab, { name, cell: null, value: null, screen: screenOf(step.form, view) }, doing);
  const canFillIn = view.isEditable && view.canFillIn;
  switch (step.do) {
    case 'edit':
    case 'type': {
      if (!canFillIn) return;
      const typing = begunOn(view, step);
      if (!typing) return;
      tab.typing = typing;
      if (step.do === 'edit') return save(world, tab);
      const text = String(typing.value ?? '');
      world.record({ kind: 'typed', device: step.device, tab: step.tab, key: typing.draftKey, text });
      return tab.drafts.keep({
        key: typing.draftKey,
        text,
        seen: typing.seen === null ? null : String(typing.seen),
        savedAt: new Date(tab.device.wallMs()).toISOString(),
      });
    }
    case 'group': {
      if (!canFillIn) return;
      return tell('group', enter(tab.workspace, groupOf(view, step), { isGroup: true }));
    }
    case 'future': {
      // Of a release that this build does not know; the store and the wire take it as it is.
      const entryOfTomorrow = {
        name: 'actual.set@9',
        args: { selfEvaluationId: view.id, confidence: step.n, nested: { kept: ['是', null] } },
      } as unknown as NewEntry;
      return tell('future', enter(tab.workspace, [entryOfTomorrow]));
    }
    case 'comment': {
      if (!view.canComment) return;
      return tell(
        'comment',
        entry.addComment({ formId: view.id, indicatorId: null, text: `意见 ${step.n}` }),
      );
    }
    case 'attach':
    case 'detach':
      return canFillIn ? onEvidence(world, tab, step, view) : undefined;
    case 'submit': {
      if (!canFillIn || view.openConflicts.length > 0) return;
      return tell('submit', entry.submitForm(view));
    }
    case 'approve':
    case 'return': {
      if (!view.canReview || view.form.state !== 'SUBMITTED') return;
      const outcome = step.do === 'approve' ? 'APPROVED' : 'RETURNED';
      return tell(step.do, entry.reviewForm(view, { outcome, comment: '请核对', marks: [] }));
    }
    case 'reopen': {
      if (!view.canReopen || view.form.state !== 'APPROVED') return;
      return tell('reopen', entry.reopenForm(view, '数据有误'));
    }
    case 'look':
      return world.record({ kind: 'screen', device: tab.device.name, screen: screenOf(step.form, view) });
  }
}

function begunOn(view: FormView, { form, cell: n, value: choice }: StepOf<'edit' | 'type'>): Typing | null {
  const cell = cellOf(form, n);
  const seen = shownIn(view, cell);
  if (seen === undefined) return null;
  const value = cell.kind === 'execution' ? amountOf(choice) : textOf(cell, choice);
  return { form, row: cell.row, field: cell.field, value, seen, draftKey: draftKeyOf(view.id, cell) };
}

function groupOf(view: FormView, { form, cells, n }: StepOf<'group'>): NewEntry[] {
  return cells.flatMap((place, index): NewEntry[] => {
    const cell = cellOf(form, place);
    const base = shownIn(view, cell);
    if (base === undefined || cell.kind !== 'actual') return [];
    const value = textOf(cell, { new: n * 10 + index });
    const args = {
      selfEvaluationId: view.id,
      indicatorId: cell.row,
      field: cell.field,
      value,
      base: base as string | null,
    };
    return [{ name: 'actual.set@1', args }];
  });
}

async function save(world: World, tab: Tab): Promise<void> {
  const { typing, entry } = tab;
  if (!typing) return;
  tab.typing = null;
  const { form, row, field, value, seen } = typing;
  const formId = `form-${form}`;
  // Typed by `begunOn`, which reads and writes a cell's own kind of value.
  const doing =
    row === 'CENTRAL'
      ? entry.setExecution({
          formId,
          source: 'CENTRAL',
          field: 'executedInFen',
          value: value as number | null,
          seen: seen as number | null,
        })
      : isStatement(row)
        ? entry.setStatement({
            formId,
            place: row,
            value: value as string | null,
            seen: seen as string | null,
          })
        : entry.setActual({
            formId,
            indicatorId: row,
            field: field as 'valueText',
            value: value as string | null,
            seen: seen as string | null,
          });
  const cell = refOf(form, { kind: 'actual', row, field: field as 'valueText' });
  await told(
    world,
    tab,
    { name: value === seen ? 'save-nothing' : 'save', cell, value, screen: null },
    doing,
  );
}

/** The outbox page: conflicts and refusals that wait for this person. */
async function settle(world: World, tab: Tab, step: StepOf<'resolve' | 'repeat' | 'dismiss'>): Promise<void> {
  const { attention, conflicts } = await loadOutbox(tab.database, tab.workspace.reader.grants);
  const nothing = { cell: null, value: null, screen: null };
  if (step.do === 'resolve') {
    const [conflict] = conflicts;
    if (!conflict) return;
    const { mine, theirs, field } = conflict;
    const other =
      field === 'executedInFen' ? String(step.n) : field === 'valueText' ? `1.${step.n}` : `另填 ${step.n}`;
    const value = step.way === 'mine' ? mine.value : step.way === 'theirs' ? theirs.value : other;
    return told(
      world,
      tab,
      { ...nothing, name: 'resolve', value },
      tab.entry.resolveConflict(conflict, value, theirs.value),
    );
  }
  const [item] = attention;
  if (!item) return;
  if (step.do === 'dismiss') return tab.entry.dismissAttention([item.mutationId]);
  // Acts on findings are about no form, and are not repeated.
  const hasForm = 'selfEvaluationId' in item.args && (await tab.view(item.args.selfEvaluationId)) !== null;
  if (!isRepeatable(item.name) || !hasForm) return;
  return told(world, tab, { ...nothing, name: 'repeat' }, tab.entry.repeatAttention(item.mutationId));
}

/** As the outbox page does it: only while no tab of the device sends. */
async function withdraw(tab: Tab, n: number): Promise<void> {
  if (tab.device.isSending()) return;
  const pending = await tab.database.outbox.orderBy('seq').toArray();
  const record = pending[n % Math.max(1, pending.length)];
  if (record) await withdrawMutation(tab.database, record.id, new Date(tab.device.wallMs()).toISOString());
}

/** What had arrived all the same is not offered. */
async function unwithdraw(world: World, tab: Tab, n: number): Promise<void> {
  const offered = await tab.database.withdrawn.filter(({ hasArrived }) => !hasArrived).toArray();
  const taken = offered[n % Math.max(1, offered.length)];
  if (!taken) return;
  const verb = { name: 'unwithdraw', cell: null, value: null, screen: null };
  await told(world, tab, verb, restoreWithdrawn(tab.workspace, taken.id));
}
