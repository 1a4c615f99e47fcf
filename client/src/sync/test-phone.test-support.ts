import { onTestFinished } from 'vitest';
import { outage, type Outcome } from '../api/outcome.ts';
import { LocalDatabase } from '../local-data/database.ts';
import { loadForm, type FormRows } from '../local-data/load-forms.ts';
import { enterMutations } from '../local-data/outbox.ts';
import { overlayActual, overlayOf } from '../local-data/overlay.ts';
import type { FieldView } from '../local-data/form-view.ts';
import { ProtocolModel } from './protocol-model.test-support.ts';
import { FORM_ID } from './rows.test-support.ts';
import { createSyncEngine, type SyncEngine, type Timers } from './sync-engine.ts';
import type { SyncTransport } from './sync-transport.ts';

/** What happens to the next call. */
export type Fault =
  'lost-request' | 'lost-answer' | 'sent-twice' | 'portal' | 'too-large' | 'signed-out' | 'crash';

let phones = 0;

/** One phone: its database, its engine and a network that fails on demand. Time passes only by `pass`. */
export class TestPhone {
  readonly faults: Fault[] = [];
  readonly calls: { readonly kind: 'push' | 'pull' | 'bucket' | 'confirm'; readonly size: number }[] = [];
  readonly timers: { callback: () => void; ms: number }[] = [];
  database: LocalDatabase;
  engine: SyncEngine;
  nowMs = Date.parse('2025-01-02T00:00:00.000Z');
  /** Whose session the browser has. */
  sessionOf: string;

  constructor(
    readonly server: ProtocolModel,
    readonly userId = 'user-1',
    databaseName = `${userId}-${++phones}`,
  ) {
    this.sessionOf = userId;
    this.database = new LocalDatabase(databaseName);
    this.engine = this.newEngine();
    onTestFinished(() => {
      this.engine.stop();
      this.database.close();
    });
  }

  newEngine(): SyncEngine {
    const timers: Timers = {
      set: (callback, ms) => {
        const timer = { callback, ms };
        this.timers.push(timer);
        return timer;
      },
      clear: (timer) => {
        const index = this.timers.findIndex((other) => other === timer);
        if (index >= 0) this.timers.splice(index, 1);
      },
    };
    return createSyncEngine({
      database: this.database,
      transport: this.transport(),
      runAsOnlySender: (work) => work(),
      nowMs: () => this.nowMs,
      random: () => 0.5,
      timers,
      onDefect: (error) => {
        throw error;
      },
    });
  }

  /** Starts, and waits for the first run to end. */
  async start(): Promise<void> {
    this.engine.start();
    await this.engine.syncNow();
  }

  async enter(indicatorId: string, value: string | null, base: string | null = null): Promise<void> {
    const args = { selfEvaluationId: FORM_ID, indicatorId, field: 'valueText', value, base } as const;
    await enterMutations(this.database, [{ name: 'actual.set@1', args }], this.deviceTime());
  }

  async submit(): Promise<void> {
    const args = { selfEvaluationId: FORM_ID, roundNumber: 1, contentHash: 'hash', schemeId: 'scheme' };
    await enterMutations(this.database, [{ name: 'form.submit@1', args }], this.deviceTime());
  }

  async form(): Promise<FormRows> {
    const rows = await loadForm(this.database, FORM_ID);
    if (!rows) throw new Error('the phone has no form');
    return rows;
  }

  async field(indicatorId: string): Promise<FieldView<string | null>> {
    const rows = await this.form();
    const row = rows.actuals.find((actual) => actual.indicatorId === indicatorId);
    if (!row) throw new Error(`the phone has no ${indicatorId}`);
    return overlayActual(row, overlayOf(rows)).valueText;
  }

  /** Ids of everything ever entered that this phone still holds, in whatever place. */
  async held(): Promise<readonly string[]> {
    const [outbox, kept] = await Promise.all([this.database.outbox.toArray(), this.database.kept.toArray()]);
    return [...outbox, ...kept].map(({ id }) => id);
  }

  transport(): SyncTransport {
    return {
      push: (request) =>
        this.#call('push', request.mutations.length, () =>
          this.server.push(this.userId, structuredClone(request)),
        ),
      pull: (cursor, limit, checksums) =>
        this.#call('pull', limit, () => this.server.pull(this.userId, cursor, checksums)),
      pullBucket: () => this.#call('bucket', 0, () => this.server.pullBucket()),
      confirmUser: () => this.#call('confirm', 0, () => null),
    };
  }

  async #call<T>(
    kind: 'push' | 'pull' | 'bucket' | 'confirm',
    size: number,
    ask: () => T | Promise<T>,
  ): Promise<Outcome<T>> {
    this.calls.push({ kind, size });
    const fault = this.faults.shift();
    await Promise.resolve();
    if (fault === 'lost-request') return outage('network');
    if (fault === 'portal') return outage('not-ours');
    if (fault === 'too-large') return outage('too-large');
    if (fault === 'signed-out' || this.sessionOf !== this.userId) return { kind: 'signed-out' };
    const answer = await ask();
    if (fault === 'lost-answer') return outage('timeout');
    if (fault === 'crash') throw new Error('the tab is gone');
    return { kind: 'ok', value: fault === 'sent-twice' ? await ask() : answer };
  }

  deviceTime() {
    return { wallMs: this.nowMs, monoMs: 0, timeZone: 'Asia/Urumqi' };
  }
}

/** A phone that has the server's rows. */
export async function aPhoneWithRows(server = new ProtocolModel()): Promise<TestPhone> {
  const phone = new TestPhone(server);
  await phone.start();
  return phone;
}
