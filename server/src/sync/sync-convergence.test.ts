import { isSameActualValue } from '@attain/shared/approval/actual-value';
import type { MutationArgs } from '@attain/shared/sync/mutation';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { FieldConflict } from './field-conflict.entity.ts';
import { MutationLog } from './mutation-log.entity.ts';
import type { PushedMutation } from './push.ts';
import { Mirror, SyncDevice } from './sync-device.test-support.ts';
import { createSyncWorld, type SyncWorld } from './sync-world.test-support.ts';
import type { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';

type Step =
  | { readonly kind: 'enter'; readonly device: number; readonly row: number; readonly value: number }
  | { readonly kind: 'resolve'; readonly device: number; readonly value: number }
  | {
      readonly kind: 'deliver';
      readonly device: number;
      readonly count: number;
      readonly isAnswerLost: boolean;
    }
  | { readonly kind: 'replay'; readonly device: number; readonly from: number }
  | { readonly kind: 'pull'; readonly device: number };

const device = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('enter' as const), device, row: fc.nat(1), value: fc.nat(4) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resolve' as const), device, value: fc.nat(4) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      device,
      count: fc.integer({ min: 1, max: 4 }),
      isAnswerLost: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replay' as const), device, from: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pull' as const), device }) },
);

/** A phone with an outbox: what it shows is what it has pulled with its own unsent entries laid over it. */
class Phone {
  readonly device: SyncDevice;
  readonly sent: PushedMutation[] = [];
  outbox: PushedMutation[] = [];

  constructor(
    readonly mirror: Mirror,
    readonly formId: string,
  ) {
    this.device = new SyncDevice(mirror.world, mirror.userId);
  }

  shown(indicatorId: string): string | null {
    const own = this.outbox.findLast(
      ({ name, args }) => name === 'actual.set@1' && argsOf(args).indicatorId === indicatorId,
    );
    if (own) return argsOf(own.args).value;
    // The rows of that list are of that entity.
    const row = this.mirror.rows.get(`indicatorActuals actual-${indicatorId}`) as IndicatorActual | undefined;
    return row?.valueText ?? null;
  }

  enter(indicatorId: string, value: string): void {
    this.outbox.push(this.device.setActual(indicatorId, value, this.shown(indicatorId)));
  }

  resolve(value: string): void {
    const open = this.mirror
      .ids('fieldConflicts')
      .map((id) => this.mirror.rows.get(`fieldConflicts ${id}`) as FieldConflict)
      .find(({ state, selfEvaluationId }) => state === 'OPEN' && selfEvaluationId === this.formId);
    if (!open) return;
    const args = { selfEvaluationId: this.formId, conflictId: open.id, value, base: open.theirs.value };
    this.outbox.push(this.device.mutate('conflict.resolve@1', args));
  }

  async deliver(count: number, isAnswerLost: boolean): Promise<void> {
    const part = this.outbox.slice(0, count);
    await this.device.push(...part);
    this.sent.push(...part);
    if (!isAnswerLost) this.outbox = this.outbox.slice(count);
  }
}

function argsOf(args: unknown): MutationArgs['actual.set@1'] {
  return args as MutationArgs['actual.set@1']; // made by `setActual`
}

function chosenConflict({ args }: MutationLog): string | undefined {
  return (args as Partial<MutationArgs['conflict.resolve@1']>).conflictId; // absent from a set
}

describeOnEachDatabase('two devices, any order, any delivery', (open) => {
  it('[S1] [S3] [L2] come to one state, and overwrite nothing unseen', async () => {
    const world = await createSyncWorld((await open()).env);
    // What earlier runs have left is pulled once; each run has a form of its own.
    const mirrors = ['ann', 'abe'].map((userId) => new Mirror(world, userId));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
        const name = await world.addForm('a');
        const phones = mirrors.map((mirror) => new Phone(mirror, `form-${name}`));
        for (const phone of phones) await phone.mirror.pull();
        for (const one of steps) {
          const phone = phones[one.device];
          if (phone) await take(one, phone, name);
        }
        for (const phone of phones) await phone.deliver(50, false);
        for (const phone of phones) await phone.mirror.pull();

        expectConverged(phones, name);
        await expectNothingOverwritten(world, phones, name);
      }),
      { numRuns: open.kind === 'sqlite' ? 60 : 25 },
    );
    await world.close();
  }, 120_000);
});

