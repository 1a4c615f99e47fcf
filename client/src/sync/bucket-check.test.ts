import 'fake-indexeddb/auto';
import { CHECKED_LISTS, checkedFieldsOf, CHECKSUM_VERSION } from '@attain/shared/sync/checked-fields';
import { describe, expect, it } from 'vitest';
import { PullPageFragment } from '../api/pull-page.ts';
import { readBucketRecord } from '../local-data/bucket-record.ts';
import { FORM_ID } from './rows.test-support.ts';
import { aPhoneWithRows, type TestPhone } from './test-phone.test-support.ts';

const bucketCalls = ({ calls }: TestPhone) => calls.filter(({ kind }) => kind === 'bucket').length;

/** The app is opened anew: everything is compared once more. */
async function openAgain(phone: TestPhone): Promise<void> {
  phone.engine.stop();
  phone.engine = phone.newEngine();
  await phone.start();
}

/** Compares as often as it takes to come to every bucket once. */
async function pullTwice(phone: TestPhone): Promise<void> {
  await phone.engine.syncNow();
  await phone.engine.syncNow();
}

describe('BucketCheck', () => {
  it('[SY-B] fetches nothing while the rows are those of the server, whatever is entered and sent', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    await phone.engine.syncNow();
    phone.server.set('revenue', '8.5');
    await pullTwice(phone);
    await openAgain(phone);
    expect(bucketCalls(phone)).toBe(0);
    expect(await readBucketRecord(phone.database)).toMatchObject({ mended: 0, lasting: [] });
  });

  it.each([
    [
      'altered',
      (phone: TestPhone) => phone.database.indicatorActuals.update('actual-revenue', { valueText: '9' }),
    ],
    ['missing', (phone: TestPhone) => phone.database.indicatorActuals.delete('actual-revenue')],
    ['gone with its form', (phone: TestPhone) => phone.database.selfEvaluations.delete(FORM_ID)],
    ['all gone', (phone: TestPhone) => phone.database.indicatorActuals.clear()],
  ])('[SY-B] mends a row that is %s, at the next pull, and loses nothing that waits', async (_, harm) => {
    const phone = await aPhoneWithRows();
    phone.server.set('revenue', '8.5');
    await phone.engine.syncNow();
    await harm(phone);
    const transport = phone.transport();
    phone.transport = () => ({
      ...transport,
      // The person goes on working while the rows are on their way.
      async pullBucket(bucket, after) {
        const page = await transport.pullBucket(bucket, after);
        await phone.enter('patents', '6');
        return page;
      },
    });
    await openAgain(phone);
    expect(await phone.database.outbox.count()).toBe(1);
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'saved-here' });
    await phone.engine.syncNow();
    expect(await phone.field('revenue')).toMatchObject({ value: '8.5' });
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'delivered' });
    expect(bucketCalls(phone)).toBe(1);
    expect((await readBucketRecord(phone.database)).mended).toBeGreaterThan(0);
  });

  it('[SY-B] notices an altered row also when nothing happens on the server', async () => {
    const phone = await aPhoneWithRows();
    phone.server.set('revenue', '8.5');
    await pullTwice(phone);
    await phone.database.indicatorActuals.update('actual-revenue', { valueText: '9' });
    await phone.engine.syncNow();
    expect(await phone.field('revenue')).toMatchObject({ value: '8.5' });
  });

  it('[SY-B] drops rows that hang on nothing', async () => {
    const phone = await aPhoneWithRows();
    const stray = {
      ...(await phone.database.indicatorActuals.toArray())[0],
      id: 'x',
      selfEvaluationId: 'gone',
    };
    await phone.database.indicatorActuals.add(stray as never);
    await openAgain(phone);
    expect(await phone.database.indicatorActuals.get('x')).toBeUndefined();
    expect(await phone.database.indicatorActuals.count()).toBe(3);
  });

  it('[SY-B] fetches once and says so when fetching does not mend it, and again when the server tells another sum', async () => {
    const phone = await aPhoneWithRows();
    // A server whose sums do not fit to its rows: bits of its own have rotted.
    phone.server.rotten = { improvementMeasure: '腐' };
    await phone.database.indicatorActuals.delete('actual-revenue');
    await openAgain(phone);
    await pullTwice(phone);
    await pullTwice(phone);
    expect(bucketCalls(phone)).toBe(1);
    expect(phone.engine.lastStop.value).toBeNull();
    expect(await readBucketRecord(phone.database)).toMatchObject({ lasting: ['unit-1 round-1'] });

    phone.server.set('patents', '3');
    await pullTwice(phone);
    expect(bucketCalls(phone)).toBe(2);
    phone.server.rotten = {};
    phone.server.set('patents', '4');
    await pullTwice(phone);
    expect(await readBucketRecord(phone.database)).toMatchObject({ lasting: [] });
  });

  it('[SY-B] leaves alone what another tab has pulled meanwhile', async () => {
    const phone = await aPhoneWithRows();
    await phone.database.indicatorActuals.delete('actual-revenue');
    const before = phone.transport();
    const other = phone.newEngine();
    phone.transport = () => ({
      ...before,
      async pullBucket(bucket, after) {
        const page = await before.pullBucket(bucket, after);
        phone.server.set('revenue', '2');
        phone.transport = () => before;
        other.start();
        await other.syncNow();
        return page;
      },
    });
    await openAgain(phone);
    other.stop();
    await pullTwice(phone);
    expect(await phone.field('revenue')).toMatchObject({ value: '2' });
  });

  it('[SY-B] compares every field that a phone stores, and asks for every field that it compares', () => {
    const stored = fieldsOfFragment(PullPageFragment);
    const checked = checkedFieldsOf(CHECKSUM_VERSION);
    for (const list of CHECKED_LISTS) {
      const names = checked?.[list]?.map((field) => (typeof field === 'string' ? field : field.name));
      expect([list, [...(names ?? [])].sort()]).toEqual([list, stored.get(list)?.sort()]);
    }
  });
});

interface Selection {
  readonly kind: string;
  readonly name: { readonly value: string };
  readonly selectionSet?: { readonly selections: readonly Selection[] };
}

/** The fields of each list of the page, those of its fragments included. */
function fieldsOfFragment(document: { readonly definitions: readonly unknown[] }): Map<string, string[]> {
  // A document of gql.tada holds its own fragment and all that it spreads.
  const definitions = document.definitions as readonly Selection[];
  const fieldsOf = ({ selectionSet }: Selection): string[] =>
    (selectionSet?.selections ?? []).flatMap((selection) =>
      selection.kind === 'Field'
        ? [selection.name.value]
        : definitions.filter(({ name }) => name.value === selection.name.value).flatMap(fieldsOf),
    );
  const page = definitions.find(({ name }) => name.value === 'PullPageRows');
  return new Map((page?.selectionSet?.selections ?? []).map((list) => [list.name.value, fieldsOf(list)]));
}
