import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { Scheme } from '../performance-target/scheme.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { seenOf, short, SyncDevice } from '../sync/sync-device.test-support.ts';
import { createSyncWorld, SCHEME_ID, type SyncWorld } from '../sync/sync-world.test-support.ts';
import { Comment } from './comment.entity.ts';
import { ReviewDecision } from './review-decision.entity.ts';
import { Submission } from './submission.entity.ts';

describeOnEachDatabase('the approval path', (open) => {
  let world: SyncWorld;
  let name: string;
  let formId: string;
  let ann: SyncDevice;
  let rex: SyncDevice;

  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.clock = '2025-03-01T08:00:00.000Z';
    name = await world.addForm('a');
    formId = `form-${name}`;
    ann = new SyncDevice(world, 'ann');
    rex = new SyncDevice(world, 'rex');
  });

  const manager = () => world.database.reader.manager;
  const form = () => manager().findOneByOrFail(SelfEvaluation, { id: formId });
  const fillIn = async (device = ann) => {
    const verdicts = await device.push(
      device.setActual(`${name}1`, '7'),
      device.setActual(`${name}2`, '10'),
      device.setActual(`${name}3`, '有所增长'),
      device.setActual(`${name}3`, '1', null, 'completion'),
      device.mutate('execution.set@1', amount('annualBudgetInFen')),
      device.mutate('execution.set@1', amount('executedInFen')),
    );
    expect(verdicts.map(short)).toEqual(Array(6).fill('APPLIED'));
  };
  const amount = (field: 'annualBudgetInFen' | 'executedInFen') => ({
    ...{ selfEvaluationId: formId, source: 'CENTRAL' as const, field },
    ...{ value: 20_000_000, base: null },
  });
  const reopen = (device: SyncDevice, roundNumber: number, reason = '数据有误') =>
    device.mutate('form.reopen@1', { selfEvaluationId: formId, roundNumber, reason });

  it('[FT-72] approves nothing without a word while a photograph has not arrived', async () => {
    await fillIn();
    const named = { selfEvaluationId: formId, indicatorId: `${name}1`, fileName: '证书.jpg' };
    const bytes = { format: 'JPEG' as const, byteCount: 900, contentHash: 'a'.repeat(64) };
    const photo = ann.mutate('evidence.add@1', { ...named, ...bytes, thumbnail: null, takenAt: null });
    expect(await ann.tell(photo)).toBe('APPLIED');
    expect(await ann.tell(await ann.submit(formId))).toBe('APPLIED');
    expect(await rex.tell(await rex.review(formId, 'APPROVED', ''))).toBe('PARKED EVIDENCE_AWAITED');
    expect(await form()).toMatchObject({ state: 'SUBMITTED' });
    const review = await rex.review(formId, 'APPROVED', '原件已当面核对');
    expect(await rex.tell(review)).toBe('APPLIED');
  });

  it('goes from draft over a return to an approval, and is opened again', async () => {
    await fillIn();
    expect(await ann.tell(await ann.submit(formId))).toBe('APPLIED');
    expect(await form()).toMatchObject({
      state: 'SUBMITTED',
      roundNumber: 1,
      rev: 2,
      submittedAt: world.clock,
      submittedById: 'ann',
      submittedByName: '填报人 ann',
      isLate: false,
    });

    const mark = { indicatorId: `${name}1`, text: '请附证书编号' };
    const returned = await rex.review(formId, 'RETURNED', '', [mark]);
    expect(await rex.tell(returned)).toBe('APPLIED');
    expect(await form()).toMatchObject({ state: 'RETURNED', roundNumber: 2, rev: 3, approvedScore: null });

    expect(await ann.tell(ann.setActual(`${name}1`, '8', '7'))).toBe('APPLIED');
    expect(await ann.tell(await ann.submit(formId))).toBe('APPLIED');
    expect(await rex.tell(await rex.review(formId, 'APPROVED', '同意'))).toBe('APPLIED');
    expect(await form()).toMatchObject({
      state: 'APPROVED',
      roundNumber: 2,
      // 10 for the execution, 60 for two rows that are met, 30 for one that a person judged as whole.
      approvedScore: { totalInCentipoints: 10_000, grade: '优', schemeId: SCHEME_ID },
    });

    expect(await rex.tell(reopen(rex, 2))).toBe('APPLIED');
    expect(await form()).toMatchObject({ state: 'REOPENED', roundNumber: 3, approvedScore: null });
    expect(await ann.tell(ann.setActual(`${name}1`, '9', '8'))).toBe('APPLIED');

    const where = { where: { selfEvaluationId: formId }, order: { roundNumber: 'ASC' } } as const;
    const submissions = await manager().find(Submission, where);
    expect(submissions).toMatchObject([
      { roundNumber: 1, submittedById: 'ann', content: { actuals: { [`${name}1`]: { valueText: '7' } } } },
      { roundNumber: 2, content: { actuals: { [`${name}1`]: { valueText: '8' } } } },
    ]);
    const [first, second] = submissions.map(({ contentHash }) => contentHash);
    expect(
      (await manager().find(ReviewDecision, where)).sort((a, b) => (a.outcome < b.outcome ? 1 : -1)),
    ).toMatchObject([
      { outcome: 'RETURNED', roundNumber: 1, contentHash: first, comment: '', decidedByName: '填报人 rex' },
      { outcome: 'REOPENED', roundNumber: 2, contentHash: second, comment: '数据有误' },
      { outcome: 'APPROVED', roundNumber: 2, contentHash: second, comment: '同意' },
    ]);
    expect(await manager().findBy(Comment, { selfEvaluationId: formId })).toMatchObject([
      {
        ...mark,
        id: `${returned.id}.1`,
        reviewDecisionId: returned.id,
        roundNumber: 1,
        authorName: '填报人 rex',
      },
    ]);
  });

  describe('a submission', () => {
    it('[SY6] [FT-53] is refused when somebody changed the content meanwhile', async () => {
      await fillIn();
      const stale = await ann.submit(formId);
      const abe = new SyncDevice(world, 'abe');
      await abe.push(abe.setActual(`${name}1`, '9', '7'));

      expect(await ann.push(stale)).toMatchObject([{ code: 'STALE_CONTENT', details: { roundNumber: 1 } }]);
      expect((await form()).state).toBe('DRAFT');
      expect(await ann.tell(await ann.submit(formId))).toBe('APPLIED');
    });

    it('[SY6] stands when the content differs in spelling only', async () => {
      await fillIn();
      const submit = await ann.submit(formId);
      const abe = new SyncDevice(world, 'abe');
      await abe.push(abe.setActual(`${name}1`, '６', '7'), abe.setActual(`${name}1`, '７．０', '6'));

      expect(await ann.tell(submit)).toBe('APPLIED');
    });

    it('[C-29] is refused with the scheme of another table', async () => {
      await fillIn();
      const submit = ann.mutate('form.submit@1', {
        ...(await seenOf(world, formId)),
        schemeId: 'f'.repeat(64),
      });
      expect(await ann.tell(submit)).toBe('PARKED STALE_CONTENT');
    });

    it('[SY6] of the round before is refused', async () => {
      await fillIn();
      const seen = await seenOf(world, formId);
      await ann.push(await ann.submit(formId));
      await rex.push(await rex.review(formId, 'RETURNED', '请补充'));

      expect(await ann.tell(ann.mutate('form.submit@1', { ...seen, schemeId: SCHEME_ID }))).toBe(
        'PARKED STALE_CONTENT',
      );
    });

    it('of the same content by a second device is no trouble', async () => {
      await fillIn();
      const abe = new SyncDevice(world, 'abe');
      const second = await abe.submit(formId);
      await ann.push(await ann.submit(formId));

      expect(await abe.tell(second)).toBe('NOOP');
      expect(await manager().findBy(Submission, { selfEvaluationId: formId })).toHaveLength(1);
    });

    it('names what is missing, gravest first', async () => {
      expect(await ann.push(await ann.submit(formId))).toMatchObject([
        {
          outcome: 'PARKED',
          code: 'ACTUAL_MISSING',
          details: { indicatorIds: [1, 2, 3].map((n) => `${name}${n}`) },
        },
      ]);
      await ann.push(
        ann.setActual(`${name}1`, '6'),
        ann.setActual(`${name}2`, '10'),
        ann.setActual(`${name}3`, '有所增长'),
      );
      expect(await ann.push(await ann.submit(formId))).toMatchObject([
        { code: 'COMPLETION_MISSING', details: { indicatorIds: [`${name}3`] } },
      ]);
      await ann.push(ann.setActual(`${name}3`, '1', null, 'completion'));
      expect(await ann.push(await ann.submit(formId))).toMatchObject([
        { code: 'REASON_MISSING', details: { indicatorIds: [`${name}1`] } },
      ]);
      await ann.push(
        ann.setActual(`${name}1`, '申报晚', null, 'deviationReason'),
        ann.setActual(`${name}1`, '提前申报', null, 'improvementMeasure'),
      );
      expect(await ann.tell(await ann.submit(formId))).toBe('APPLIED');
    });

    it('[SY9] is refused while a conflict is open', async () => {
      await fillIn();
      const abe = new SyncDevice(world, 'abe');
      const met = abe.setActual(`${name}1`, '8');
      await abe.push(met);
      expect(await ann.push(await ann.submit(formId))).toMatchObject([
        { code: 'CONFLICT_OPEN', details: { count: 1 } },
      ]);

      await ann.push(
        ann.mutate('conflict.resolve@1', {
          selfEvaluationId: formId,
          conflictId: met.id,
          value: '8',
          base: '7',
        }),
      );
      expect(await ann.tell(await ann.submit(formId))).toBe('APPLIED');
    });

    it.each([
      ['2025-03-31T15:59:59.999Z', false],
      ['2025-03-31T16:00:00.000Z', true],
    ])('[C-30] received at %s is late: %s, whatever the phone says', async (received, isLate) => {
      await fillIn();
      world.clock = received;
      const submit = await ann.submit(formId);
      await ann.push({ ...submit, device: { ...submit.device, wallMs: Date.parse('2025-01-01') } });
      expect((await form()).isLate).toBe(isLate);
    });
  });

  describe('a locked form', () => {
    it('[C-25] keeps its content, and the log keeps what was entered', async () => {
      await fillIn();
      await ann.push(await ann.submit(formId));
      expect(await ann.push(ann.setActual(`${name}1`, '9', '7'))).toMatchObject([
        { outcome: 'PARKED', code: 'FORM_LOCKED', details: { state: 'SUBMITTED' } },
      ]);
      await rex.push(await rex.review(formId, 'APPROVED'));
      const seen = await seenOf(world, formId);

      expect(await ann.push(ann.setActual(`${name}1`, '9', '7'))).toMatchObject([
        { code: 'FORM_LOCKED', details: { state: 'APPROVED' } },
      ]);
      expect(await ann.tell(ann.setActual(`${name}1`, '7.0', '1'))).toBe('NOOP');
      expect(await seenOf(world, formId)).toEqual(seen);
    });

    it('takes comments', async () => {
      await fillIn();
      await ann.push(await ann.submit(formId));
      const onRow = rex.mutate('comment.add@1', {
        selfEvaluationId: formId,
        indicatorId: `${name}1`,
        text: '请核对',
      });
      const onForm = ann.mutate('comment.add@1', {
        selfEvaluationId: formId,
        indicatorId: null,
        text: '已核对',
      });
      const elsewhere = rex.mutate('comment.add@1', {
        selfEvaluationId: formId,
        indicatorId: 'b1',
        text: '请核对',
      });

      expect((await rex.push(onRow, elsewhere)).map(short)).toEqual(['APPLIED', 'PARKED NOT_FOUND']);
      expect(await ann.tell(onForm)).toBe('APPLIED');

      expect(await manager().findBy(Comment, { selfEvaluationId: formId })).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            id: onRow.id,
            indicatorId: `${name}1`,
            authorName: '填报人 rex',
            roundNumber: 1,
          }),
          expect.objectContaining({ id: onForm.id, indicatorId: null, reviewDecisionId: null }),
        ]),
      );
    });
  });

  describe('a decision', () => {
    it('[C-27] on a draft is refused', async () => {
      await fillIn();
      expect(await rex.push(await rex.review(formId, 'APPROVED'))).toMatchObject([
        { code: 'TRANSITION_NOT_ALLOWED', details: { from: 'DRAFT', to: 'APPROVED' } },
      ]);
    });

    it('[C-28] [SY6] on content that is not the present one is refused', async () => {
      await fillIn();
      await ann.push(await ann.submit(formId));
      const approval = rex.mutate('form.review@1', {
        ...(await seenOf(world, formId)),
        contentHash: '0'.repeat(64),
        outcome: 'APPROVED',
        comment: '',
        marks: [],
      });
      expect(await rex.tell(approval)).toBe('PARKED STALE_CONTENT');
      expect((await form()).state).toBe('SUBMITTED');
    });

    it('[FT-54] is made once: of two at once one wins, and the other is told', async () => {
      await fillIn();
      await ann.push(await ann.submit(formId));
      const other = new SyncDevice(world, 'rex');
      const [approve, giveBack] = [
        await rex.review(formId, 'APPROVED'),
        await other.review(formId, 'RETURNED', '否'),
      ];

      const told = await Promise.all([rex.tell(approve), other.tell(giveBack)]);

      expect(told.toSorted()).toEqual(['APPLIED', 'PARKED TRANSITION_NOT_ALLOWED']);
      expect((await form()).state).toBe(told[0] === 'APPLIED' ? 'APPROVED' : 'RETURNED');
    });

    it('to return needs a comment or a mark, on a row of the form', async () => {
      await fillIn();
      await ann.push(await ann.submit(formId));
      const verdicts = [
        await rex.tell(await rex.review(formId, 'RETURNED', ' ')),
        await rex.tell(await rex.review(formId, 'RETURNED', '', [{ indicatorId: 'b1', text: '?' }])),
        await rex.tell(await rex.review(formId, 'RETURNED', '请补充')),
      ];
      expect(verdicts).toEqual(['PARKED RETURN_WITHOUT_REASON', 'PARKED NOT_FOUND', 'APPLIED']);
    });

    it.each(['ann', 'mia', 'gus'])('[C-22] is not for %s to make', async (userId) => {
      await fillIn();
      await ann.push(await ann.submit(formId));
      const device = new SyncDevice(world, userId);
      expect(await device.tell(await device.review(formId, 'APPROVED'))).toBe('PARKED FORBIDDEN');
    });

    it('[C-09] is not for a reviewer of another tree to make, nor for a sibling', async () => {
      await fillIn();
      await ann.push(await ann.submit(formId));
      const bob = new SyncDevice(world, 'bob');
      expect(await bob.tell(await bob.review(formId, 'APPROVED'))).toBe('PARKED NOT_FOUND');
    });

    it('[C-29] carries the score that the server computes', async () => {
      await ann.push(
        ann.setActual(`${name}1`, '3.5'),
        ann.setActual(`${name}1`, '申报晚', null, 'deviationReason'),
        ann.setActual(`${name}1`, '提前申报', null, 'improvementMeasure'),
        ann.setActual(`${name}2`, '10'),
        ann.setActual(`${name}3`, '完成'),
      );
      await ann.push(await ann.submit(formId));
      await rex.push(await rex.review(formId, 'APPROVED'));
      // Without figures of the execution there is no total; a guess would be believed.
      expect((await form()).approvedScore).toEqual({
        totalInCentipoints: null,
        grade: null,
        schemeId: SCHEME_ID,
      });
    });
  });

  describe('separation of duties', () => {
    it('[SY8] [C-26] keeps whoever submitted from deciding', async () => {
      const two = new SyncDevice(world, 'two');
      await fillIn();
      await two.push(await two.submit(formId));

      expect(await two.tell(await two.review(formId, 'APPROVED'))).toBe('PARKED SELF_APPROVAL');
      expect(await rex.tell(await rex.review(formId, 'APPROVED'))).toBe('APPLIED');
      expect(await two.tell(reopen(two, 1))).toBe('PARKED SELF_APPROVAL');
    });

    it('[SY8] [C-26] keeps the author of any value from deciding, in the same push as well', async () => {
      const two = new SyncDevice(world, 'two');
      await fillIn();
      await two.push(two.setActual(`${name}1`, '9', '7'));
      await ann.push(await ann.submit(formId));
      expect(await two.tell(await two.review(formId, 'APPROVED'))).toBe('PARKED SELF_APPROVAL');

      await rex.push(await rex.review(formId, 'RETURNED', '请补充'));
      const late = new SyncDevice(world, 'two');
      const set = late.setActual(`${name}1`, '8', '9');
      const verdicts = await late.push(set, await late.review(formId, 'APPROVED'));
      expect(verdicts.map(short)).toEqual(['APPLIED', 'PARKED SELF_APPROVAL']);
    });

    it('[C-33] opens an approved form for a reason only, and not by its preparer', async () => {
      await fillIn();
      await ann.push(await ann.submit(formId));
      await rex.push(await rex.review(formId, 'APPROVED'));
      const mia = new SyncDevice(world, 'mia');

      expect(await ann.tell(reopen(ann, 1))).toBe('PARKED FORBIDDEN');
      expect(await mia.tell(reopen(mia, 1, ' '))).toBe('PARKED VALUE_INVALID');
      expect(await mia.tell(reopen(mia, 2))).toBe('PARKED STALE_CONTENT');
      expect(await mia.tell(reopen(mia, 1))).toBe('APPLIED');
      expect(await mia.tell(reopen(mia, 2))).toBe('PARKED TRANSITION_NOT_ALLOWED');
    });
  });

  it('[FT-73] sets a mutation aside on which the server fails, and goes on', async () => {
    await fillIn();
    const breakScheme = (content: unknown) =>
      world.database.gate.run((writer) =>
        writer.update(Scheme, { id: SCHEME_ID }, { content: content as object }),
      );
    const { content } = await manager().findOneByOrFail(Scheme, { id: SCHEME_ID });
    const submit = await ann.submit(formId);
    await breakScheme({ execution: 'a defect of the data' });

    const verdicts = await ann.push(submit, ann.setActual(`${name}1`, '8', '7'));
    await breakScheme(content);

    expect(verdicts).toMatchObject([{ outcome: 'QUARANTINED', code: 'BAD_REQUEST' }, { outcome: 'APPLIED' }]);
    expect(world.defects.splice(0)).toMatchObject([{ event: 'mutation-quarantined', mutationId: submit.id }]);
    expect(await ann.tell(submit)).toBe('QUARANTINED BAD_REQUEST');
  });
});
