import type { MutationArgs } from '@attain/shared/sync/mutation';
import type { EmptyDatabase } from '../support/each-database.ts';
import { queryRaw } from '../support/raw-database.ts';
import { callOf, readCommittedSchema } from '../support/select-everything.ts';
import { PUSH, TestDevice } from '../support/test-device.ts';
import { aFinding, evidenceArgs } from './scope-arguments.ts';
import { personOf, type Person } from './scope-world.ts';

const schema = readCommittedSchema();

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
