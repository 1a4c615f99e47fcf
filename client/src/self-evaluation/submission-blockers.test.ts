import { describe, expect, it } from 'vitest';
import { aFormView } from '../scoring/form-view.test-support.ts';
import { scoreForm } from '../scoring/score-form.ts';
import { BLOCKER_MESSAGES as words } from '../messages/blocker.messages.ts';
import { submissionBlockers } from './submission-blockers.ts';

const complete = { target: '≥10 项', value: '10' };

describe('submissionBlockers', () => {
  it('lets a complete form pass', () => {
    expect(submissionBlockers(scoreForm(aFormView({ rows: [complete] })), false, 0)).toEqual([]);
  });

  it('names each reason once, with the first row where it is mended', () => {
    const form = scoreForm(
      aFormView({
        rows: [
          complete,
          { id: 'empty', target: '≥1' },
          { id: 'below', target: '≥10', value: '4', deviationReason: '因' },
          { id: 'judged', target: '稳步增长', value: '增加' },
        ],
      }),
    );
    expect(submissionBlockers(form, false, 0)).toEqual([
      { code: 'ACTUAL_MISSING', text: words.missing(1), indicatorId: 'empty', place: null },
      { code: 'COMPLETION_MISSING', text: words.completions(1), indicatorId: 'judged', place: null },
      { code: 'REASON_MISSING', text: words.reasons(1), indicatorId: 'below', place: null },
    ]);
  });

  it('counts what is typed but is no value', () => {
    expect(submissionBlockers(scoreForm(aFormView({ rows: [complete] })), false, 2)).toEqual([
      { code: 'INVALID', text: words.invalid(2), indicatorId: null, place: null },
    ]);
  });

  it('[ST3] asks a form that is put together from others for what its unit must say', () => {
    const form = scoreForm(aFormView({ rows: [complete] }));
    expect(submissionBlockers(form, true, 0)).toEqual([
      {
        code: 'STATEMENT_MISSING',
        text: '提交审核前必须写的情况说明还有 8 处没有写',
        indicatorId: null,
        place: null,
      },
    ]);
  });
});
