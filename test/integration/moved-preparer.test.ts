import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadEntryNames } from '../../client/src/local-data/load-entry-names.ts';
import { loadOutbox } from '../../client/src/local-data/load-outbox.ts';
import { attentionItems } from '../../client/src/outbox/outbox-item.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
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
    const items = attentionItems(
      await loadOutbox(moved.database, [{ role: 'PREPARER', path: '/650000/652300/' }]),
      await loadEntryNames(moved.database),
    );
    expect(items).toHaveLength(ENTRIES);
    expect(
      items.filter(({ why, canExport }) => why !== null && why.includes('权限范围') && canExport),
    ).toHaveLength(ENTRIES);

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

    // To the new county and to the reviewer nothing has changed by it.
    for (const phone of [newCounty, reviewer, oldCounty]) {
      expect(await phone.sync()).toBeNull();
      expect(await textOfServerRows(phone)).not.toContain('离线填写');
    }
  });

  async function valuesOf(formId: string | undefined): Promise<string[]> {
    const rows = await queryRaw(
      env,
      `SELECT value_text, deviation_reason, improvement_measure FROM indicator_actual WHERE self_evaluation_id = '${formId}'`,
    );
    return rows.flatMap((row) => Object.values(row).filter((text) => typeof text === 'string')).sort();
  }
});

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
