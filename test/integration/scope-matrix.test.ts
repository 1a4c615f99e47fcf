import { randomUUID } from 'node:crypto';
import { extendSchema, parse } from 'graphql';
import type { MutationName } from '@attain/shared/sync/mutation';
import { CHECKSUM_VERSION } from '@attain/shared/sync/checked-fields';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { describeOnEachDatabase, type EmptyDatabase } from '../support/each-database.ts';
import { dumpDatabase, queryRaw } from '../support/raw-database.ts';
import { callOf, readCommittedSchema } from '../support/select-everything.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { PULL, TestDevice, type PulledRows } from '../support/test-device.ts';
import { fieldsOfAnswers } from './api-fields.ts';
import { aPush, argsFor } from './scope-arguments.ts';
import { leaveSecretsEverywhere, secretOf } from './scope-secrets.ts';
import { ANONYMOUS_RULES, FIELD_RULES, LIST_RULES, MUTATION_RULES } from './scope-table.ts';
import {
  ACCOUNTS,
  everyAnswer,
  labelOf,
  mayDo,
  maySee,
  personOf,
  placeOf,
  reachOf,
  readForms,
  readPeople,
  type Form,
  type Person,
} from './scope-world.ts';

const schema = readCommittedSchema();
const MUTATIONS = Object.keys(MUTATION_RULES) as MutationName[];

/** What a refused push may change: that it was asked, by whom. No row of the domain is among it. */
const TRACES_OF_A_PUSH = ['mutation_log', 'sync_client', 'sync_head', 'session', 'sign_in_throttle'];

describe('the scope table', () => {
  it('has a rule for every field that an answer can carry', () => {
    const ruled = Object.entries(FIELD_RULES).flatMap(([type, { fields }]) =>
      fields.split(' ').map((field) => `${type}.${field}`),
    );
    expect(fieldsOfAnswers(schema).sort()).toEqual([...ruled, ...Object.keys(ANONYMOUS_RULES)].sort());
  });

  it('notices a field that is added to the schema', () => {
    const extended = extendSchema(schema, parse('extend type SelfEvaluation { neighbours: [String!]! }'));
    expect(fieldsOfAnswers(extended)).toContain('SelfEvaluation.neighbours');
  });
});

