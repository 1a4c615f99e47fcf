import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiClient, signedIn } from '../support/api-client.ts';
import { describeOnEachDatabase, type EmptyDatabase } from '../support/each-database.ts';
import { dumpDatabase, queryRaw } from '../support/raw-database.ts';
import { callOf, readCommittedSchema } from '../support/select-everything.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { PULL, PUSH, TestDevice, type MutationVerdict, type PulledRows } from '../support/test-device.ts';

const schema = readCommittedSchema();
const FORM_SCORE = callOf(schema, 'query', 'formScore');
/** A refused entry is kept in the log and changes no row of the domain. */
const WHERE_IT_IS_KEPT = [
  ...['mutation_log', 'sync_client', 'sync_head', 'session'],
  // A parked value is a proposal, which is told to those who may see the form.
  ...['amendment', 'change_feed'],
];

describeOnEachDatabase('bad input', (open) => {
  let server: RunningServer;
  let env: EmptyDatabase['env'];
  let device: TestDevice;
  let rows: PulledRows;

  beforeAll(async () => {
    ({ env } = await open());
    server = await startServer({ ...env, DEMO: '1' });
    device = new TestDevice(await signedIn(server.url, 'urumqi'));
    rows = await device.pull();
  });
  afterAll(() => server?.stop());

  /** The cell of 有效发明专利: a number is asked for. */
  const patents = () => cellOf(rows, /有效发明专利并实际应用数量（项）/);

  const enter = async (
    field: 'valueText' | 'completion',
    value: string,
  ): Promise<MutationVerdict | undefined> => {
    const { selfEvaluationId, indicatorId } = patents();
    const base = (await device.pull()).indicatorActuals.find((actual) => actual.indicatorId === indicatorId);
    const { verdicts } = await device.push(
      device.mutate('actual.set@1', {
        selfEvaluationId,
        indicatorId,
        field,
        value,
        base: base?.[field] ?? null,
      }),
    );
    return verdicts?.[0];
  };

  it.each([
    { field: 'valueText', value: '六项', because: 'a number is asked for' },
    { field: 'valueText', value: 'abc', because: 'letters are no number' },
    { field: 'valueText', value: '1e400', because: 'no double holds it' },
    { field: 'valueText', value: '1e5', because: 'nobody writes so in a form' },
    { field: 'valueText', value: '9'.repeat(400), because: 'it has 400 digits' },
    { field: 'completion', value: '-0.5', because: 'a share is never negative' },
    { field: 'completion', value: '1.5', because: 'a share is at most one' },
    { field: 'completion', value: 'most of it', because: 'a share is a number' },
  ] as const)(
    'parks $field $value, for $because, keeps it, and changes nothing',
    async ({ field, value }) => {
      const before = await dumpDatabase(env, WHERE_IT_IS_KEPT);
      const verdict = await enter(field, value);
      expect(verdict).toMatchObject({ outcome: 'PARKED', code: 'VALUE_INVALID', details: { field } });
      expect(await dumpDatabase(env, WHERE_IT_IS_KEPT)).toEqual(before);
      const logged = await queryRaw(env, `SELECT args FROM mutation_log WHERE id = '${verdict?.mutationId}'`);
      expect(String(logged[0]?.['args'])).toContain(value);
    },
  );

  it('takes full-width digits for what they are', async () => {
    expect(await enter('valueText', '１１．５')).toMatchObject({ outcome: 'APPLIED', code: null });
    expect(await enter('valueText', '11.50')).toMatchObject({ outcome: 'NOOP', code: null });
  });

  it('parks an amount that is negative, broken or larger than any budget', async () => {
    const { selfEvaluationId } = patents();
    for (const value of [-1, 0.5, 2 ** 53, '100']) {
      const args = { selfEvaluationId, source: 'LOCAL', field: 'executedInFen', value, base: null };
      const { verdicts } = await device.push(device.mutateRaw('execution.set@1', args));
      expect(verdicts?.[0]?.outcome).toMatch(/PARKED|QUARANTINED/);
    }
  });

  it('keeps what it cannot understand apart, and goes on with the queue', async () => {
    const { selfEvaluationId } = patents();
    const comment = { selfEvaluationId, indicatorId: null, text: '队列继续' };
    const { verdicts } = await device.push(
      device.mutateRaw('actual.paint@9', { colour: 'red' }),
      device.mutateRaw('actual.set@1', { nothing: 'of this' }),
      device.mutate('comment.add@1', comment),
    );
    expect(verdicts?.map(({ outcome }) => outcome)).toEqual(['QUARANTINED', 'QUARANTINED', 'APPLIED']);
  });

  it('answers about the form of another prefecture as about none', async () => {
    const [foreign] = await queryRaw(env, "SELECT id FROM self_evaluation WHERE org_unit_id = 'changji'");
    const answers = await Promise.all(
      [String(foreign?.['id']), randomUUID()].map((selfEvaluationId) =>
        device.api.post(FORM_SCORE, { selfEvaluationId }),
      ),
    );
    expect(answers[0]?.errors[0]?.extensions?.code).toBe('NOT_FOUND');
    expect(answers[0]).toEqual(answers[1]);
  });

  it('refuses the cookie of a session that was signed out', async () => {
    const api = await signedIn(server.url, 'urumqi');
    const stolen = api.withCookie(api.cookie);
    await api.request(callOf(schema, 'mutation', 'signOut'));
    for (const answer of [
      await stolen.post(PULL, { cursor: null, limit: 10 }),
      await stolen.post(PUSH, new TestDevice(stolen).pushVariables([])),
    ]) {
      expect(answer).toMatchObject({
        status: 401,
        data: null,
        errors: [{ extensions: { code: 'NOT_SIGNED_IN' } }],
      });
    }
  });

  it('refuses an unknown account, a wrong password and an invented cookie alike', async () => {
    const signIn = (accountName: string, password: string) =>
      new ApiClient(server.url).post(callOf(schema, 'mutation', 'signIn'), { accountName, password });
    const unknown = await signIn('nobody-here', 'demo-2024');
    expect(unknown.errors[0]?.extensions?.code).toBe('WRONG_CREDENTIALS');
    expect(await signIn('changji', 'demo-2023')).toEqual(unknown);

    const invented = device.api.withCookie(device.api.cookie.replace(/=.*/, `=${'A'.repeat(43)}`));
    expect((await invented.post(PULL, { cursor: null, limit: 10 })).status).toBe(401);
  });

  it('refuses a cursor that was made up', async () => {
    const answer = await device.api.post<{ syncPull: { __typename: string } }>(PULL, {
      cursor: 'bm90aGluZw',
      limit: 10,
    });
    const refusal = answer.errors[0]?.extensions?.code ?? answer.data?.syncPull.__typename;
    expect(refusal).toMatch(/^(BAD_REQUEST|PullReset)$/);
  });

  it('answers a push of 51 mutations with its limit', async () => {
    const { selfEvaluationId } = patents();
    const other = new TestDevice(device.api);
    const mutations = Array.from({ length: 51 }, () =>
      other.mutate('comment.add@1', { selfEvaluationId, indicatorId: null, text: '一' }),
    );
    await expect(other.push(...mutations)).rejects.toThrow(/BATCH_TOO_LARGE/);
  });
});

function cellOf(rows: PulledRows, name: RegExp) {
  const indicator = rows.indicators.find(({ level3 }) => name.test(level3));
  const cell = rows.indicatorActuals.find(({ indicatorId }) => indicatorId === indicator?.id);
  if (!cell) throw new Error(`no cell of ${String(name)}`);
  return cell;
}
