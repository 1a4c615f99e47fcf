import type { CheckedList } from './checked-fields.ts';
import { textChecksum, type Checksum } from './row-checksum.ts';

/**
 * Rows that are compared together: those of a unit in a round; those of a unit that belong to no round (''); those of a
 * round as a whole, of no unit (''); and, with both '', all that are handed down.
 */
export interface Bucket {
  readonly unitId: string;
  readonly roundId: string;
}

/** How many rows a bucket has, and the sum of their checksums: equal sets in whatever order have equal sums. */
export interface BucketSum extends Bucket {
  readonly count: number;
  /** 16 hexadecimal digits. */
  readonly sum: string;
}

interface Parents {
  /** Of a form by its id; undefined when there is none. */
  readonly ofForm: (id: string) => Bucket | undefined;
  /** Of a target table by its id. */
  readonly ofTable: (id: string) => Bucket | undefined;
}

export const HANDED_DOWN: Bucket = { unitId: '', roundId: '' };

/** Which rows of a list belong to which bucket. */
export type BucketRule =
  'HANDED_DOWN' | 'BY_UNIT' | 'BY_UNIT_AND_ROUND' | 'BY_ROUND' | 'BY_TABLE' | 'BY_FORM';

export const BUCKET_RULES: Readonly<Record<CheckedList, BucketRule>> = {
  orgUnits: 'HANDED_DOWN',
  funds: 'HANDED_DOWN',
  budgetDocuments: 'HANDED_DOWN',
  schemes: 'HANDED_DOWN',
  rounds: 'HANDED_DOWN',
  allotments: 'BY_UNIT',
  targetTables: 'BY_UNIT_AND_ROUND',
  selfEvaluations: 'BY_UNIT_AND_ROUND',
  indicators: 'BY_TABLE',
  indicatorActuals: 'BY_FORM',
  fundExecutions: 'BY_FORM',
  formStatements: 'BY_FORM',
  submissions: 'BY_FORM',
  reviewDecisions: 'BY_FORM',
  comments: 'BY_FORM',
  fieldConflicts: 'BY_FORM',
  evidence: 'BY_FORM',
  findingAnswers: 'BY_ROUND',
};

/** The bucket of a row; undefined when the form or table that it hangs on is not there. */
export function bucketOf(
  list: CheckedList,
  row: Readonly<Record<string, unknown>>,
  parents: Parents,
): Bucket | undefined {
  switch (BUCKET_RULES[list]) {
    case 'HANDED_DOWN':
      return HANDED_DOWN;
    case 'BY_UNIT':
      return { unitId: String(row['orgUnitId']), roundId: '' };
    case 'BY_UNIT_AND_ROUND':
      return { unitId: String(row['orgUnitId']), roundId: String(row['roundId']) };
    case 'BY_ROUND':
      return { unitId: '', roundId: String(row['roundId']) };
    case 'BY_TABLE':
      return parents.ofTable(String(row['targetTableId']));
    case 'BY_FORM':
      return parents.ofForm(String(row['selfEvaluationId']));
  }
}

/** One text per bucket. */
export function bucketKey({ unitId, roundId }: Bucket): string {
  return `${unitId}\n${roundId}`;
}

/** Running total of a bucket: rows come and go in any order. */
export class RunningSum {
  count = 0;
  #high = 0;
  #low = 0;

  add({ high, low }: Checksum): this {
    this.count += 1;
    this.#high = (this.#high + high) >>> 0;
    this.#low = (this.#low + low) >>> 0;
    return this;
  }

  remove({ high, low }: Checksum): this {
    this.count -= 1;
    this.#high = (this.#high - high) >>> 0;
    this.#low = (this.#low - low) >>> 0;
    return this;
  }

  merge(other: RunningSum): this {
    this.count += other.count;
    this.#high = (this.#high + other.#high) >>> 0;
    this.#low = (this.#low + other.#low) >>> 0;
    return this;
  }

  get sum(): string {
    return hex(this.#high) + hex(this.#low);
  }
}

/** One short text of all buckets, in whatever order they come: equal texts need no comparing. */
export function digestOfSums(sums: readonly BucketSum[]): string {
  const lines = sums.map((bucket) => `${bucketKey(bucket)}\n${bucket.count}\n${bucket.sum}`).sort();
  const { high, low } = textChecksum(lines.join('\n\n'));
  return hex(high) + hex(low);
}

function hex(half: number): string {
  return half.toString(16).padStart(8, '0');
}
