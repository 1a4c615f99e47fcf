import { afterAll, beforeAll, expect, it } from 'vitest';
import { amendmentEntry, type AmendmentEntry } from '../../client/src/amendment/amendment-entry.ts';
import type { FormReader } from '../../client/src/local-data/assemble-form.ts';
import { loadAmendments } from '../../client/src/local-data/load-amendments.ts';
import { loadEntryNames } from '../../client/src/local-data/load-entry-names.ts';
import { loadOutbox } from '../../client/src/local-data/load-outbox.ts';
import type { NewEntry } from '../../client/src/local-data/mutation-chain.ts';
import { attentionItems, type OutboxItem } from '../../client/src/outbox/outbox-item.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { expectIntactLog } from '../support/expect-intact-log.ts';
import { cellsOf } from '../support/own-cells.ts';
import { Phone } from '../support/phone.ts';
import { queryRaw } from '../support/raw-database.ts';
import { runAdmin } from '../support/run-admin.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';

const ENTRIES = 40;
const FIELDS = ['valueText', 'deviationReason', 'improvementMeasure', 'completion'] as const;

describeOnEachDatabase('a preparer moved to another county with 40 entries unsent', (open) => {
  let env: Awaited<ReturnType<typeof open>>['env'];
  let server: RunningServer;
  let moved: Phone;
  let oldCounty: Phone;
  let newCounty: Phone;
  let reviewer: Phone;
  beforeAll(async () => {
    ({ env } = await open());
    server = await startServer({ ...env, DEMO: '1' });
    moved = await Phone.signIn(server.url, 'urumqi');
    newCounty = await Phone.signIn(server.url, 'changji');
    reviewer = await Phone.signIn(server.url, 'region-review');
    // Whoever takes the desk over; the account is changed to it while nobody is offline.
    expect(
      await runAdmin(env, 'user', 'assign', 'bayingol', '--role', 'PREPARER', '--unit', 'urumqi'),
    ).toMatchObject({
      code: 0,
    });
    oldCounty = await Phone.signIn(server.url, 'bayingol');
  });
  afterAll(async () => {
    for (const phone of [moved, newCounty, reviewer, oldCounty]) phone.close();
    await server.stop('SIGKILL');
  });

  it('[FT-56] [S2] [S9] keeps all of them, shows them as not taken, and shows nothing of the old county after', async () => {
    const cells = await cellsOf(moved);
    const wishes = cells.flatMap(({ formId, indicatorId }) =>
      FIELDS.map((field) => ({ formId, indicatorId, field })),
    );
    const entries = wishes.slice(0, ENTRIES).map(({ formId, indicatorId, field }, n) => ({
      name: 'actual.set@1' as const,
      args: {
        selfEvaluationId: formId,
        indicatorId,
        field,
        value: field === 'completion' ? '0.5' : `第 ${n} 项，离线填写`,
        base: null,
      },
    }));
    await moved.enter(entries);
    const entryIds = (await moved.database.outbox.orderBy('seq').toArray()).map(({ id }) => id);
    expect(await moved.database.outbox.count()).toBe(ENTRIES);
    const before = await valuesOf(entries[0]?.args.selfEvaluationId);

    const place = ['--role', 'PREPARER', '--unit', 'changji'];
    expect(await runAdmin(env, 'user', 'assign', 'urumqi', ...place)).toMatchObject({ code: 0 });
    // The old county goes on: what it writes from now on is none of the moved person's business.
    const [cell] = await cellsOf(oldCounty);
    if (!cell) throw new Error('the old county has a form');
    await oldCounty.enter([
      {
        name: 'actual.set@1',
        args: {
          selfEvaluationId: cell.formId,
          indicatorId: cell.indicatorId,
          field: 'improvementMeasure',
          value: '调动之后写的内部内容',
          base: null,
        },
      },
    ]);
    expect(await oldCounty.sync()).toBeNull();
    expect(await moved.sync()).toBeNull();

    // Nothing lost: each has its verdict, waits for the person on the phone, and lies in the log with its value.
    const kept = await moved.database.kept.toArray();
    expect(await moved.database.outbox.count()).toBe(0);
    expect(kept).toHaveLength(ENTRIES);
    expect(
      new Set(kept.map(({ verdict, attention }) => `${verdict.outcome} ${verdict.code} ${attention}`)),
    ).toEqual(new Set(['PARKED NOT_FOUND OPEN']));
    const log = await queryRaw(
      env,
      "SELECT id, args FROM mutation_log WHERE code = 'NOT_FOUND' ORDER BY seq",
    );
    expect(log.map(({ id }) => id)).toEqual(kept.sort((a, b) => a.seq - b.seq).map(({ id }) => id));
    expect(log.map(({ args }) => valueIn(String(args)))).toEqual(entries.map(({ args }) => args.value));
    const now = await valuesOf(cell.formId);
    expect(now.filter((text) => text !== '调动之后写的内部内容')).toEqual(before);

    // The person's own page lists every one with its value and why, and lets them take it out as a file.
    const items = await itemsOf(moved);
    expect(items).toHaveLength(ENTRIES);
    expect(
      items.filter(({ why, canExport }) => why !== null && why.includes('权限范围') && canExport),
    ).toHaveLength(ENTRIES);
    // The form is not on this phone any more: nothing that needs it is offered, and who decides is told.
    expect(items.filter(({ link, canRepeat, canHandOver }) => link || canRepeat || canHandOver)).toEqual([]);
    expect(new Set(items.map(({ progress }) => progress))).toEqual(new Set(['等审核人决定']));

    // Nothing leaked: of the old county no row is left, and none of what was written there since has come.
    const units = new Map((await reviewer.database.orgUnits.toArray()).map(({ id, path }) => [id, path]));
    const forms = await moved.database.selfEvaluations.toArray();
    expect(new Set(forms.map(({ orgUnitId }) => units.get(orgUnitId)))).toEqual(
      new Set([units.get('changji')]),
    );
    expect(await textOfServerRows(moved)).not.toContain('调动之后写的内部内容');
    expect(await moved.database.indicatorActuals.where('selfEvaluationId').equals(cell.formId).count()).toBe(
      0,
    );
    expect((await cellsOf(moved)).length).toBeGreaterThan(0);
    expect((await cellsOf(moved)).map(({ formId }) => formId)).not.toContain(cell.formId);

    // Everybody concerned is told: who has the form now and who reviews it. The new county is told nothing.
    for (const phone of [newCounty, reviewer, oldCounty]) expect(await phone.sync()).toBeNull();
    expect(await textOfServerRows(newCounty)).not.toContain('离线填写');
    expect(await newCounty.database.amendments.count()).toBe(0);
    const ids = kept.map(({ id }) => id).sort();
    const listed = await listOf(reviewer, REVIEWER);
    expect(listed.map(({ view }) => view.row.id).sort()).toEqual(ids);
    expect((await listOf(oldCounty, PREPARER)).map(({ view }) => view.row.id).sort()).toEqual(ids);
    expect(
      new Set(listed.map(({ task, canAccept, canReject }) => `${task} ${canAccept} ${canReject}`)),
    ).toEqual(new Set(['decide true true']));
    const first = listed.find(({ view }) => view.row.id === entryIds[0]);
    expect(first).toMatchObject({
      ...{ what: '实际完成值', standing: '1 家', byName: '乌鲁木齐市填报人' },
      ...{ progress: '等审核人决定', acceptStep: 'none' },
    });
    expect(first?.why).toContain('不在本单位');
    expect(first?.value).toContain('第 0 项，离线填写');
  });

  it('[FT-56] [AM2] [AM3] [AM5] lets the reviewer decide on each, the old county enter it, and tells the author', async () => {
    const listed = await listOf(reviewer, REVIEWER);
    const reason = listed.find(({ view }) => view.row.field === 'deviationReason');
    const measure = listed.find(
      ({ view }) => view.row.field === 'improvementMeasure' && view.standing === null,
    );
    if (!reason || !measure) throw new Error('the list has reasons and measures');
    await reviewer.enter([decisionOn(reason, 'ACCEPTED', ''), decisionOn(measure, 'REJECTED', '与台账不符')]);
    // On the reviewer's own phone both are decided before anything is sent.
    const decided = (await listOf(reviewer, REVIEWER)).filter(({ view }) => view.isSavedHere);
    expect(decided.map(({ view }) => view.state).sort()).toEqual(['ACCEPTED', 'REJECTED']);
    for (const phone of [reviewer, oldCounty]) expect(await phone.sync()).toBeNull();

    const handed = (await listOf(oldCounty, PREPARER)).find(({ view }) => view.row.id === reason.view.row.id);
    expect(handed).toMatchObject({ task: 'enter', progress: '自治区审核人已采用，等填报人填入' });
    const { selfEvaluationId, subjectKey, value } = reason.view.row;
    const args = { selfEvaluationId, indicatorId: subjectKey ?? '', field: 'deviationReason' } as const;
    await oldCounty.enter([{ name: 'actual.set@1', args: { ...args, value, base: null } }]);
    expect(
      (await listOf(oldCounty, PREPARER)).find(({ view }) => view.row.id === reason.view.row.id),
    ).toMatchObject({ task: 'done', view: { state: 'ENTERED', isSavedHere: true } });
    expect(await oldCounty.sync()).toBeNull();
    expect(await valuesOf(selfEvaluationId)).toContain(value);

    expect(await moved.sync()).toBeNull();
    const told = new Map((await itemsOf(moved)).map((item) => [item.id, item]));
    expect(told.get(reason.view.row.id)).toMatchObject({
      isSettled: true,
      progress: '巴州填报人已填入自评表',
    });
    expect(told.get(measure.view.row.id)).toMatchObject({
      isSettled: true,
      progress: '自治区审核人没有采用：与台账不符',
    });
    expect([...told.values()].filter(({ isSettled }) => !isSettled)).toHaveLength(ENTRIES - 2);
    // What became of one's own is all that one hears of the old county.
    expect(await moved.database.amendments.count()).toBe(ENTRIES);
    expect(await textOfServerRows(moved)).not.toContain('调动之后写的内部内容');
    expect(await newCounty.sync()).toBeNull();
    expect(await newCounty.database.amendments.count()).toBe(0);
    // Nothing was deleted by any of it: every entry lies in the log as it came.
    const [count] = await queryRaw(env, "SELECT COUNT(*) AS n FROM mutation_log WHERE code = 'NOT_FOUND'");
    expect(Number(count?.['n'])).toBe(ENTRIES);
  });

  async function valuesOf(formId: string | undefined): Promise<string[]> {
    const rows = await queryRaw(
      env,
      `SELECT value_text, deviation_reason, improvement_measure FROM indicator_actual WHERE self_evaluation_id = '${formId}'`,
    );
    return rows.flatMap((row) => Object.values(row).filter((text) => typeof text === 'string')).sort();
  }

  it('[FT-77] [S15] leaves a log that is as its chain says', async () => {
    await expectIntactLog(env);
  });
});

