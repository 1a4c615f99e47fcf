import { CHECKSUM_VERSION } from '@attain/shared/sync/checked-fields';
import type { Role } from '@attain/shared/organisation/role';
import type { MutationName } from '@attain/shared/sync/mutation';
import { signedIn, type ApiClient } from '../support/api-client.ts';
import type { EmptyDatabase } from '../support/each-database.ts';
import { queryRaw } from '../support/raw-database.ts';
import { callOf, readCommittedSchema } from '../support/select-everything.ts';
import { TestDevice } from '../support/test-device.ts';
import {
  MUTATION_RULES,
  READING_ROLES,
  ROUND_MUTATIONS,
  type ReachRule,
  type Relation,
} from './scope-table.ts';

const schema = readCommittedSchema();

export const ACCOUNTS = [
  'urumqi',
  'changji',
  'bayingol',
  'region-review',
  'region-manage',
  'audit',
  'admin',
] as const;

export interface Person {
  readonly account: string;
  readonly api: ApiClient;
  readonly grants: readonly { readonly role: Role; readonly path: string }[];
}

export interface Form {
  readonly id: string;
  readonly unitPath: string;
  readonly unitId: string;
  readonly roundId: string;
  /** Of the unit that called the round. */
  readonly roundPath: string;
  readonly roundNumber: number;
  readonly indicatorId: string;
  readonly conflictId: string;
  readonly evidenceId: string;
  readonly amendmentId: string;
  readonly answerId: string;
}

export function personOf(people: readonly Person[], account: string): Person {
  const person = people.find((someone) => someone.account === account);
  if (!person) throw new Error(`no account ${account}`);
  return person;
}

export async function readPeople(url: string, env: EmptyDatabase['env']): Promise<Person[]> {
  const grants = await queryRaw(
    env,
    `SELECT a.account_name AS account, s.role, u.path FROM user_account a
     JOIN assignment s ON s.user_id = a.id JOIN org_unit u ON u.id = s.org_unit_id`,
  );
  return Promise.all(
    ACCOUNTS.map(async (account) => ({
      account,
      api: await signedIn(url, account),
      grants: grants
        .filter((grant) => grant['account'] === account)
        // The column holds the names of Role.
        .map(({ role, path }) => ({ role: role as Role, path: String(path) })),
    })),
  );
}

/** The rule of scope.ts in other words: an oracle that shares the code shares its defects. */
export function maySee(person: Person, reach: ReachRule, path: string): boolean {
  return person.grants.some(
    (grant) =>
      READING_ROLES.includes(grant.role) &&
      (relationOf(grant.path, path) !== 'elsewhere' ||
        (reach === 'HANDED_DOWN' && relationOf(path, grant.path) !== 'elsewhere')),
  );
}

export function mayDo(person: Person, name: MutationName, form: Form): boolean {
  return person.grants.some(({ role, path }) =>
    MUTATION_RULES[name][role].includes(relationOf(path, placeOf(name, form))),
  );
}

/** Whose row a mutation is about. */
export function placeOf(name: MutationName, { unitPath, roundPath }: Form): string {
  return ROUND_MUTATIONS.includes(name) ? roundPath : unitPath;
}

export function reachOf(name: MutationName): ReachRule {
  return ROUND_MUTATIONS.includes(name) ? 'HANDED_DOWN' : 'UNIT';
}

function relationOf(place: string, unitPath: string): Relation {
  const steps = (path: string) => path.split('/').filter((step) => step !== '');
  const [from, to] = [steps(place), steps(unitPath)];
  if (!from.every((step, i) => step === to[i])) return 'elsewhere';
  return from.length === to.length ? 'own' : 'above';
}

export async function readForms(env: EmptyDatabase['env']): Promise<Form[]> {
  const rows = await queryRaw(
    env,
    `SELECT f.id, f.org_path, f.org_unit_id, f.round_id, f.round_number, r.owner_path, MIN(n.id) AS answer_id, MIN(a.indicator_id) AS indicator_id, MIN(c.id) AS conflict_id, MIN(e.id) AS evidence_id, MIN(p.id) AS amendment_id
     FROM self_evaluation f JOIN indicator_actual a ON a.self_evaluation_id = f.id
     JOIN round r ON r.id = f.round_id
     JOIN finding_answer n ON n.round_id = f.round_id AND n.kind = 'ANSWER'
     JOIN field_conflict c ON c.self_evaluation_id = f.id
     JOIN evidence e ON e.self_evaluation_id = f.id
     JOIN amendment p ON p.self_evaluation_id = f.id GROUP BY f.id, f.org_path, f.org_unit_id, f.round_id, f.round_number, r.owner_path`,
  );
  return rows.map((row) => ({
    id: String(row['id']),
    unitPath: String(row['org_path']),
    unitId: String(row['org_unit_id']),
    roundId: String(row['round_id']),
    roundNumber: Number(row['round_number']),
    indicatorId: String(row['indicator_id']),
    conflictId: String(row['conflict_id']),
    evidenceId: String(row['evidence_id']),
    amendmentId: String(row['amendment_id']),
    roundPath: String(row['owner_path']),
    answerId: String(row['answer_id']),
  }));
}

export function labelOf(attempt: { name: MutationName; form: Form } | undefined) {
  return { mutation: attempt?.name, unit: attempt?.form.unitPath };
}

/** The raw text of all that one person can ask for. */
export async function everyAnswer(api: ApiClient, forms: readonly Form[]): Promise<string> {
  const texts = [JSON.stringify(await api.post(callOf(schema, 'query', 'viewer')))];
  texts.push(JSON.stringify(await new TestDevice(api).pull()));
  for (const name of ['ownDevices', 'devicesWithUnsentWork'])
    texts.push(JSON.stringify(await api.post(callOf(schema, 'query', name))));
  for (const { id, unitId, roundId } of forms) {
    for (const ownerId of [unitId, '']) {
      const bucket = { unitId: ownerId, roundId, version: CHECKSUM_VERSION };
      texts.push(JSON.stringify(await api.post(callOf(schema, 'query', 'syncBucket'), { bucket })));
    }
    texts.push(
      JSON.stringify(await api.post(callOf(schema, 'query', 'deviceNames'), { selfEvaluationId: id })),
    );
    texts.push(
      JSON.stringify(await api.post(callOf(schema, 'query', 'formScore'), { selfEvaluationId: id })),
    );
  }
  return texts.join('\n');
}
