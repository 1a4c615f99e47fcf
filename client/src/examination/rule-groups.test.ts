import { describe, expect, it } from 'vitest';
import {
  EXAMINATION_VERDICTS,
  type ExaminationFinding,
} from '@attain/shared/examination/examination-finding';
import { countAnswers, countOf, groupByRule, type ShownFinding } from './rule-groups.ts';

const trace = [{ place: { kind: 'HEADLINE' }, text: null }] as const;
const FOUND: readonly ExaminationFinding[] = [
  { code: 'F19', details: { units: ['家', '户'] }, trace, ...EXAMINATION_VERDICTS.F19 },
  { code: 'F12', details: { execution: '10', levels: {} }, trace, ...EXAMINATION_VERDICTS.F12 },
  { code: 'F07', details: { columns: ['executed'] }, trace, ...EXAMINATION_VERDICTS.F07 },
  { code: 'F09', details: { lines: ['LOCAL'] }, trace, ...EXAMINATION_VERDICTS.F09 },
  { code: 'F09', details: { lines: ['OTHER'] }, trace, ...EXAMINATION_VERDICTS.F09 },
];
const STATES = ['UNANSWERED', 'ANSWERED', 'FACTS_CHANGED', 'UNANSWERED', 'ANSWERED'] as const;
const FINDINGS: readonly ShownFinding[] = FOUND.map((finding, index) => ({
  finding,
  key: `${finding.code} ${index}`,
  fingerprint: '',
  state: STATES[index] ?? 'UNANSWERED',
  answer: null,
  acts: [],
}));

describe('groupByRule', () => {
  it('puts the gravest first, then goes by the rule', () => {
    expect(groupByRule(FINDINGS, 'all').map(({ code, findings }) => [code, findings.length])).toEqual([
      ['F07', 1],
      ['F12', 1],
      ['F09', 2],
      ['F19', 1],
    ]);
  });

  it('keeps to one severity', () => {
    expect(groupByRule(FINDINGS, 'likely-breach').map(({ code }) => code)).toEqual(['F12']);
    expect(groupByRule(FINDINGS.slice(0, 1), 'error')).toEqual([]);
  });
});

describe('countAnswers', () => {
  it('[FA5] counts what rests on other facts among the unanswered', () => {
    expect((['all', 'unanswered', 'answered'] as const).map((key) => countAnswers(FINDINGS, key))).toEqual([
      5, 3, 2,
    ]);
    expect(groupByRule(FINDINGS, 'all', 'answered').map(({ code }) => code)).toEqual(['F12', 'F09']);
  });
});

describe('countOf', () => {
  it('counts findings, not rules', () => {
    expect(
      (['all', 'error', 'likely-breach', 'weakness'] as const).map((key) => countOf(FINDINGS, key)),
    ).toEqual([5, 1, 1, 3]);
  });
});
