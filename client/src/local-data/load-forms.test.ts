import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { OrgUnitRow } from '../api/reference-rows.ts';
import { aForm } from '../sync/rows.test-support.ts';
import { loadFormsBelow } from './load-forms.ts';
import { aDatabase } from './workspace.test-support.ts';

describe('loadFormsBelow', () => {
  it('reads the forms of all units below one, however deep, and no other', async () => {
    const database = aDatabase();
    await database.orgUnits.bulkPut([
      { id: 'region', path: '/65/' },
      { id: 'city', path: '/65/6501/' },
      { id: 'county', path: '/65/6501/650102/' },
      { id: 'other-city', path: '/65/6523/' },
    ] as OrgUnitRow[]);
    const units = ['region', 'city', 'county', 'other-city'];
    await database.selfEvaluations.bulkPut(units.map((id) => aForm({ id: `form-${id}`, orgUnitId: id })));
    const idsBelow = async (unitId: string) =>
      (await loadFormsBelow(database, unitId)).map(({ form }) => form.id).sort();
    expect(await idsBelow('region')).toEqual(['form-city', 'form-county', 'form-other-city']);
    expect(await idsBelow('city')).toEqual(['form-county']);
    expect(await idsBelow('county')).toEqual([]);
    expect(await idsBelow('not-here')).toEqual([]);
  });
});