const REVIEWER: FormReader = {
  displayName: '自治区审核人',
  grants: [{ role: 'REVIEWER', path: '/650000/' }],
};
const PREPARER: FormReader = {
  displayName: '巴州填报人',
  grants: [{ role: 'PREPARER', path: '/650000/650100/' }],
};

/** The page 修改建议 of a phone, as its person reads it. */
async function listOf({ database }: Phone, reader: FormReader): Promise<readonly AmendmentEntry[]> {
  const names = await loadEntryNames(database);
  return (await loadAmendments(database, reader)).map((view) => amendmentEntry(view, names));
}

/** What the page 同步 of the moved person's phone lists as theirs to look at. */
async function itemsOf({ database }: Phone): Promise<readonly OutboxItem[]> {
  const grants = [{ role: 'PREPARER', path: '/650000/652300/' }] as const;
  return attentionItems(await loadOutbox(database, grants), await loadEntryNames(database));
}

function decisionOn({ view }: AmendmentEntry, outcome: 'ACCEPTED' | 'REJECTED', reason: string): NewEntry {
  const { id: amendmentId, selfEvaluationId } = view.row;
  return {
    name: 'amendment.decide@1',
    args: { selfEvaluationId, amendmentId, outcome, seen: view.state, reason },
  };
}

function valueIn(args: string): unknown {
  // What was sent as `actual.set@1`.
  return (JSON.parse(args) as { readonly value: unknown }).value;
}

/** All server rows that a phone holds, as text; what was entered on it lies elsewhere. */
async function textOfServerRows({ database }: Phone): Promise<string> {
  const entered = ['outbox', 'kept', 'drafts', 'meta'];
  const tables = database.tables.filter(({ name }) => !entered.includes(name));
  return JSON.stringify(await Promise.all(tables.map((table) => table.toArray())));
}
