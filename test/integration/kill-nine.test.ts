import { afterAll, describe, expect, it } from 'vitest';
import { describeOnEachDatabase, type OpenDatabase } from '../support/each-database.ts';
import { signedIn, type ApiClient } from '../support/api-client.ts';
import { queryRaw, type RawRow } from '../support/raw-database.ts';
import { expectIntactLog } from '../support/expect-intact-log.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import {
  TestDevice,
  type MutationInput,
  type MutationVerdict,
  type PulledRows,
} from '../support/test-device.ts';

/** The five places in a push, and whether the push was committed before the process died there. */
const FAULT_POINTS = [
  { point: 'after-client-lock', isCommitted: false },
  { point: 'after-mutation-decided', isCommitted: false },
  { point: 'after-head-taken', isCommitted: false },
  { point: 'before-commit', isCommitted: false },
  { point: 'after-commit-before-reply', isCommitted: true },
] as const;

describeOnEachDatabase('a server killed in the middle of a push', (open) => {
  const world = aServerThatDies(open);
  afterAll(() => world.stop());

  describe.each(FAULT_POINTS)('at $point', ({ point, isCommitted }) => {
    it('[SY-S18] keeps what it answered, and of the rest everything or nothing', async () => {
      const { api, env } = await world.start();
      const device = new TestDevice(api);
      const before = await device.pull();
      const answeredPush = setReasons(device, before, 0, `${point} answered`);
      const answered = await device.push(...answeredPush);
      expect(answered.verdicts?.map(({ outcome }) => outcome)).toEqual(answeredPush.map(() => 'APPLIED'));

      const unanswered = [
        ...setReasons(device, before, 3, `${point} unanswered`),
        ...setMoneyInOneGroup(device, before),
      ];
      device.api = await world.startWithFault(point);
      await expect(device.push(...unanswered)).rejects.toThrow();
      expect(await world.server().ended).toEqual({ code: null, signal: 'SIGKILL' });

      device.api = (await world.start()).api;
      const log = await queryRaw(env, 'SELECT * FROM mutation_log ORDER BY seq');
      expect(countsById(log, answeredPush)).toEqual(answeredPush.map(() => 1));
      expect(countsById(log, unanswered)).toEqual(unanswered.map(() => (isCommitted ? 1 : 0)));
      const after = await device.pull();
      expect(reasonsOf(after, before, 0)).toEqual(reasonsSet(`${point} answered`));
      expect(reasonsOf(after, before, 3)).toEqual(
        isCommitted ? reasonsSet(`${point} unanswered`) : reasonsOf(before, before, 3),
      );
      expect(moneyOf(after, before)).toEqual(
        isCommitted ? moneyOf(before, before, 1) : moneyOf(before, before),
      );

      const resent = await device.push(...unanswered);
      expect(resent.verdicts?.map(({ outcome }) => outcome)).toEqual(unanswered.map(() => 'APPLIED'));
      const again = await device.push(...unanswered);
      expect(again.verdicts).toEqual(resent.verdicts);
      expect((await device.push(...answeredPush)).verdicts).toEqual(answered.verdicts);

      const finalLog = await queryRaw(env, 'SELECT * FROM mutation_log ORDER BY seq');
      expect(countsById(finalLog, [...answeredPush, ...unanswered])).toEqual(
        [...answeredPush, ...unanswered].map(() => 1),
      );
      expect(verdictsInLog(finalLog, unanswered)).toEqual(resent.verdicts?.map(shortVerdict));
      expect(moneyOf(await device.pull(), before)).toEqual(moneyOf(before, before, 1));
    });
  });

  it('[SY-S5] numbers log and feed without a gap after all of it', async () => {
    const { env } = await world.start();
    const numbers = await queryRaw(
      env,
      'SELECT seq FROM mutation_log UNION ALL SELECT seq FROM change_feed ORDER BY seq',
    );
    const [head] = await queryRaw(env, 'SELECT seq FROM sync_head');
    expect(numbers.map(({ seq }) => seq)).toEqual(numbers.map((_, i) => i + 1));
    expect(head?.['seq']).toBe(numbers.length);
  });

  it('[FT-77] [S15] has the log that its chain says', async () => {
    const { env } = await world.start();
    await expectIntactLog(env);
  });
});