describeOnEachDatabase('every field and mutation of the API', (open) => {
  let server: RunningServer;
  let env: EmptyDatabase['env'];
  let people: Person[];
  let forms: Form[];

  beforeAll(async () => {
    ({ env } = await open());
    server = await startServer({ ...env, DEMO: '1' });
    people = await readPeople(server.url, env);
    await leaveSecretsEverywhere(people, env);
    forms = await readForms(env);
  }, 120_000);
  afterAll(() => server?.stop());

  it('[SY-S9] is closed to anonymous callers but for signing in', async () => {
    const anonymous = new ApiClient(server.url);
    const answers: Record<string, string> = {};
    for (const operation of Object.keys(ANONYMOUS_RULES)) {
      const [root, name = ''] = operation.split('.');
      const variables = {
        ...aPush(forms),
        selfEvaluationId: forms[0]?.id,
        bucket: { unitId: 'a', roundId: 'b', version: 1 },
        device: { clientId: 'anybody', label: '', platform: '' },
        count: 1,
        id: 'anything',
        roundId: 'round-2024',
        contentHash: 'any',
        reason: 'any',
        evenIfOutdated: false,
        evenIfPartial: false,
        purpose: 'FILES',
        kind: 'REPORT',
        versionId: 'anything',
        publication: {
          ...{ versionId: 'any', number: 1, takenOut: [], dismissed: [], reason: '' },
          evenIfPartial: false,
        },
        accountName: 'urumqi',
        password: 'x',
      };
      const answer = await anonymous.post<Record<string, unknown>>(
        callOf(schema, root === 'Query' ? 'query' : 'mutation', name),
        variables,
      );
      const code = answer.errors[0]?.extensions?.code;
      answers[operation] = code ?? JSON.stringify(answer.data?.[name]);
      if (code === 'NOT_SIGNED_IN') expect(answer.status).toBe(401);
    }
    expect(answers).toEqual(ANONYMOUS_RULES);
  });

  it.each(ACCOUNTS)('[SY-S9] sends %s exactly the rows of its scope, list by list', async (account) => {
    const person = personOf(people, account);
    const pulled = await new TestDevice(person.api, 40).pull();
    // The id of a foreign row would be a word too much already.
    expect(pulled.evictions).toEqual([]);
    for (const [list, { table, path, reach }] of Object.entries(LIST_RULES)) {
      const rows = await queryRaw(env, `SELECT id, ${path} AS path FROM ${table}`);
      const visible = rows.filter((row) => maySee(person, reach, String(row['path'])));
      const sent = (Object.entries(pulled).find(([name]) => name === list)?.[1] ?? []) as { id: string }[];
      expect({ list, ids: sent.map(({ id }) => id).sort() }).toEqual({
        list,
        ids: visible.map(({ id }) => String(id)).sort(),
      });
    }
  });

  it('has rows of several prefectures in every list that is cut by unit', async () => {
    const poor: string[] = [];
    for (const [list, { table, path, reach, isOfRounds }] of Object.entries(LIST_RULES)) {
      if (isOfRounds) continue;
      const paths = await queryRaw(env, `SELECT DISTINCT ${path} AS path FROM ${table}`);
      if (reach === 'UNIT' && paths.length < 3) poor.push(list);
    }
    expect(poor).toEqual([]);
  });

  it.each(ACCOUNTS)(
    '[SY-S10] lets no word of a foreign unit through to %s, in any answer',
    async (account) => {
      const person = personOf(people, account);
      const answers = await everyAnswer(person.api, forms);
      for (const { unitPath } of forms) {
        expect({ unitPath, isTold: answers.includes(secretOf(unitPath)) }).toEqual({
          unitPath,
          isTold: maySee(person, 'UNIT', unitPath),
        });
      }
    },
  );

  it.each(ACCOUNTS)('answers %s about a foreign form as about one that does not exist', async (account) => {
    const person = personOf(people, account);
    const FORM_SCORE = callOf(schema, 'query', 'formScore');
    const unknown = await person.api.post(FORM_SCORE, { selfEvaluationId: randomUUID() });
    expect(unknown.errors[0]?.extensions?.code).toBe('NOT_FOUND');
    for (const { id, unitPath } of forms) {
      const answer = await person.api.post<{ formScore: unknown }>(FORM_SCORE, { selfEvaluationId: id });
      if (maySee(person, 'UNIT', unitPath)) expect(answer.errors).toEqual([]);
      else expect(answer).toEqual(unknown);
    }
  });

  it.each(ACCOUNTS)('[SY-S10] parks whatever %s may not do, and changes nothing by it', async (account) => {
    const person = personOf(people, account);
    const device = new TestDevice(person.api);
    const attempts = forms.flatMap((form) =>
      MUTATIONS.filter((name) => !mayDo(person, name, form)).map((name) => ({ name, form })),
    );
    expect(attempts.length).toBeGreaterThan(0);
    const before = await dumpDatabase(env, TRACES_OF_A_PUSH);
    for (let i = 0; i < attempts.length; i += 50) {
      const batch = attempts.slice(i, i + 50);
      const result = await device.push(
        ...batch.map(({ name, form }) => device.mutateRaw(name, argsFor(name, form))),
      );
      const verdicts = result.verdicts?.map(({ outcome, code }, n) => ({
        ...labelOf(batch[n]),
        outcome,
        code,
      }));
      expect(verdicts).toEqual(
        batch.map((attempt) => ({
          ...labelOf(attempt),
          outcome: 'PARKED',
          code: maySee(person, reachOf(attempt.name), placeOf(attempt.name, attempt.form))
            ? 'FORBIDDEN'
            : 'NOT_FOUND',
        })),
      );
    }
    expect(await dumpDatabase(env, TRACES_OF_A_PUSH)).toEqual(before);
  });

  it.each(ACCOUNTS)('refuses %s the queue of another person, and takes nothing from it', async (account) => {
    const person = personOf(people, account);
    const victim = people.find((other) => other.account !== account && other.grants.length > 0);
    const theirs = new TestDevice(victim?.api ?? person.api);
    const form = forms[0];
    if (!form) throw new Error('the demonstration has no form');
    await theirs.push(theirs.mutate('comment.add@1', { ...argsFor('comment.add@1', form), text: '留言' }));
    theirs.api = person.api;
    const before = await dumpDatabase(env, ['session']);
    const stolen = theirs.mutate('comment.add@1', { ...argsFor('comment.add@1', form), text: '冒名' });
    await expect(theirs.push(stolen)).rejects.toThrow(/FORBIDDEN/);
    expect(await dumpDatabase(env, ['session'])).toEqual(before);
  });

  it('[SY-S10] forbids nobody what the table allows', async () => {
    const refused: object[] = [];
    for (const person of people) {
      const device = new TestDevice(person.api);
      for (const form of forms) {
        for (const name of MUTATIONS.filter((mutation) => mayDo(person, mutation, form))) {
          const { verdicts } = await device.push(device.mutateRaw(name, argsFor(name, form)));
          const code = verdicts?.[0]?.code ?? null;
          if (code === 'FORBIDDEN' || code === 'NOT_FOUND')
            refused.push({ account: person.account, ...labelOf({ name, form }), code });
        }
      }
    }
    expect(refused).toEqual([]);
  });

  it('[SY-S9] gives a preparer the same bytes whatever happens in another prefecture', async () => {
    const pull = async () => {
      const { data } = await personOf(people, 'urumqi').api.post<{ syncPull: PulledRows }>(PULL, {
        cursor: null,
        limit: 500,
        checksums: { version: CHECKSUM_VERSION, verified: null },
      });
      expect(data?.syncPull).toMatchObject({ bucketSums: { buckets: expect.any(Array) as unknown } });
      const {
        serverTime: _,
        cursor: __,
        seq: ___,
        ...rest
      } = { serverTime: 0, cursor: 0, seq: 0, ...data?.syncPull };
      return JSON.stringify(rest);
    };
    const before = await pull();
    const changji = personOf(people, 'changji');
    const device = new TestDevice(changji.api);
    const own = forms.filter((form) => mayDo(changji, 'comment.add@1', form));
    for (const form of own) {
      await device.push(
        ...Array.from({ length: 50 }, () =>
          device.mutateRaw('comment.add@1', argsFor('comment.add@1', form)),
        ),
      );
    }
    expect(await pull()).toBe(before);
  });
});
