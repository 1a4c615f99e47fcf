import type { SyncedRows } from '@attain/shared/self-evaluation/region-roll-up';
import { randomUUID } from 'node:crypto';
import { formContent, formContentText } from '@attain/shared/approval/form-content';
import type { ActualField, MutationArgs, MutationName } from '@attain/shared/sync/mutation';
import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { FormStatement } from '../self-evaluation/form-statement.entity.ts';
import { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { sha256Hex } from '../sha256-hex.ts';
import type { PullPage } from './pull-result.ts';
import type { MutationVerdict, PushAnswer } from './push-result.ts';
import type { PushedMutation } from './push.ts';
import { SCHEME_ID, type SyncWorld } from './sync-world.test-support.ts';

/** A phone without screen and network: its chain of mutations, and a call of the server's own services. */
export class SyncDevice {
  clientId: string = randomUUID();
  seq = 0;
  prev = '';
  epoch: string | null = null;

  constructor(
    readonly world: SyncWorld,
    readonly userId: string,
  ) {}

  mutate<N extends MutationName>(
    name: N,
    args: MutationArgs[N],
    groupId: string | null = null,
  ): PushedMutation {
    return this.mutateRaw(name, args, groupId);
  }

  mutateRaw(name: string, args: unknown, groupId: string | null = null): PushedMutation {
    const link = { id: randomUUID(), seq: ++this.seq, prev: this.prev, name, args };
    this.prev = sha256Hex(mutationChainText(link));
    return { ...link, groupId, device: { wallMs: 0, monoMs: 0, timeZone: 'Asia/Urumqi' } };
  }

  setActual(
    indicatorId: string,
    value: string | null,
    base: string | null = null,
    field: ActualField = 'valueText',
    groupId: string | null = null,
  ): PushedMutation {
    const selfEvaluationId = `form-${indicatorId.slice(0, -1)}`;
    return this.mutate('actual.set@1', { selfEvaluationId, indicatorId, field, value, base }, groupId);
  }

  send(mutations: readonly PushedMutation[], epoch = this.epoch): Promise<PushAnswer> {
    return this.world.pushes.push(this.userId, {
      epoch,
      clientId: this.clientId,
      mutations,
      pending: mutations.length,
    });
  }

  /** Pushes what must be accepted, and answers with the verdicts. */
  async push(...mutations: PushedMutation[]): Promise<readonly MutationVerdict[]> {
    const answer = await this.send(mutations);
    if (answer.kind !== 'PushAccepted') throw new Error(JSON.stringify(answer));
    return answer.verdicts;
  }

  /** The same for one mutation, in short: `APPLIED`, or `PARKED FORM_LOCKED`. */
  async tell(mutation: PushedMutation): Promise<string> {
    const [verdict] = await this.push(mutation);
    return verdict ? short(verdict) : 'nothing';
  }

  async submit(formId: string, groupId: string | null = null): Promise<PushedMutation> {
    return this.mutate(
      'form.submit@1',
      { ...(await seenOf(this.world, formId)), schemeId: SCHEME_ID },
      groupId,
    );
  }

  async review(
    formId: string,
    outcome: 'APPROVED' | 'RETURNED',
    comment = '',
    marks: MutationArgs['form.review@1']['marks'] = [],
  ): Promise<PushedMutation> {
    return this.mutate('form.review@1', { ...(await seenOf(this.world, formId)), outcome, comment, marks });
  }
}

export function short({ outcome, code }: MutationVerdict): string {
  return code === null ? outcome : `${outcome} ${code}`;
}

/** What a person who looks at the form now would bind a submission or a decision to. */
export async function seenOf({ database }: SyncWorld, selfEvaluationId: string) {
  const { manager } = database.reader;
  const { roundNumber } = await manager.findOneByOrFail(SelfEvaluation, { id: selfEvaluationId });
  const content = formContent(
    await manager.findBy(IndicatorActual, { selfEvaluationId }),
    await manager.findBy(FundExecution, { selfEvaluationId }),
    await manager.findBy(FormStatement, { selfEvaluationId }),
  );
  return { selfEvaluationId, roundNumber, contentHash: sha256Hex(formContentText(content)) };
}

/** A phone's copy of the server's rows: what it has pulled, by list and id. */
export class Mirror {
  readonly rows = new Map<string, unknown>();
  readonly verdicts = new Map<string, MutationVerdict>();
  cursor: string | null = null;
  pages = 0;
  /** How often each row came, over all pulls. */
  readonly arrivals = new Map<string, number>();

  constructor(
    readonly world: SyncWorld,
    readonly userId: string,
    readonly limit = 200,
  ) {}

  async pullPage(): Promise<PullPage> {
    const page = await this.world.pulls.pull(this.userId, { cursor: this.cursor, limit: this.limit });
    if (page.kind !== 'PullPage') throw new Error(JSON.stringify(page));
    this.pages += 1;
    for (const [list, items] of Object.entries(page)) {
      if (!Array.isArray(items) || list === 'evictions' || list === 'verdicts') continue;
      for (const item of items as { readonly id: string }[]) {
        const key = `${list} ${item.id}`;
        this.rows.set(key, item);
        this.arrivals.set(key, (this.arrivals.get(key) ?? 0) + 1);
      }
    }
    for (const { entity, id } of page.evictions) this.rows.delete(`${LIST_OF[entity] ?? ''} ${id}`);
    for (const verdict of page.verdicts) this.verdicts.set(verdict.mutationId, verdict);
    this.cursor = page.cursor;
    return page;
  }

  async pull(): Promise<this> {
    while ((await this.pullPage()).hasMore);
    return this;
  }

  /** The rows that forms are put together and scored from. */
  formRows(): SyncedRows {
    const list = (name: string) =>
      [...this.rows].flatMap(([key, row]) => (key.startsWith(`${name} `) ? [row] : []));
    const names = [
      ...['orgUnits', 'rounds', 'schemes', 'targetTables', 'indicators'],
      ...['selfEvaluations', 'indicatorActuals', 'fundExecutions'],
    ];
    const lists = Object.fromEntries(names.map((name) => [name, list(name)]));
    return lists as unknown as SyncedRows; // those of a pull page: rows have more fields than are read here
  }

  ids(list: string): string[] {
    return [...this.rows.keys()].flatMap((key) =>
      key.startsWith(`${list} `) ? [key.slice(list.length + 1)] : [],
    );
  }
}

const LIST_OF: Readonly<Record<string, string>> = {
  SELF_EVALUATION: 'selfEvaluations',
  INDICATOR_ACTUAL: 'indicatorActuals',
  FUND_EXECUTION: 'fundExecutions',
};
