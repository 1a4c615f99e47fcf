import { isSameActualValue, storedActualValue } from '@attain/shared/approval/actual-value';
import { isEditable } from '@attain/shared/approval/form-state';
import type { ActualField } from '@attain/shared/sync/mutation';
import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import { mergeThreeWay } from '@attain/shared/sync/three-way-merge';
import type { IndicatorActualRow } from '../api/form-rows.ts';
import type {
  ChecksumsAsked,
  MutationVerdict,
  PullPage,
  PullResult,
  PushRequest,
  PushResult,
} from '../api/sync.ts';
import { sha256 } from '../sha256.ts';
import type { AnyMutation } from '../local-data/stored-records.ts';
import { sumsOfModel } from './bucket-model.test-support.ts';
import { newState, type State } from './protocol-state.test-support.ts';
import { aConflict, anActual, emptyPage } from './rows.test-support.ts';

/**
 * The protocol of sync.md in memory: order and forks per client, verdicts by the real merge, paged pulls, epochs.
 * One form with three indicators. Smaller than the server, and written apart from it.
 */
export class ProtocolModel {
  epoch = 'epoch-1';
  safeSeq = 0;
  state: State = newState();
  minimumProtocol = 1;
  /** Rows and verdicts per page. */
  pageSize = 200;
  /** What stands in rows that are fetched anew, and was not there when they were summed up. */
  rotten: Partial<IndicatorActualRow> = {};
  #cursorGeneration = 0;
  #lastPush: Promise<unknown> = Promise.resolve();

  /** One after the other, as the lock on the client's row makes them. */
  push(userId: string, request: PushRequest): Promise<PushResult> {
    const answer = this.#lastPush.then(() => this.#push(userId, request));
    this.#lastPush = answer;
    return answer;
  }

  async #push(userId: string, { epoch, clientId, mutations }: PushRequest): Promise<PushResult> {
    if (this.minimumProtocol > 1)
      return { __typename: 'UpgradeRequired', minimumProtocol: this.minimumProtocol };
    const { state } = this;
    const client = state.clients.get(clientId) ?? { lastSeq: 0, lastHash: '' };
    state.clients.set(clientId, client);
    if (epoch != null && epoch !== this.epoch) {
      return { __typename: 'EpochChanged', epoch: this.epoch, lastSeq: client.lastSeq };
    }
    const verdicts: MutationVerdict[] = [];
    for (const input of mutations) {
      // What the client sends is what it typed; the model reads it back as that.
      const mutation = { ...input, clientId } as AnyMutation;
      const logged = state.log.find((row) => row.mutation.id === mutation.id);
      if (mutation.seq > client.lastSeq + 1) {
        return { __typename: 'MutationGap', expectedSeq: client.lastSeq + 1, verdicts };
      }
      if (mutation.seq === client.lastSeq + 1) {
        if (mutation.prev !== client.lastHash) return { __typename: 'ClientForked', lastSeq: client.lastSeq };
        client.lastSeq = mutation.seq;
        client.lastHash = await sha256(mutationChainText(mutation));
      } else if (!logged) {
        return { __typename: 'ClientForked', lastSeq: client.lastSeq };
      }
      verdicts.push(logged?.verdict ?? this.#take(userId, mutation));
    }
    const { lastSeq } = client;
    return {
      __typename: 'PushAccepted',
      epoch: this.epoch,
      lastSeq,
      seq: state.seq,
      safeSeq: this.safeSeq,
      verdicts,
    };
  }

