import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { ProtocolModel } from '../sync/protocol-model.test-support.ts';
import { aConflict, FORM_ID } from '../sync/rows.test-support.ts';
import { aPhoneWithRows } from '../sync/test-phone.test-support.ts';
import { loadConflict } from './use-conflict.ts';

const READER = { displayName: '填报人', grants: [] };

it('tells what stands now, when it has moved on since two texts met', async () => {
  const { database } = await aPhoneWithRows(new ProtocolModel());
  const place = 'OTHER_MATTERS';
  const side = aConflict().theirs;
  await database.fieldConflicts.put(
    aConflict({
      ...{ subject: 'FORM_STATEMENT', subjectKey: place, field: 'text' },
      ...{ mine: { ...side, value: '无' }, theirs: { ...side, value: '资金到位较晚' } },
    }),
  );
  await database.formStatements.put({
    ...{ id: 's', selfEvaluationId: FORM_ID, place, text: '资金到位较晚，已补报', rev: 2, stamps: {} },
  });
  expect((await loadConflict(database, READER, 'c1'))?.standing).toBe('资金到位较晚，已补报');
});
