import { describe, expect, it } from 'vitest';
import { canActOnForm, canSee, type Grant } from './scope.ts';

const preparer: Grant[] = [{ role: 'PREPARER', path: '/xj/urumqi/' }];
const reviewer: Grant[] = [{ role: 'REVIEWER', path: '/xj/' }];
const administrator: Grant[] = [{ role: 'ADMINISTRATOR', path: '/xj/' }];

describe('canSee', () => {
  it('shows a unit its own rows and those below it', () => {
    expect(canSee(preparer, 'UNIT', '/xj/urumqi/')).toBe(true);
    expect(canSee(preparer, 'UNIT', '/xj/urumqi/county/')).toBe(true);
    expect(canSee(reviewer, 'UNIT', '/xj/urumqi/')).toBe(true);
  });

  it('hides siblings and the level above', () => {
    expect(canSee(preparer, 'UNIT', '/xj/changji/')).toBe(false);
    expect(canSee(preparer, 'UNIT', '/xj/')).toBe(false);
    expect(canSee(preparer, 'UNIT', '/xj/urumqi2/')).toBe(false);
  });

  it('hands rounds and documents down, but not across', () => {
    expect(canSee(preparer, 'HANDED_DOWN', '/xj/')).toBe(true);
    expect(canSee(preparer, 'HANDED_DOWN', '/xj/changji/')).toBe(false);
  });

  it('shows administrators no figures', () => {
    expect(canSee(administrator, 'UNIT', '/xj/urumqi/')).toBe(false);
  });
});

describe('canActOnForm', () => {
  it('lets a unit fill in its own form and nobody else', () => {
    expect(canActOnForm(preparer, 'FILL_IN', '/xj/urumqi/')).toBe(true);
    expect(canActOnForm(preparer, 'FILL_IN', '/xj/changji/')).toBe(false);
    expect(canActOnForm(reviewer, 'FILL_IN', '/xj/urumqi/')).toBe(false);
  });

  it('lets only a unit above review', () => {
    expect(canActOnForm(reviewer, 'REVIEW', '/xj/urumqi/')).toBe(true);
    expect(canActOnForm(reviewer, 'REVIEW', '/xj/')).toBe(false);
    expect(canActOnForm(preparer, 'REVIEW', '/xj/urumqi/')).toBe(false);
  });
});
