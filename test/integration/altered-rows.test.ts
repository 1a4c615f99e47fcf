import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBucketRecord } from '../../client/src/local-data/bucket-record.ts';
import { SERVER_TABLE_NAMES } from '../../client/src/local-data/database.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { expectIntactLog } from '../support/expect-intact-log.ts';
import { cellsOf } from '../support/own-cells.ts';
import { Phone } from '../support/phone.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';

describeOnEachDatabase('server rows of a phone that are not the server’s', (open) => {
  let env: Awaited<ReturnType<typeof open>>['env'];
  let server: RunningServer;
  const phones: Phone[] = [];
  beforeAll(async () => {
    ({ env } = await open());
    server = await startServer({ ...env, DEMO: '1' });
  });
  afterAll(async () => {
    for (const phone of phones) phone.close();
    await server.stop('SIGKILL');
  });

  async function signIn(account: string): Promise<Phone> {
    const phone = await Phone.signIn(server.url, account);
    phones.push(phone);
    return phone;
  }

  async function rowsOf({ database }: Phone): Promise<Readonly<Record<string, readonly unknown[]>>> {
    const tables = SERVER_TABLE_NAMES.map(
      async (name) => [name, await database.table(name).toArray()] as const,
    );
    return Object.fromEntries(await Promise.all(tables));
  }

  const record = ({ database }: Phone) => readBucketRecord(database);

  it('[SY-B] sums both sides up alike, for every kind of row that travels, whoever looks', async () => {
    const preparer = await signIn('urumqi');
    const [cell] = await cellsOf(preparer);
    if (!cell) throw new Error('the preparer has no form');
    const { formId: selfEvaluationId, indicatorId } = cell;
    const set = (value: string, base: string | null) => ({
      name: 'actual.set@1' as const,
      args: { selfEvaluationId, indicatorId, field: 'deviationReason' as const, value, base },
    });
    await preparer.enter([
      set('论文在审', null),
      // Parked, and kept beside the form as a proposal.
      {
        name: 'actual.set@1',
        args: { selfEvaluationId, indicatorId, field: 'completion', value: '大部分', base: null },
      },
      { name: 'comment.add@1', args: { selfEvaluationId, indicatorId: null, text: '已核对' } },
      {
        name: 'statement.set@1',
        args: { selfEvaluationId, place: 'OTHER_MATTERS', value: '无', base: null },
      },
      {
        name: 'evidence.add@1',
        args: {
          ...{ selfEvaluationId, indicatorId, fileName: '照片.jpg', format: 'JPEG', byteCount: 3 },
          ...{ contentHash: 'a'.repeat(64), thumbnail: null, takenAt: null },
        },
      },
    ]);
    expect(await preparer.sync()).toBeNull();
    // Another value, seen by nobody: a conflict, with both sides.
    await preparer.enter([set('设备晚到', '别的')]);
    expect(await preparer.sync()).toBeNull();
    expect(await preparer.database.fieldConflicts.count()).toBe(1);

    const manager = await signIn('region-manage');
    const finding = { roundId: 'round-2024', key: 'F05 HEADLINE', fingerprint: '0'.repeat(16) };
    await manager.enter([{ name: 'finding.answer@1', args: { ...finding, reason: '另有说明' } }]);
    expect(await manager.sync()).toBeNull();

    for (const account of ['region-review', 'audit', 'admin']) await signIn(account);
    for (const phone of phones) {
      expect(await phone.sync()).toBeNull();
      expect(await record(phone)).toEqual({ mended: 0, lastMendedAt: null, lasting: [] });
    }
    const [, , reviewer] = phones;
    const empty = Object.entries(reviewer ? await rowsOf(reviewer) : {}).filter(
      ([, rows]) => rows.length === 0,
    );
    // A new kind of row is to be made here too, or its fields would be compared by no test.
    expect(empty.map(([name]) => name)).toEqual([]);
  });

  it('[SY-B] puts altered and missing rows right at the next pull, and that bucket only', async () => {
    const phone = await signIn('region-review');
    const right = await rowsOf(phone);
    const { database } = phone;
    const [form, other] = await database.selfEvaluations.toArray();
    if (!form || !other) throw new Error('the reviewer has no forms');
    const ofForm = database.indicatorActuals.where('selfEvaluationId').equals(form.id);
    await ofForm.modify({ valueText: '写坏了', stamps: {} });
    const [gone] = await ofForm.primaryKeys();
    await database.indicatorActuals.delete(gone ?? '');
    await database.schemes.clear();
    const text = { selfEvaluationId: other.id, indicatorId: null, text: '请附证书' };
    await phone.enter([{ name: 'comment.add@1', args: text }]);

    phone.restart();
    expect(await phone.sync()).toBeNull();
    const { comments, ...mended } = await rowsOf(phone);
    const { comments: before, ...rest } = right;
    expect(mended).toEqual(rest);
    expect(comments?.length).toBe((before?.length ?? 0) + 1);
    expect(await record(phone)).toMatchObject({ mended: 2, lasting: [] });
    expect(await database.outbox.count()).toBe(0);
  });

  it('[FT-77] [S15] leaves a log that is as its chain says', async () => {
    await expectIntactLog(env);
  });
});