  pull(userId: string, cursor: string | null, checksums?: ChecksumsAsked): PullResult {
    const [epoch, generation, after] = cursor === null ? [] : cursor.split('/');
    if (cursor !== null && (epoch !== this.epoch || Number(generation) !== this.#cursorGeneration)) {
      return { __typename: 'PullReset', reason: 'EPOCH_CHANGED', epoch: this.epoch };
    }
    const { state } = this;
    const from = Number(after ?? 0);
    const upTo = Math.min(state.seq, from + this.pageSize);
    const isIn = (key: string) =>
      (state.changedAt.get(key) ?? 1) > from && (state.changedAt.get(key) ?? 1) <= upTo;
    const page: PullPage = {
      ...emptyPage(),
      epoch: this.epoch,
      cursor: `${this.epoch}/${this.#cursorGeneration}/${upTo}`,
      seq: upTo,
      safeSeq: this.safeSeq,
      hasMore: upTo < state.seq,
      selfEvaluations: isIn('form') ? [state.form] : [],
      indicatorActuals: [...state.actuals.values()].filter(({ indicatorId }) => isIn(indicatorId)),
      fieldConflicts: [...state.conflicts.values()].filter(({ id }) => isIn(id)),
      verdicts: state.log
        .filter((row) => row.userId === userId && row.seq > from && row.seq <= upTo)
        .map(({ verdict }) => verdict),
      bucketSums: checksums && upTo === state.seq ? sumsOfModel(this.#rows(), checksums) : null,
    };
    return structuredClone(page);
  }

  /** Everything that the model has, as one bucket. */
  pullBucket(): PullPage {
    const { epoch, state } = this;
    const rows = this.#rows();
    const indicatorActuals = rows.indicatorActuals.map((row) => ({ ...row, ...this.rotten }));
    return structuredClone({ ...emptyPage(), epoch, seq: state.seq, ...rows, indicatorActuals });
  }

  #rows() {
    const { form, actuals, conflicts } = this.state;
    return {
      selfEvaluations: [form],
      indicatorActuals: [...actuals.values()],
      fieldConflicts: [...conflicts.values()],
    };
  }

  /** Somebody else's doing. */
  set(indicatorId: string, value: string | null, field: ActualField = 'valueText'): void {
    this.state.seq += 1;
    this.#write(indicatorId, field, value, 'somebody-else', `other-${this.state.seq}`);
  }

  resetCursors(): void {
    this.#cursorGeneration += 1;
  }

  backup(): State {
    return structuredClone(this.state);
  }

  restore(backup: State): void {
    this.state = structuredClone(backup);
    this.epoch = `${this.epoch}+`;
  }

  value(indicatorId: string): string | null | undefined {
    return this.state.actuals.get(indicatorId)?.valueText;
  }

  #take(userId: string, mutation: AnyMutation): MutationVerdict {
    const { state } = this;
    state.seq += 1;
    const decided = this.#decide(mutation);
    const { id: mutationId, clientId, seq: clientSeq } = mutation;
    const verdict = {
      details: null,
      code: null,
      conflictId: null,
      ...decided,
      mutationId,
      clientId,
      clientSeq,
      seq: state.seq,
    };
    state.log.push({ seq: state.seq, mutation, userId, verdict });
    return verdict;
  }

  #decide(mutation: AnyMutation): Pick<MutationVerdict, 'outcome'> & Partial<MutationVerdict> {
    const { state } = this;
    if (mutation.name === 'form.submit@1') {
      state.form = { ...state.form, state: 'SUBMITTED' };
      state.changedAt.set('form', state.seq);
      return { outcome: 'APPLIED' };
    }
    if (mutation.name !== 'actual.set@1') return { outcome: 'QUARANTINED', code: 'UNKNOWN_MUTATION' };
    if (!isEditable(state.form.state))
      return { outcome: 'PARKED', code: 'FORM_LOCKED', details: { state: state.form.state } };
    const { indicatorId, field, value, base } = mutation.args;
    const current = state.actuals.get(indicatorId)?.[field] ?? null;
    const outcome = mergeThreeWay(base, current, value, (a, b) => isSameActualValue(field, a, b));
    if (outcome === 'APPLIED') this.#write(indicatorId, field, value, mutation.clientId, mutation.id);
    if (outcome !== 'CONFLICT') return { outcome };
    const { id, clientId } = mutation;
    const { mine, theirs } = aConflict();
    const conflict = aConflict({
      id,
      subjectKey: indicatorId,
      field,
      base,
      mine: { ...mine, value, clientId, mutationId: id },
      theirs: { ...theirs, value: current, clientId: 'somebody-else' },
    });
    state.conflicts.set(id, conflict);
    state.changedAt.set(mutation.id, state.seq);
    return { outcome, conflictId: mutation.id };
  }

  #write(
    indicatorId: string,
    field: ActualField,
    value: string | null,
    clientId: string,
    mutationId: string,
  ): void {
    const { state } = this;
    const row = state.actuals.get(indicatorId) ?? anActual(indicatorId);
    const stamp = { at: '2025-01-01T00:00:00.000Z', byName: '填报人', clientId, seq: state.seq, mutationId };
    state.actuals.set(indicatorId, {
      ...row,
      [field]: storedActualValue(field, value),
      rev: row.rev + 1,
      stamps: { ...(row.stamps as object), [field]: stamp },
    });
    state.changedAt.set(indicatorId, state.seq);
  }
}