async function take(one: Step, phone: Phone, name: string): Promise<void> {
  switch (one.kind) {
    case 'enter':
      return phone.enter(`${name}${one.row + 1}`, String(one.value));
    case 'resolve':
      return phone.resolve(String(one.value));
    case 'deliver':
      return phone.deliver(one.count, one.isAnswerLost);
    case 'replay':
      // What the network held back arrives once more, from anywhere in the past.
      await phone.device.send(phone.sent.slice(one.from, one.from + 3));
      return;
    case 'pull':
      await phone.mirror.pull();
  }
}

function expectConverged(phones: readonly Phone[], name: string): void {
  const rowsOf = ({ mirror }: Phone) => [...mirror.rows].filter(([, row]) => belongs(row, name)).sort();
  const [first, second] = phones.map(rowsOf);
  expect(first?.length).toBeGreaterThan(0);
  expect(first).toEqual(second);
}

function belongs(row: unknown, name: string): boolean {
  return JSON.stringify(row).includes(`"form-${name}"`);
}

/** An oracle of its own: replays the log with nothing but "what stands", and looks for every value that was entered. */
async function expectNothingOverwritten(
  world: SyncWorld,
  phones: readonly Phone[],
  name: string,
): Promise<void> {
  const { manager } = world.database.reader;
  const log = await manager.find(MutationLog, {
    where: { selfEvaluationId: `form-${name}` },
    order: { seq: 'ASC' },
  });
  const conflicts = await manager.findBy(FieldConflict, { selfEvaluationId: `form-${name}` });
  const entered = phones.flatMap(({ sent }) => sent.map(({ id }) => id));
  expect(new Set(log.map(({ id }) => id))).toEqual(new Set(entered));

  const standing = new Map<string, string | null>();
  const isSame = (a: string | null, b: string | null) => isSameActualValue('valueText', a, b);
  for (const logged of log) {
    const { name: mutation, args, outcome, conflictId, clientId, seq } = logged;
    const { value, base, ...rest } = argsOf(args);
    const conflict = conflicts.find(({ id }) => id === (conflictId ?? chosenConflict(logged)));
    const row = mutation === 'actual.set@1' ? rest.indicatorId : (conflict?.subjectKey ?? '');
    const before = standing.get(row) ?? null;
    if (outcome === 'APPLIED') {
      expect(isSame(base, before) || isSame(value, before)).toBe(true);
      standing.set(row, value);
    } else if (outcome === 'NOOP') {
      expect(isSame(value, before)).toBe(true);
    } else if (outcome === 'CONFLICT') {
      // A choice in a closed conflict has met the one that closed it, also where it saw what stands.
      const hasMetChoice = conflicts.some(
        ({ id, state }) => id === chosenConflict(logged) && state === 'RESOLVED',
      );
      expect((isSame(base, before) && !hasMetChoice) || isSame(value, before)).toBe(false);
      const isKept = [conflict?.mine.value, conflict?.resolvedValue].some((kept) =>
        isSame(kept ?? null, value),
      );
      const isMovedOn = log.some((later) => {
        if (later.seq <= seq) return false;
        // Either somebody chose, or the same device typed over this very value.
        if (later.name === 'conflict.resolve@1') return chosenConflict(later) === conflictId;
        const isOnTop = later.clientId === clientId && isSame(argsOf(later.args).base, value);
        return later.conflictId === conflictId && isOnTop;
      });
      expect(isKept || isMovedOn).toBe(true);
    } else {
      expect(outcome).toBe('PARKED');
    }
  }
  for (const phone of phones) {
    for (const [row, value] of standing) expect(phone.shown(row)).toBe(value);
  }
}
