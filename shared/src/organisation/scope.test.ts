import { describe, expect, it } from 'vitest';
import { canActOnForm, canSee, personalPath, withOwnPlace, type Grant } from './scope.ts';

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

describe('withOwnPlace', () => {
  it('[AM5] tells a person of what is theirs wherever they are, and nothing else to anybody', () => {
    for (const grants of [preparer, reviewer, administrator, []]) {
      const told = withOwnPlace(grants, 'ann');
      expect(canSee(told, 'UNIT', personalPath('ann'))).toBe(true);
      expect(canSee(told, 'UNIT', personalPath('anna'))).toBe(false);
      for (const path of ['/xj/', '/xj/urumqi/', '/xj/changji/']) {
        expect(canSee(told, 'UNIT', path)).toBe(canSee(grants, 'UNIT', path));
      }
    }
    expect(canSee([{ role: 'REVIEWER', path: '/' }], 'UNIT', personalPath('ann'))).toBe(false);
  });
});

describe('canActOnForm', () => {
  it('[AM1] finds, by the roles that ended, the forms that they could fill in and no others', () => {
    const ended: Grant[] = [...preparer, { role: 'AUDITOR', path: '/xj/' }];
    const filledIn = ['/xj/', '/xj/urumqi/', '/xj/urumqi/county/', '/xj/changji/'].filter((path) =>
      canActOnForm(ended, 'FILL_IN', path),
    );
    expect(filledIn).toEqual(['/xj/urumqi/']);
  });

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
