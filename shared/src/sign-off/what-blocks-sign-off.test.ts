import { demonstrationMaterial } from '#test/report-material';
import { describe, expect, it } from 'vitest';
import type { FindingAct } from '../finding-answer/finding-act.ts';
import type { NamedFinding } from '../finding-answer/any-finding.ts';
import { findingsOfVersion, whatBlocksSignOff } from './what-blocks-sign-off.ts';

function answered({ key, fingerprint }: NamedFinding): FindingAct {
  return {
    ...{ id: `answer to ${key}`, findingKey: key, kind: 'ANSWER', fingerprint, ordinal: 1 },
    ...{ reason: '收到文件的日期已核对', answerId: null },
  };
}

describe('whatBlocksSignOff', () => {
  const findings = findingsOfVersion(demonstrationMaterial());
  const codes = (some: readonly NamedFinding[]) =>
    [...new Set(some.map(({ finding }) => finding.code))].sort();

  it('[SO7] names what an auditor finds in the rows of a version and in its report', () => {
    expect(codes(findings)).toEqual(expect.arrayContaining(['F01', 'F02', 'F31', 'F42']));
    expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
  });

  it('[SO7] waits for errors and likely breaches without an answer, and for no weakness', () => {
    const blocking = whatBlocksSignOff(findings, []);
    expect(blocking).toEqual(findings.filter(({ finding }) => finding.severity !== 'weakness'));
    expect(blocking.length).toBeGreaterThan(0);
    expect(blocking.length).toBeLessThan(findings.length);
    const [first, ...rest] = blocking;
    if (!first) throw new Error('nothing blocks');
    expect(whatBlocksSignOff(findings, [answered(first)])).toEqual(rest);
    expect(whatBlocksSignOff(findings, blocking.map(answered))).toEqual([]);
  });

  it('[SO7] counts no answer whose facts have changed, and none that was taken back', () => {
    const [first] = whatBlocksSignOff(findings, []);
    if (!first) throw new Error('nothing blocks');
    const answer = answered(first);
    const revocation: FindingAct = {
      ...answer,
      id: 'r',
      kind: 'REVOCATION',
      answerId: answer.id,
      ordinal: 2,
    };
    expect(whatBlocksSignOff(findings, [{ ...answer, fingerprint: '0'.repeat(16) }])).toContain(first);
    expect(whatBlocksSignOff(findings, [answer, revocation])).toContain(first);
  });
});
