import { CHECKSUM_VERSION } from '@attain/shared/sync/checked-fields';
import type { Role } from '@attain/shared/organisation/role';
import type { MutationArgs, MutationName } from '@attain/shared/sync/mutation';
import { ApiClient, signedIn } from '../support/api-client.ts';
import type { EmptyDatabase } from '../support/each-database.ts';
import { queryRaw } from '../support/raw-database.ts';
import { callOf, readCommittedSchema } from '../support/select-everything.ts';
import { PUSH, TestDevice } from '../support/test-device.ts';
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

/** In brackets, so that a unit's secret is no part of the one of a unit below. */
export const secretOf = (unitPath: string) => `机密〔${unitPath.replaceAll('/', '·')}〕`;

/** Each form gets a value, a comment, a conflict and a proposal that name its unit, from somebody who may fill it in. */
export async function leaveSecretsEverywhere(
  people: readonly Person[],
  env: EmptyDatabase['env'],
): Promise<void> {
  await reopenApprovedForms(personOf(people, 'region-review'), env);
  const rows = await queryRaw(env, 'SELECT id, org_path FROM self_evaluation');
  for (const row of rows) {
    const formId = String(row['id']);
    const unitPath = String(row['org_path']);
    const filler = people.find(({ grants }) =>
      grants.some(({ role, path }) => path === unitPath && (role === 'PREPARER' || role === 'MANAGER')),
    );
    if (!filler) throw new Error(`nobody fills in the forms of ${unitPath}`);
    const [phone, tablet] = [new TestDevice(filler.api), new TestDevice(filler.api)];
    const cell = (await phone.pull()).indicatorActuals.find((actual) => actual.selfEvaluationId === formId);
    if (!cell) throw new Error(`the form ${formId} has no rows`);
    const set = (value: string): MutationArgs['actual.set@1'] => ({
      selfEvaluationId: formId,
      indicatorId: cell.indicatorId,
      field: 'deviationReason',
      value,
      base: cell.deviationReason,
    });
    for (const { clientId } of [phone, tablet]) {
      const device = { clientId, label: secretOf(unitPath), platform: '' };
      await filler.api.request(callOf(schema, 'mutation', 'nameDevice'), { device });
    }
    await phone.push(
      phone.mutate('actual.set@1', set(secretOf(unitPath))),
      // Not a share, so it is set aside.
      phone.mutate('actual.set@1', { ...set(secretOf(unitPath)), field: 'completion' }),
      phone.mutate('comment.add@1', {
        selfEvaluationId: formId,
        indicatorId: null,
        text: secretOf(unitPath),
      }),
      phone.mutate('statement.set@1', {
        ...{ selfEvaluationId: formId, place: 'OTHER_MATTERS', value: secretOf(unitPath), base: null },
      }),
      phone.mutate(
        'evidence.add@1',
        evidenceArgs({ id: formId, indicatorId: cell.indicatorId }, secretOf(unitPath)),
      ),
    );
    const { epoch, clientId, mutations } = tablet.pushVariables([
      tablet.mutate('actual.set@1', set(`${secretOf(unitPath)}！`)),
    ]);
    // A device that holds more than it sends, so that its name is on its leaders' list.
    await filler.api.request(PUSH, { epoch, clientId, mutations, pending: 3 });
  }
  await answerFindings(people, env);
}

/** Each round gets an answer that names the unit that called it. */
async function answerFindings(people: readonly Person[], env: EmptyDatabase['env']): Promise<void> {
  for (const round of await queryRaw(env, 'SELECT id, owner_path FROM round')) {
    const path = String(round['owner_path']);
    const manager = people.find(({ grants }) =>
      grants.some((grant) => grant.path === path && grant.role === 'MANAGER'),
    );
    if (!manager) throw new Error(`nobody manages ${path}`);
    const device = new TestDevice(manager.api);
    await device.push(
      device.mutate('finding.answer@1', { ...aFinding(String(round['id'])), reason: secretOf(path) }),
    );
  }
}

const aFinding = (roundId: string) => ({ roundId, key: 'F05 HEADLINE', fingerprint: '0'.repeat(16) });

async function reopenApprovedForms({ api }: Person, env: EmptyDatabase['env']): Promise<void> {
  const device = new TestDevice(api);
  const approved = await queryRaw(
    env,
    "SELECT id, round_number FROM self_evaluation WHERE state = 'APPROVED'",
  );
  for (const { id, round_number: roundNumber } of approved) {
    await device.push(
      device.mutate('form.reopen@1', {
        selfEvaluationId: String(id),
        roundNumber: Number(roundNumber),
        reason: '补充佐证',
      }),
    );
  }
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

/** A photograph of which nobody ever sends the bytes. */
function evidenceArgs(
  { id: selfEvaluationId, indicatorId }: Pick<Form, 'id' | 'indicatorId'>,
  fileName: string,
): MutationArgs['evidence.add@1'] {
  const content = { format: 'JPEG', byteCount: 1000, contentHash: '0'.repeat(64) } as const;
  return { selfEvaluationId, indicatorId, fileName, ...content, thumbnail: null, takenAt: null };
}

/** Arguments that an allowed person could send; the marks of a forbidden one would be seen in the database. */
export function argsFor<N extends MutationName>(name: N, form: Form): MutationArgs[N] {
  const {
    id: selfEvaluationId,
    indicatorId,
    roundNumber,
    conflictId,
    evidenceId,
    amendmentId,
    roundId,
    answerId,
  } = form;
  const contentHash = '0'.repeat(64);
  const all: { readonly [M in MutationName]: MutationArgs[M] } = {
    'actual.set@1': { selfEvaluationId, indicatorId, field: 'improvementMeasure', value: '越权', base: null },
    'execution.set@1': { selfEvaluationId, source: 'OTHER', field: 'arrivedInFen', value: 1, base: null },
    'statement.set@1': { selfEvaluationId, place: 'OTHER_MATTERS', value: '越权', base: null },
    'form.submit@1': { selfEvaluationId, roundNumber, contentHash, schemeId: contentHash },
    'form.review@1': {
      selfEvaluationId,
      roundNumber,
      contentHash,
      outcome: 'RETURNED',
      comment: '越权',
      marks: [],
    },
    'form.reopen@1': { selfEvaluationId, roundNumber, reason: '越权' },
    'comment.add@1': { selfEvaluationId, indicatorId, text: '越权' },
    'conflict.resolve@1': { selfEvaluationId, conflictId, value: '越权', base: null },
    'evidence.add@1': evidenceArgs(form, '越权.jpg'),
    'evidence.remove@1': { selfEvaluationId, evidenceId },
    'amendment.decide@1': {
      selfEvaluationId,
      amendmentId,
      outcome: 'REJECTED',
      seen: 'OPEN',
      reason: '越权',
    },
    'finding.answer@1': { ...aFinding(roundId), reason: '越权' },
    'finding.revoke@1': { ...aFinding(roundId), answerId, reason: '越权' },
    'work.recover@1': {
      selfEvaluationId,
      entryId: 'entry-of-a-file',
      authorId: 'nobody',
      name: 'comment.add@1',
      args: { selfEvaluationId, indicatorId, text: '越权' },
      enteredAt: null,
    },
  };
  return all[name];
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

export function aPush(forms: readonly Form[]) {
  const device = new TestDevice(new ApiClient('http://127.0.0.1'));
  const form = forms[0];
  return device.pushVariables(
    form ? [device.mutateRaw('comment.add@1', argsFor('comment.add@1', form))] : [],
  );
}
