import { digestOfSums, RunningSum, type BucketSum } from '@attain/shared/sync/bucket';
import { checkedFieldsOf, CHECKSUM_VERSION } from '@attain/shared/sync/checked-fields';
import { rowChecksum } from '@attain/shared/sync/row-checksum';
import type { ChecksumsAsked, PullPage } from '../api/sync.ts';

/** The one bucket of the protocol model. */
export const MODEL_BUCKET = { unitId: 'unit-1', roundId: 'round-1' };

type ModelRows = Pick<PullPage, 'selfEvaluations' | 'indicatorActuals' | 'fieldConflicts'>;

/** Count and sum of all rows of the model, added up anew for every answer. */
export function sumsOfModel(rows: ModelRows, asked: ChecksumsAsked): NonNullable<PullPage['bucketSums']> {
  const fields = checkedFieldsOf(CHECKSUM_VERSION);
  const sum = new RunningSum();
  for (const list of ['selfEvaluations', 'indicatorActuals', 'fieldConflicts'] as const)
    for (const row of rows[list]) sum.add(rowChecksum(list, fields?.[list] ?? [], row));
  const buckets: BucketSum[] = [{ ...MODEL_BUCKET, count: sum.count, sum: sum.sum }];
  const digest = digestOfSums(buckets);
  return { digest, buckets: digest === asked.verified ? null : buckets };
}
