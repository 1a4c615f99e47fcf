import {
  BUCKET_RULES,
  bucketKey,
  HANDED_DOWN,
  RunningSum,
  type Bucket,
  type BucketSum,
} from '@attain/shared/sync/bucket';
import {
  CHECKED_LISTS,
  checkedFieldsOf,
  CHECKSUM_VERSION,
  type CheckedList,
} from '@attain/shared/sync/checked-fields';
import { rowChecksum } from '@attain/shared/sync/row-checksum';
import type { Table } from 'dexie';
import { SERVER_TABLE_NAMES, type LocalDatabase, type ServerTableName } from './database.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** The server rows of this device that belong to a bucket, by table. */
type BucketRows = readonly (readonly [CheckedList, readonly Row[]])[];

export async function readBucketRows(database: LocalDatabase, bucket: Bucket): Promise<BucketRows> {
  const isIn = (row: Row) => row['orgUnitId'] === bucket.unitId && row['roundId'] === bucket.roundId;
  const idsIn = async (name: ServerTableName) =>
    (await rowsIn(database, name).filter(isIn).toArray()).map(({ id }) => id);
  const isHandedDown = bucketKey(bucket) === bucketKey(HANDED_DOWN);
  const hasRound = bucket.roundId !== '' && bucket.unitId !== '';
  const isOfRound = bucket.roundId !== '' && bucket.unitId === '';
  const [tableIds, formIds] = hasRound
    ? await Promise.all([idsIn('targetTables'), idsIn('selfEvaluations')])
    : [[], []];

  const rowsOf = (name: CheckedList): Promise<readonly Row[]> | readonly Row[] => {
    const table = rowsIn(database, name);
    switch (BUCKET_RULES[name]) {
      case 'HANDED_DOWN':
        return isHandedDown ? table.toArray() : [];
      case 'BY_UNIT':
        return isHandedDown || hasRound || isOfRound
          ? []
          : table.filter((row) => row['orgUnitId'] === bucket.unitId).toArray();
      case 'BY_UNIT_AND_ROUND':
        return hasRound ? table.filter(isIn).toArray() : [];
      case 'BY_ROUND':
        return isOfRound ? table.where('roundId').equals(bucket.roundId).toArray() : [];
      case 'BY_TABLE':
        return tableIds.length > 0 ? table.where('targetTableId').anyOf(tableIds).toArray() : [];
      case 'BY_FORM':
        return formIds.length > 0 ? table.where('selfEvaluationId').anyOf(formIds).toArray() : [];
    }
  };
  return Promise.all(CHECKED_LISTS.map(async (name) => [name, await rowsOf(name)] as const));
}

/** Count and sum of a bucket as this device has it. */
export async function sumBucket(database: LocalDatabase, bucket: Bucket): Promise<BucketSum> {
  const fields = checkedFieldsOf(CHECKSUM_VERSION);
  const sum = new RunningSum();
  for (const [name, rows] of await readBucketRows(database, bucket)) {
    for (const row of rows) sum.add(rowChecksum(name, fields?.[name] ?? [], row));
  }
  return { unitId: bucket.unitId, roundId: bucket.roundId, count: sum.count, sum: sum.sum };
}

/** Every bucket of which this device has a row. */
export async function listBuckets({
  selfEvaluations,
  targetTables,
  allotments,
  findingAnswers,
}: LocalDatabase): Promise<Bucket[]> {
  const placed = [...(await selfEvaluations.toArray()), ...(await targetTables.toArray())];
  const ofUnits = (await allotments.toArray()).map(({ orgUnitId }) => ({ unitId: orgUnitId, roundId: '' }));
  const ofRounds = (await findingAnswers.toArray()).map(({ roundId }) => ({ unitId: '', roundId }));
  const buckets = [
    HANDED_DOWN,
    ...ofUnits,
    ...ofRounds,
    ...placed.map(({ orgUnitId, roundId }) => ({ unitId: orgUnitId, roundId })),
  ];
  return [...new Map(buckets.map((bucket) => [bucketKey(bucket), bucket])).values()];
}

/** All server rows of this device: quick to count, and another number when one has gone astray. */
export async function countServerRows(database: LocalDatabase): Promise<number> {
  const counts = await Promise.all(SERVER_TABLE_NAMES.map((name) => database.table(name).count()));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Drops rows whose form or table is not here: nothing shows them, and no bucket has them. Returns how many. */
export async function dropOrphans(database: LocalDatabase): Promise<number> {
  const [forms, tables] = await Promise.all([
    database.selfEvaluations.toCollection().primaryKeys(),
    database.targetTables.toCollection().primaryKeys(),
  ]);
  let dropped = 0;
  for (const name of CHECKED_LISTS) {
    const rule = BUCKET_RULES[name];
    const rows = rowsIn(database, name);
    if (rule === 'BY_FORM') dropped += await rows.where('selfEvaluationId').noneOf(forms).delete();
    if (rule === 'BY_TABLE') dropped += await rows.where('targetTableId').noneOf(tables).delete();
  }
  return dropped;
}

function rowsIn(database: LocalDatabase, name: ServerTableName): Table<Row, string> {
  // Each of the server's tables is keyed by the id of its rows.
  return database.table<Row, string>(name);
}
