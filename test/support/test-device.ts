import { createHash, randomUUID } from 'node:crypto';
import type { ActualFields, ExecutionFields } from '@attain/shared/approval/form-content';
import { formContent, formContentText } from '@attain/shared/approval/form-content';
import type { FormState } from '@attain/shared/approval/form-state';
import type { EvidenceProblem, EvidenceState } from '@attain/shared/evidence/evidence-state';
import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import type { FundSource, MutationArgs, MutationName } from '@attain/shared/sync/mutation';
import type { VerdictOutcome } from '@attain/shared/sync/verdict';
import type { ApiClient } from './api-client.ts';
import { callOf, readCommittedSchema } from './select-everything.ts';

interface Row {
  readonly id: string;
}

/** The pulled rows that tests look at; the server sends more of them and more in them. */
export interface PulledRows {
  readonly orgUnits: (Row & { readonly path: string; readonly level: string })[];
  readonly targetTables: (Row & {
    readonly orgUnitId: string;
    readonly schemeId: string;
    readonly roundId: string;
    readonly title: string;
  })[];
  readonly indicators: (Row & {
    readonly targetTableId: string;
    readonly position: number;
    readonly level1: string;
    readonly level2: string;
    readonly level3: string;
    readonly targetText: string;
    readonly weight: number | null;
  })[];
  readonly selfEvaluations: (Row & {
    readonly targetTableId: string;
    readonly orgUnitId: string;
    readonly state: FormState;
    readonly roundNumber: number;
    readonly rev: number;
  })[];
  readonly formStatements: (Row & {
    readonly selfEvaluationId: string;
    readonly place: string;
    readonly text: string | null;
  })[];
  readonly indicatorActuals: (Row &
    ActualFields & {
      readonly selfEvaluationId: string;
      readonly indicatorId: string;
      readonly rev: number;
    })[];
  readonly fundExecutions: (Row &
    ExecutionFields & {
      readonly selfEvaluationId: string;
      readonly source: FundSource;
      readonly rev: number;
    })[];
  /** Rows that left the scope; a pull from the beginning has none to speak of. */
  readonly evictions: Row[];
  readonly evidence: (Row & {
    readonly selfEvaluationId: string;
    readonly indicatorId: string;
    readonly fileName: string;
    readonly contentHash: string;
    readonly state: EvidenceState;
    readonly problem: EvidenceProblem | null;
    readonly hasThumbnail: boolean;
  })[];
  readonly fieldConflicts: (Row & { readonly selfEvaluationId: string; readonly state: string })[];
}

export interface MutationVerdict {
  readonly mutationId: string;
  readonly clientId: string;
  readonly clientSeq: number;
  readonly seq: number;
  readonly outcome: VerdictOutcome;
  readonly code: string | null;
  readonly details: unknown;
  readonly conflictId: string | null;
}

export interface MutationInput {
  readonly id: string;
  readonly seq: number;
  readonly prev: string;
  readonly name: string;
  readonly groupId: string | null;
  readonly args: unknown;
  readonly device: { readonly wallMs: number; readonly monoMs: number; readonly timeZone: string };
}

export interface PushResult {
  readonly __typename: 'PushAccepted' | 'EpochChanged' | 'ClientForked' | 'MutationGap' | 'UpgradeRequired';
  readonly epoch?: string;
  readonly lastSeq?: number;
  readonly expectedSeq?: number;
  readonly verdicts?: readonly MutationVerdict[];
}

interface PullPage extends PulledRows {
  readonly __typename: 'PullPage';
  readonly cursor: string;
  readonly hasMore: boolean;
}

const schema = readCommittedSchema();
export const PULL = callOf(schema, 'query', 'syncPull');
export const PUSH = callOf(schema, 'mutation', 'syncPush');

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A phone without a screen: makes mutations as a phone does and speaks its protocol. */
export class TestDevice {
  readonly clientId = randomUUID();
  #seq = 0;
  #prev = '';

  constructor(
    public api: ApiClient,
    readonly pageSize = 200,
  ) {}

  /** Makes the next mutation of this device's chain; it is sent by `push`. */
  mutate<N extends MutationName>(
    name: N,
    args: MutationArgs[N],
    groupId: string | null = null,
  ): MutationInput {
    return this.mutateRaw(name, args, groupId);
  }

  /** The same for what no honest phone would send. */
  mutateRaw(name: string, args: unknown, groupId: string | null = null): MutationInput {
    const link = { id: randomUUID(), seq: ++this.#seq, prev: this.#prev, name, args };
    this.#prev = sha256(mutationChainText(link));
    return { ...link, groupId, device: { wallMs: 1_735_689_600_000, monoMs: 1000, timeZone: 'Asia/Urumqi' } };
  }

  async push(...mutations: MutationInput[]): Promise<PushResult> {
    const { syncPush } = await this.api.request<{ syncPush: PushResult }>(
      PUSH,
      this.pushVariables(mutations),
    );
    return syncPush;
  }

  pushVariables(mutations: readonly MutationInput[]) {
    return { epoch: null, clientId: this.clientId, mutations, pending: mutations.length };
  }

  /** Everything in the user's scope, as it stands now. */
  async pull(): Promise<PulledRows> {
    const rows: Record<string, Map<string, Row>> = {};
    for (let cursor: string | null = null, hasMore = true; hasMore;) {
      const { syncPull: page }: { syncPull: PullPage } = await this.api.request(PULL, {
        cursor,
        limit: this.pageSize,
      });
      if (page.__typename !== 'PullPage') throw new Error(`no page: ${JSON.stringify(page)}`);
      for (const [list, items] of Object.entries(page) as [string, unknown][]) {
        if (!Array.isArray(items) || list === 'verdicts') continue;
        const known = (rows[list] ??= new Map());
        for (const item of items as Row[]) known.set(item.id, item);
      }
      ({ cursor, hasMore } = page);
    }
    const lists = Object.entries(rows).map(([list, items]) => [list, [...items.values()]]);
    // The lists are those of PullPage in the committed schema, from which the query was made.
    return Object.fromEntries(lists) as PulledRows;
  }
}

/** What submit and review bind themselves to. */
export function contentHashOf(rows: PulledRows, selfEvaluationId: string): string {
  const ofForm = <T extends { selfEvaluationId: string }>(items: readonly T[]) =>
    items.filter((item) => item.selfEvaluationId === selfEvaluationId);
  const content = formContent(
    ofForm(rows.indicatorActuals),
    ofForm(rows.fundExecutions),
    ofForm(rows.formStatements),
  );
  return sha256(formContentText(content));
}
