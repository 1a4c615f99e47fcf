import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { FORM_ID } from '../sync/rows.test-support.ts';
import { aPhoneWithRows } from '../sync/test-phone.test-support.ts';
import { canBeHandedOver, handOver } from './hand-over.ts';
import { aWorkspace } from './workspace.test-support.ts';

describe('handOver', () => {
  it('[S2] tells the reviewer in a comment at the same row, and keeps what was entered', async () => {
    const phone = await aPhoneWithRows();
    await phone.submit();
    await phone.enter('patents', '6');
    await phone.engine.syncNow();
    const [refused] = await phone.database.kept.where({ attention: 'OPEN' }).toArray();

    const id = refused?.id ?? '';
    expect(await handOver(aWorkspace(phone.database), id, '【转交】6 没有生效')).toBe('saved');

    expect(await phone.database.outbox.toArray()).toMatchObject([
      {
        name: 'comment.add@1',
        args: { selfEvaluationId: FORM_ID, indicatorId: 'patents', text: '【转交】6 没有生效' },
      },
    ]);
    expect(await phone.database.kept.get(id)).toMatchObject({ attention: 'CLOSED', args: { value: '6' } });
  });

  it('is not for comments, which would be refused again, nor for decisions', () => {
    expect(canBeHandedOver('comment.add@1')).toBe(false);
    expect(canBeHandedOver('form.review@1')).toBe(false);
    expect(canBeHandedOver('actual.set@1')).toBe(true);
  });
});
