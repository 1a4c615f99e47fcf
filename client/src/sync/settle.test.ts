import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { readChain } from '../local-data/chain-state.ts';
import { pullStep } from './pull-step.ts';
import { aPhoneWithRows } from './test-phone.test-support.ts';

describe('verdicts', () => {
  it('[S3] keep both values of a conflict and show them until somebody chooses', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.server.set('patents', '7');
    await phone.engine.syncNow();

    const field = await phone.field('patents');
    expect(field).toMatchObject({ value: '7', state: 'needs-attention' });
    expect(field.openConflict).toMatchObject({ mine: { value: '6' }, theirs: { value: '7' } });
    expect(await phone.held()).toHaveLength(1);
  });

  it('[S2] keep what was refused until the person acts, however often it is synced and backed up', async () => {
    const phone = await aPhoneWithRows();
    await phone.submit();
    await phone.enter('patents', '6');
    await phone.engine.syncNow();
    phone.server.safeSeq = phone.server.state.seq;
    for (let round = 0; round < 5; round += 1) await phone.engine.syncNow();

    const field = await phone.field('patents');
    expect(field).toMatchObject({ value: null, state: 'needs-attention' });
    expect(field.attention).toMatchObject({ code: 'FORM_LOCKED', args: { value: '6' } });
  });

  it('stop asking for the person when somebody has resolved the conflict, and keep the value', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.server.set('patents', '7');
    await phone.engine.syncNow();
    for (const [id, conflict] of phone.server.state.conflicts) {
      phone.server.set('patents', '8');
      phone.server.state.conflicts.set(id, { ...conflict, state: 'RESOLVED', resolvedValue: '8' });
      phone.server.state.changedAt.set(id, phone.server.state.seq);
    }
    await phone.engine.syncNow();

    expect(await phone.field('patents')).toMatchObject({
      value: '8',
      state: 'delivered',
      openConflict: null,
    });
    expect(await phone.database.kept.toArray()).toMatchObject([
      { attention: 'CLOSED', args: { value: '6' } },
    ]);
  });

  it('are learnt from a pull when the answer to the push was lost', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    const mutations = await phone.database.outbox.toArray();
    const { clientId, epoch } = await readChain(phone.database);
    await phone.server.push('user-1', { epoch, clientId, mutations, pending: 1 });

    await pullStep(phone.database, phone.transport(), 200, 0);

    expect(await phone.database.outbox.count()).toBe(0);
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'delivered' });
  });
});
