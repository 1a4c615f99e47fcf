import { describe, expect, it } from 'vitest';
import { xinjiangMaterial } from '#test/xinjiang-material';
import { examineRound } from '../examination/examine-round.ts';
import { goneFindings, standingOfFindings, unansweredFindings } from './answer-state.ts';
import type { NamedFinding } from './any-finding.ts';
import { canAnswerFindings, type FindingAct } from './finding-act.ts';
import { nameFindings } from './name-findings.ts';

const findings = nameFindings(examineRound(xinjiangMaterial()), (name) => name);
const HEADLINE = 'F05 HEADLINE';
const WEIGHTS = 'F12 FORM:region:WEIGHTS';

function found(key: string): NamedFinding {
  const named = findings.find((one) => one.key === key);
  if (!named) throw new Error(`${key} is found in the real report`);
  return named;
}

function anAnswer(ordinal: number, overrides: Partial<FindingAct> = {}): FindingAct {
  return {
    id: `act-${ordinal}`,
    findingKey: HEADLINE,
    kind: 'ANSWER',
    fingerprint: found(HEADLINE).fingerprint,
    reason: '其中 1400 万元为 2025 年资金',
    answerId: null,
    ordinal,
    ...overrides,
  };
}

function aRevocation(ordinal: number, answerId: string): FindingAct {
  return anAnswer(ordinal, { kind: 'REVOCATION', answerId, reason: '' });
}

function standing(...acts: readonly FindingAct[]) {
  const one = standingOfFindings(findings, acts).find(({ key }) => key === HEADLINE);
  return { state: one?.state, answer: one?.answer?.id ?? null, acts: one?.acts.map(({ id }) => id) };
}

describe('standingOfFindings', () => {
  it('[FA3] lets the latest answer count, and keeps the earlier ones', () => {
    expect(standing()).toEqual({ state: 'UNANSWERED', answer: null, acts: [] });
    // However they come.
    expect(standing(anAnswer(2), anAnswer(1))).toEqual({
      state: 'ANSWERED',
      answer: 'act-2',
      acts: ['act-1', 'act-2'],
    });
  });

  it('[FA4] takes back the answer that is named and no other, and forgets nothing', () => {
    expect(standing(anAnswer(1), anAnswer(2), aRevocation(3, 'act-2'))).toEqual({
      state: 'UNANSWERED',
      answer: null,
      acts: ['act-1', 'act-2', 'act-3'],
    });
    // Somebody answered anew while another one, who had not seen it, took the older answer back.
    expect(standing(anAnswer(1), anAnswer(2), aRevocation(3, 'act-1')).answer).toBe('act-2');
    expect(standing(anAnswer(1), aRevocation(2, 'act-1'), anAnswer(3)).state).toBe('ANSWERED');
  });

  it('[FA5] shows an answer to other facts as such', () => {
    expect(standing(anAnswer(1, { fingerprint: '0000000000000000' }))).toEqual({
      state: 'FACTS_CHANGED',
      answer: 'act-1',
      acts: ['act-1'],
    });
  });

  it('[FA7] leaves no finding out, answered or not, and keeps their order', () => {
    expect(standingOfFindings(findings, [anAnswer(1)]).map(({ key }) => key)).toEqual(
      findings.map(({ key }) => key),
    );
  });
});

describe('unansweredFindings', () => {
  it('[FA3] [FA5] are those without an answer to what they compare now', () => {
    const open = (...acts: readonly FindingAct[]) => unansweredFindings(findings, acts).map(({ key }) => key);
    expect(open()).toEqual(findings.map(({ key }) => key));
    const answered = open(
      anAnswer(1),
      anAnswer(1, { id: 'old', findingKey: WEIGHTS, fingerprint: 'ffffffffffffffff' }),
    );
    expect(answered).toEqual(findings.map(({ key }) => key).filter((key) => key !== HEADLINE));
    expect(answered).toContain(WEIGHTS);
    expect(open(anAnswer(1), aRevocation(2, 'act-1'))).toContain(HEADLINE);
  });
});

describe('goneFindings', () => {
  it('[FA6] keeps what was said of findings that are found no more', () => {
    const acts = [anAnswer(2), anAnswer(1), anAnswer(1, { id: 'weights', findingKey: WEIGHTS })];
    expect(goneFindings(findings, acts)).toEqual([]);
    const withoutHeadline = findings.filter(({ key }) => key !== HEADLINE);
    expect(goneFindings(withoutHeadline, acts)).toEqual([{ key: HEADLINE, acts: [acts[1], acts[0]] }]);
  });
});

describe('canAnswerFindings', () => {
  it('[FA8] are managers and reviewers of the unit that called the round, and nobody else', () => {
    const may = (role: 'PREPARER' | 'REVIEWER' | 'MANAGER' | 'AUDITOR' | 'ADMINISTRATOR', path: string) =>
      canAnswerFindings([{ role, path }], '/xj/');
    expect([may('MANAGER', '/xj/'), may('REVIEWER', '/xj/')]).toEqual([true, true]);
    expect([may('PREPARER', '/xj/'), may('AUDITOR', '/xj/'), may('ADMINISTRATOR', '/xj/')]).toEqual([
      false,
      false,
      false,
    ]);
    expect([may('MANAGER', '/'), may('MANAGER', '/xj/urumqi/'), may('REVIEWER', '/gs/')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