/** One database; its server is started, killed and started again, and the session goes on. */
function aServerThatDies(open: OpenDatabase) {
  let env: Awaited<ReturnType<OpenDatabase>>['env'] | undefined;
  let running: RunningServer | undefined;
  let session: ApiClient | undefined;
  let isSound = false;

  const startWith = async (fault: Record<string, string>): Promise<ApiClient> => {
    await running?.stop('SIGKILL');
    env ??= (await open()).env;
    running = await startServer({ ...env, DEMO: '1', ...fault });
    isSound = Object.keys(fault).length === 0;
    session = session
      ? session.withCookie(session.cookie, running.url)
      : await signedIn(running.url, 'urumqi');
    return session;
  };
  return {
    /** The one that runs, if it runs without a fault. */
    async start() {
      const api = session && isSound ? session : await startWith({});
      if (!env) throw new Error('the database is open by now');
      return { api, env };
    },
    startWithFault: (point: string) => startWith({ FAULT: point }),
    server() {
      if (!running) throw new Error('no server runs');
      return running;
    },
    stop: async () => void (await running?.stop('SIGKILL')),
  };
}

const REASONS = 3;

function actualsOf(rows: PulledRows) {
  const form = rows.selfEvaluations.find(({ state }) => state === 'DRAFT' || state === 'RETURNED');
  if (!form) throw new Error('the demonstration has no form that can be filled in');
  return rows.indicatorActuals
    .filter(({ selfEvaluationId }) => selfEvaluationId === form.id)
    .sort((a, b) => a.id.localeCompare(b.id));
}

/** Sets the measures of three rows, from the given one on. */
function setReasons(device: TestDevice, before: PulledRows, from: number, text: string): MutationInput[] {
  return actualsOf(before)
    .slice(from, from + REASONS)
    .map(({ selfEvaluationId, indicatorId, improvementMeasure }, i) =>
      device.mutate('actual.set@1', {
        selfEvaluationId,
        indicatorId,
        field: 'improvementMeasure',
        value: `${text} ${i}`,
        base: improvementMeasure,
      }),
    );
}

const reasonsSet = (text: string) => [0, 1, 2].map((i) => `${text} ${i}`);

function reasonsOf(rows: PulledRows, before: PulledRows, from: number) {
  const ids = actualsOf(before)
    .slice(from, from + REASONS)
    .map(({ id }) => id);
  return ids.map((id) => rows.indicatorActuals.find((row) => row.id === id)?.improvementMeasure);
}

function moneyRows(before: PulledRows) {
  const formId = actualsOf(before)[0]?.selfEvaluationId;
  return before.fundExecutions.filter(({ selfEvaluationId }) => selfEvaluationId === formId);
}

function setMoneyInOneGroup(device: TestDevice, before: PulledRows): MutationInput[] {
  const groupId = crypto.randomUUID();
  return moneyRows(before).map(({ selfEvaluationId, source, arrivedInFen }) =>
    device.mutate(
      'execution.set@1',
      { selfEvaluationId, source, field: 'arrivedInFen', value: (arrivedInFen ?? 0) + 1, base: arrivedInFen },
      groupId,
    ),
  );
}

function moneyOf(rows: PulledRows, before: PulledRows, more = 0) {
  return moneyRows(before).map(({ id }) => {
    const amount = rows.fundExecutions.find((row) => row.id === id)?.arrivedInFen;
    return more === 0 ? amount : (amount ?? 0) + more;
  });
}

function countsById(log: readonly RawRow[], mutations: readonly MutationInput[]): number[] {
  return mutations.map(({ id }) => log.filter((row) => row['id'] === id).length);
}

const shortVerdict = ({ mutationId, seq, outcome, code }: MutationVerdict) => ({
  mutationId,
  seq,
  outcome,
  code,
});

function verdictsInLog(log: readonly RawRow[], mutations: readonly MutationInput[]) {
  return mutations.map(({ id }) => {
    const row = log.find((logged) => logged['id'] === id);
    return { mutationId: id, seq: row?.['seq'], outcome: row?.['outcome'], code: row?.['code'] };
  });
}
