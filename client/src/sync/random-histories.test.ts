import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolModel } from './protocol-model.test-support.ts';
import { INDICATOR_IDS } from './rows.test-support.ts';
import { TestPhone, type Fault } from './test-phone.test-support.ts';

const FAULTS: readonly Fault[] = [
  'lost-request',
  'lost-answer',
  'sent-twice',
  'portal',
  'too-large',
  'signed-out',
];

/** What may happen next; numbers pick the phone, the indicator and the point where the network fails. */
const aStep = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('enter'), phone: fc.nat(3), n: fc.nat(2) }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('sync'), phone: fc.nat(3), n: fc.nat(17) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constantFrom('backup', 'restore', 'reset', 'clone'),
      phone: fc.nat(3),
      n: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('someone-else'), phone: fc.nat(3), n: fc.nat(2) }) },
);

type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

class World {
  readonly server = new ProtocolModel();
  readonly phones = [new TestPhone(this.server), new TestPhone(this.server)];
  readonly entered = new Set<string>();
  #backup = this.server.backup();
  #value = 0;

  async take({ does, phone: index, n }: Step): Promise<void> {
    const phone = this.phones[index % this.phones.length];
    const indicatorId = INDICATOR_IDS[n % INDICATOR_IDS.length] ?? 'patents';
    if (!phone) return;
    switch (does) {
      case 'enter': {
        const hasRows = (await phone.database.selfEvaluations.count()) > 0;
        const seen = hasRows ? (await phone.field(indicatorId)).value : null;
        await phone.enter(indicatorId, String((this.#value += 1)), seen);
        for (const id of await phone.held()) this.entered.add(id);
        return;
      }
      case 'sync':
        if (n < FAULTS.length * 2) {
          const fault = FAULTS[n % FAULTS.length];
          // The first call goes through, the second fails, or the other way round.
          if (fault) phone.faults.push(...(n < FAULTS.length ? [fault] : (['sent-twice', fault] as const)));
        }
        await phone.start();
        phone.faults.length = 0;
        return;
      case 'someone-else':
        return this.server.set(indicatorId, String((this.#value += 1)));
      case 'backup':
        this.#backup = this.server.backup();
        return;
      case 'restore':
        return this.server.restore(this.#backup);
      case 'reset':
        return this.server.resetCursors();
      case 'clone': {
        if (this.phones.length > 3) return;
        const clone = new TestPhone(this.server);
        for (const { name } of phone.database.tables) {
          await clone.database.table(name).bulkPut(await phone.database.table(name).toArray());
        }
        this.phones.push(clone);
      }
    }
  }

  /** The faults stop: everything must arrive, in bounded steps. */
  async heal(): Promise<void> {
    for (let round = 0; round < 4; round += 1) for (const phone of this.phones) await phone.start();
  }
}

describe('any history of two phones and a server', () => {
  it('[S1][S2][L1][L2] loses nothing, enters nothing twice, and ends with equal rows and an empty outbox', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 4, maxLength: 60 }), async (steps) => {
        const world = new World();
        for (const step of steps) await world.take(step);
        await world.heal();

        const logged = world.server.state.log.map(({ mutation }) => mutation.id);
        expect(new Set(logged).size).toBe(logged.length);
        expect(logged).toEqual(expect.arrayContaining([...world.entered]));
        for (const phone of world.phones) {
          expect(await phone.database.outbox.count()).toBe(0);
          const rows = await phone.database.indicatorActuals.toArray();
          expect(rows).toEqual(
            [...world.server.state.actuals.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
          );
        }
      }),
      { numRuns: 60, seed: 20_261_122 },
    );
  }, 120_000);
});
