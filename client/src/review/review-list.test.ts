import { describe, expect, it } from 'vitest';
import { aFormView, aUnit } from '../scoring/form-view.test-support.ts';
import { filterForms, groupForReview, reviewableForms } from './review-list.ts';

const now = new Date(2025, 1, 22);
const rows = [{ target: '≥1', value: '1' }];
const later = aFormView({
  id: 'later',
  state: 'SUBMITTED',
  submittedAt: '2025-02-21T00:00:00.000Z',
  rows,
  overrides: { canReview: true },
});
const earlier = aFormView({
  id: 'earlier',
  state: 'SUBMITTED',
  submittedAt: '2025-02-20T00:00:00.000Z',
  rows,
  overrides: { canReview: true },
});
const returned = aFormView({ id: 'returned', state: 'RETURNED', rows });
const draft = aFormView({ id: 'draft', rows });
const overdue = aFormView({ id: 'overdue', rows, deadlineOn: '2025-02-21' });
const approved = aFormView({ id: 'approved', state: 'APPROVED', rows, deadlineOn: '2025-02-21' });

function groups(forms: Parameters<typeof groupForReview>[0]) {
  return groupForReview(forms, now).map(({ group, forms: grouped }) => [group, grouped.map(({ id }) => id)]);
}

describe('groupForReview', () => {
  it('puts what waits longest for the reviewer first, then what needs a word, then the rest by state', () => {
    expect(groups([draft, later, returned, approved, overdue, earlier])).toEqual([
      ['yours', ['earlier', 'later']],
      ['watch', ['returned', 'overdue']],
      ['open', ['draft']],
      ['approved', ['approved']],
    ]);
  });

  it('leaves out empty groups', () => {
    expect(groups([draft])).toEqual([['open', ['draft']]]);
  });

  it('is nobody’s turn without the right to review', () => {
    expect(groups([aFormView({ id: 'seen', state: 'SUBMITTED', rows })])).toEqual([['submitted', ['seen']]]);
  });
});

describe('filterForms', () => {
  it('counts a reopened form as not handed in', () => {
    const reopened = aFormView({ id: 'reopened', state: 'REOPENED', rows });
    expect(filterForms([reopened, draft, later], 'open').map(({ id }) => id)).toEqual(['reopened', 'draft']);
    expect(filterForms([reopened, draft, later], 'all')).toHaveLength(3);
  });
});

describe('reviewableForms', () => {
  it('leaves out the region’s own form', () => {
    const own = aFormView({ id: 'own', unit: aUnit({ id: 'xj', level: 'REGION' }), rows });
    expect(reviewableForms([own, draft])).toEqual([draft]);
  });
});
