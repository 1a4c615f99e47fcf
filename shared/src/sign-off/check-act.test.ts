import { describe, expect, it } from 'vitest';
import type { Grant } from '../organisation/scope.ts';
import { ReportVersionState, SignOffAct } from './report-version.ts';
import { refusalOfAct, type ActInHand, type VersionInHand } from './check-act.ts';
import { canAct, SIGN_OFF_STEPS, stateAfter } from './sign-off-step.ts';

const REGION = '/650000/';
const reviewer: Grant[] = [{ role: 'REVIEWER', path: REGION }];
const manager: Grant[] = [{ role: 'MANAGER', path: REGION }];
const version: VersionInHand = {
  state: 'PUT_UP',
  contentHash: 'seen',
  drafterId: 'drafter',
  orgPath: REGION,
  isOutdated: false,
  gaps: { openPlaces: 0, unapprovedForms: 0 },
};
const sign: ActInHand = {
  act: 'SIGN',
  byId: 'signer',
  grants: reviewer,
  contentHash: 'seen',
  reason: '',
  evenIfOutdated: false,
  evenIfPartial: false,
};
const withdraw: ActInHand = { ...sign, act: 'WITHDRAW', byId: 'drafter', grants: manager };

describe('stateAfter', () => {
  it('[SO1] leads from putting up to one of three ends, and out of none', () => {
    const ways = Object.values(ReportVersionState).flatMap((from) =>
      Object.values(SignOffAct).flatMap((act) => {
        const to = stateAfter(from, act);
        return to === null ? [] : [`${from} ${act} ${to}`];
      }),
    );
    expect(ways).toEqual(['PUT_UP SIGN SIGNED', 'PUT_UP RETURN RETURNED', 'PUT_UP WITHDRAW WITHDRAWN']);
  });
});

describe('refusalOfAct', () => {
  it('[SO1] tells an act on a version that has its end', () => {
    for (const state of ['SIGNED', 'RETURNED', 'WITHDRAWN'] as const) {
      for (const act of [sign, { ...sign, act: 'RETURN' as const, reason: '依据不足' }, withdraw]) {
        expect(refusalOfAct({ ...version, state }, act)).toBe('VERSION_DECIDED');
      }
    }
  });

  it('[SO2] has the manager draft and a reviewer sign, in the unit that called the round or above', () => {
    expect(SIGN_OFF_STEPS.map(({ step, role }) => `${step} ${role}`)).toEqual([
      'DRAFT MANAGER',
      'APPROVE REVIEWER',
    ]);
    expect(refusalOfAct(version, sign)).toBeNull();
    expect(refusalOfAct(version, { ...sign, grants: [{ role: 'REVIEWER', path: '/' }] })).toBeNull();
    for (const grants of [
      manager,
      [{ role: 'AUDITOR', path: REGION }],
      [{ role: 'PREPARER', path: REGION }],
      [{ role: 'ADMINISTRATOR', path: REGION }],
      [{ role: 'REVIEWER', path: `${REGION}650100/` }],
      [{ role: 'REVIEWER', path: '/620000/' }],
      [],
    ] as Grant[][]) {
      for (const act of ['SIGN', 'RETURN'] as const) {
        expect(refusalOfAct(version, { ...sign, act, grants, reason: '因为' })).toBe('FORBIDDEN');
      }
    }
    expect(canAct(manager, 'PUT_UP', REGION)).toBe(true);
    expect(canAct(manager, 'PUT_UP', '/620000/')).toBe(false);
    expect(canAct(reviewer, 'PUT_UP', REGION)).toBe(false);
  });

  it('[SO3] has nobody sign or return what they put up themselves, whatever roles they hold', () => {
    const both = [...manager, ...reviewer];
    for (const act of ['SIGN', 'RETURN'] as const) {
      const own = { ...sign, act, byId: 'drafter', grants: both, reason: '因为' };
      expect(refusalOfAct(version, own)).toBe('SELF_SIGNATURE');
    }
  });

  it('[SO4] refuses an act on other content than the person saw', () => {
    for (const act of [sign, { ...sign, act: 'RETURN' as const, reason: '因为' }, withdraw]) {
      expect(refusalOfAct(version, { ...act, contentHash: 'another' })).toBe('REPORT_STALE');
    }
  });

  it('[SO5] wants a reason for a return, and lets the drafter alone withdraw', () => {
    const back = { ...sign, act: 'RETURN' as const };
    expect(refusalOfAct(version, { ...back, reason: ' \n' })).toBe('RETURN_WITHOUT_REASON');
    expect(refusalOfAct(version, { ...back, reason: '第三部分缺少责任单位' })).toBeNull();
    expect(refusalOfAct(version, withdraw)).toBeNull();
    expect(refusalOfAct(version, { ...withdraw, byId: 'another manager' })).toBe('FORBIDDEN');
  });

  it('[SO6] has an outdated version signed only by who says that they know; the rest needs no word', () => {
    const outdated = { ...version, isOutdated: true };
    expect(refusalOfAct(outdated, sign)).toBe('REPORT_OUTDATED');
    expect(refusalOfAct(outdated, { ...sign, evenIfOutdated: true })).toBeNull();
    expect(refusalOfAct(outdated, { ...sign, act: 'RETURN', reason: '数据已更新' })).toBeNull();
    expect(refusalOfAct(outdated, withdraw)).toBeNull();
  });

  it('[SO10] has a partial report signed only by who says that they know', () => {
    for (const gaps of [
      { openPlaces: 1, unapprovedForms: 0 },
      { openPlaces: 0, unapprovedForms: 1 },
    ]) {
      expect(refusalOfAct({ ...version, gaps }, sign)).toBe('REPORT_PARTIAL');
      expect(refusalOfAct({ ...version, gaps }, { ...sign, evenIfPartial: true })).toBeNull();
      expect(refusalOfAct({ ...version, gaps }, withdraw)).toBeNull();
    }
    expect(refusalOfAct({ ...version, gaps: null }, sign)).toBeNull();
  });
});
