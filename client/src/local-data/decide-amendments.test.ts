import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { aForm, anActual, anAmendment } from '../sync/rows.test-support.ts';
import { acceptAmendments } from './decide-amendments.ts';
import { loadAmendments } from './load-amendments.ts';
import { aDatabase, aWorkspace } from './workspace.test-support.ts';

const WORDS = { reason: '采用修改建议', mark: () => '请按建议填写' };

describe('acceptAmendments', () => {
  /** What a reviewer of the unit above enters by accepting these proposals beside a form that was handed in. */
  async function entered(...amendments: ReturnType<typeof anAmendment>[]) {
    const database = aDatabase();
    await database.orgUnits.put({
      ...{ id: 'unit-1', parentId: 'region', path: '/region/unit-1/', level: 'PREFECTURE' },
      ...{ name: '某州', shortName: '某州', departmentName: '某州工信局' },
    });
    await database.selfEvaluations.put(aForm({ state: 'SUBMITTED' }));
    await database.indicators.put({
      ...{ id: 'patents', targetTableId: 'table-1', position: 1, weight: null },
      ...{ level1: '产出指标', level2: '数量指标', level3: '专利', targetText: '≥7 项', unitOfMeasure: null },
      ...{ parentIndicatorId: null, aggregationRule: null, periodRule: null, rollUpSource: null },
    });
    await database.indicatorActuals.put(anActual('patents'));
    await database.amendments.bulkPut(amendments);
    const workspace = {
      ...aWorkspace(database),
      reader: { displayName: '审核人', grants: [{ role: 'REVIEWER', path: '/region/' }] as const },
    };
    const views = await loadAmendments(database, workspace.reader);
    const [first] = views;
    if (!first) throw new Error('no proposal is shown');
    expect(await acceptAmendments(workspace, first.form, views, WORDS)).toBe('saved');
    const outbox = await database.outbox.orderBy('seq').toArray();
    return outbox.map(({ name, groupId }) => ({ name, isGrouped: groupId !== null }));
  }

  it('[AM3] returns a form that was handed in with the first value', async () => {
    expect(await entered(anAmendment())).toEqual([
      { name: 'form.review@1', isGrouped: true },
      { name: 'amendment.decide@1', isGrouped: true },
    ]);
  });

  it('[AM3] leaves the form as it is for what is no value: there is nothing to enter', async () => {
    const comment = { name: 'comment.add@1', subject: null, subjectKey: null, field: null, value: '意见' };
    expect(await entered(anAmendment(comment))).toEqual([{ name: 'amendment.decide@1', isGrouped: false }]);
  });
});
