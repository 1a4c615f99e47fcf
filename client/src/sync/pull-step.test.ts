import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { PullPage } from '../api/sync.ts';
import { readPull } from '../local-data/chain-state.ts';
import { ProtocolModel } from './protocol-model.test-support.ts';
import { pullStep } from './pull-step.ts';
import { aPhoneWithRows, TestPhone } from './test-phone.test-support.ts';

describe('pullStep', () => {
  it('stores a page and its cursor together, and goes on where a killed tab stopped', async () => {
    const server = new ProtocolModel();
    for (let value = 0; value < 5; value += 1) server.set('patents', String(value));
    server.set('revenue', '8.5');
    server.pageSize = 3;
    const phone = new TestPhone(server);
    // The first page is stored, then the tab dies while the second is on its way.
    phone.faults.push('sent-twice', 'lost-request');
    await phone.start();
    const half = await readPull(phone.database);
    expect(half).toMatchObject({ cursor: 'epoch-1/0/3', lastPulledAt: null });

    phone.engine = phone.newEngine();
    await phone.start();
    expect(await phone.field('revenue')).toMatchObject({
      value: '8.5',
      state: 'delivered',
      byName: '填报人',
    });
    expect((await readPull(phone.database)).pulledSeq).toBe(server.state.seq);
  });

  it('shows what was delivered as long as its row has not come, also between two pages', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.faults.push('sent-twice', 'lost-request');
    await phone.engine.syncNow();
    for (let value = 0; value < 5; value += 1) phone.server.set('revenue', String(value));
    // The row with the delivered value was changed once more: it comes with the last page.
    phone.server.set('patents', '原因', 'deviationReason');
    phone.server.pageSize = 4;
    phone.faults.push('sent-twice', 'lost-request');
    await phone.engine.syncNow();

    expect(await readPull(phone.database)).toMatchObject({ cursor: 'epoch-1/0/5' });
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'delivered' });
  });

  it('[S6] never goes back: a page that another tab has passed is dropped', async () => {
    const phone = await aPhoneWithRows();
    phone.server.set('revenue', '1');
    const transport = phone.transport();
    const late = pullStep(
      phone.database,
      {
        ...transport,
        async pull(...asked) {
          const page = await transport.pull(...asked);
          phone.server.set('revenue', '2');
          await phone.engine.syncNow();
          return page;
        },
      },
      200,
      0,
    );
    expect(await late).toBe('again');
    expect(await phone.field('revenue')).toMatchObject({ value: '2' });
    expect((await readPull(phone.database)).pulledSeq).toBe(phone.server.state.seq);
  });

  it('[FT-65] passes over the eviction of a kind of row that only a newer server knows', async () => {
    const phone = await aPhoneWithRows();
    phone.server.set('revenue', '8.5');
    const transport = phone.transport();
    type Known = PullPage['evictions'][number];
    const newer = { entity: 'KIND_OF_LATER', id: 'x' } as unknown as Known; // of a newer server's schema
    const end = await pullStep(
      phone.database,
      {
        ...transport,
        async pull(...asked) {
          const outcome = await transport.pull(...asked);
          if (outcome.kind !== 'ok' || outcome.value.__typename !== 'PullPage') return outcome;
          const evictions = [newer, { entity: 'INDICATOR_ACTUAL' as const, id: 'actual-patents' }];
          return { kind: 'ok', value: { ...outcome.value, evictions, bucketSums: null } };
        },
      },
      200,
      0,
    );
    expect(end).toBe('done');
    expect(await phone.field('revenue')).toMatchObject({ value: '8.5' });
    expect(await phone.database.indicatorActuals.get('actual-patents')).toBeUndefined();
  });

  it('[S2] drops server rows only on a reset, and keeps showing the old ones until the new ones are here', async () => {
    const phone = await aPhoneWithRows();
    phone.server.set('revenue', '8.5');
    await phone.engine.syncNow();
    await phone.enter('patents', '6');
    await phone.database.comments.add({
      id: 'left-the-scope',
      selfEvaluationId: 'form-1',
      indicatorId: null,
      reviewDecisionId: null,
      roundNumber: 1,
      text: '',
      authorName: '',
      createdAt: '',
    });
    phone.server.resetCursors();
    phone.faults.push('sent-twice', 'sent-twice', 'lost-request');
    await phone.engine.syncNow();
    expect(await phone.field('revenue')).toMatchObject({ value: '8.5' });

    await phone.engine.syncNow();
    expect(await phone.field('revenue')).toMatchObject({ value: '8.5' });
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'delivered' });
    expect(await phone.database.comments.count()).toBe(0);
  });

  it('says delivered until a verified backup holds it, and keeps the sent copy as long', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    await phone.engine.syncNow();
    expect(await phone.field('patents')).toMatchObject({ state: 'delivered' });
    expect(await phone.database.kept.count()).toBe(1);

    phone.server.safeSeq = phone.server.state.seq;
    await phone.engine.syncNow();
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'backed-up' });
    expect(await phone.database.kept.count()).toBe(0);
  });
});
