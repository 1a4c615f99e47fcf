import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { StatementPlace } from '@attain/shared/statement/statement-place';
import { describeOnEachDatabase } from '#test/each-database';
import { FormStatement } from '../../self-evaluation/form-statement.entity.ts';
import { SelfEvaluation } from '../../self-evaluation/self-evaluation.entity.ts';
import { FieldConflict } from '../field-conflict.entity.ts';
import { Mirror, SyncDevice } from '../sync-device.test-support.ts';
import { createSyncWorld, type SyncWorld } from '../sync-world.test-support.ts';

describeOnEachDatabase('statements of a form', (open) => {
  let world: SyncWorld;
  let name: string;
  let ann: SyncDevice;
  let abe: SyncDevice;

  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    name = await world.addForm('a');
    ann = new SyncDevice(world, 'ann');
    abe = new SyncDevice(world, 'abe');
  });

  const say = (
    device: SyncDevice,
    value: string | null,
    base: string | null = null,
    place: StatementPlace = 'ASPECT.USE',
  ) => device.mutate('statement.set@1', { selfEvaluationId: `form-${name}`, place, value, base });
  const said = () =>
    world.database.reader.manager.find(FormStatement, {
      where: { selfEvaluationId: `form-${name}` },
      order: { place: 'ASC' },
    });

  it('[ST1] has a row from the first text on, and one for each place', async () => {
    const first = say(ann, '专款专用');
    await ann.push(first, say(ann, '无', null, 'PROBLEM.USE'), say(ann, '专款专用。', '专款专用'));

    expect(await said()).toMatchObject([
      { id: first.id, place: 'ASPECT.USE', text: '专款专用。', rev: 2, orgPath: '/r/a/' },
      { place: 'PROBLEM.USE', text: '无', rev: 1 },
    ]);
    const mirror = await new Mirror(world, 'rex').pull();
    expect(mirror.ids('formStatements')).toEqual(expect.arrayContaining((await said()).map(({ id }) => id)));
  });

  it('[ST1] keeps both of two texts for one place until somebody chooses', async () => {
    await ann.push(say(ann, '甲'));
    const other = say(abe, '乙');
    expect(await abe.push(other)).toMatchObject([{ outcome: 'CONFLICT', conflictId: other.id }]);
    expect(await said()).toMatchObject([{ text: '甲' }]);

    const conflicts = { selfEvaluationId: `form-${name}` };
    expect(await world.database.reader.manager.findBy(FieldConflict, conflicts)).toMatchObject([
      { subject: 'FORM_STATEMENT', subjectKey: 'ASPECT.USE', field: 'text', mine: { value: '乙' } },
    ]);
    const chosen = { ...conflicts, conflictId: other.id, value: '乙', base: '甲' };
    expect(await abe.tell(abe.mutate('conflict.resolve@1', chosen))).toBe('APPLIED');
    expect(await said()).toMatchObject([{ text: '乙', rev: 2 }]);
  });

  it('[ST1] takes white space for nothing, and the same text for no change', async () => {
    expect(await ann.tell(say(ann, '  '))).toBe('NOOP');
    expect(await said()).toEqual([]);
    await ann.push(say(ann, '甲'));
    expect(await abe.tell(say(abe, '甲'))).toBe('NOOP');
    expect(await ann.tell(say(ann, ' ', '甲'))).toBe('APPLIED');
    expect(await said()).toMatchObject([{ text: null }]);
  });

  it('[ST2] takes only a day for a date', async () => {
    for (const [text, told] of [
      ['2025年底', 'PARKED VALUE_INVALID'],
      ['2025-02-30', 'PARKED VALUE_INVALID'],
      ['2025-12', 'PARKED VALUE_INVALID'],
      ['2025-12-31', 'APPLIED'],
    ] as const) {
      expect(await ann.tell(say(ann, text, null, `MEASURE_DUE.${name}1`))).toBe(told);
    }
  });

  it('[ST2] has a measure only for an indicator of the form’s own table', async () => {
    const other = await world.addForm('b');
    expect(await ann.tell(say(ann, '加强调度', null, `MEASURE.${name}1`))).toBe('APPLIED');
    expect(await ann.tell(say(ann, '加强调度', null, `MEASURE.${other}1`))).toBe('PARKED NOT_FOUND');
  });

  it('[ST1] [SY7] keeps the text of a form that is handed in', async () => {
    await ann.push(say(ann, '甲'));
    await world.database.gate.run((writer) =>
      writer.update(SelfEvaluation, { id: `form-${name}` }, { state: 'SUBMITTED' }),
    );
    expect(await ann.tell(say(ann, '乙', '甲'))).toBe('PARKED FORM_LOCKED');
    expect(await said()).toMatchObject([{ text: '甲' }]);
  });

  it('sets a place of a later release aside', async () => {
    const later = {
      selfEvaluationId: `form-${name}`,
      place: 'LATER' as StatementPlace,
      value: 'x',
      base: null,
    };
    expect(await ann.tell(ann.mutate('statement.set@1', later))).toBe('QUARANTINED MALFORMED_ARGS');
  });
});
