import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, set, setForm, setRow } from '#test/change-round';
import { findUnreportedTargets } from './find-unreported-targets.ts';

describe('findUnreportedTargets', () => {
  it.each([null, '', ' ', '/', '——'])('[F31] takes %j for no report', (actualText) => {
    expect(
      findUnreportedTargets(changeRound(aCleanRound(), setRow('west-main-2', { actualText }))),
    ).toMatchObject([{ code: 'F31', details: { level: 'PREFECTURE', unreported: 1, issued: 20 } }]);
  });

  it.each(['0', '0%', '无', '未完成'])('[F31] takes "%s" for a report', (actualText) => {
    expect(findUnreportedTargets(changeRound(aCleanRound(), setRow('west-main-2', { actualText })))).toEqual(
      [],
    );
  });

  it('[F31] counts every target of a table that nobody holds a form for', () => {
    const forms = aCleanRound().forms.filter(({ id }) => id !== 'form-west-main');
    expect(findUnreportedTargets(changeRound(aCleanRound(), set({ forms })))).toMatchObject([
      { details: { unreported: 5, issued: 20 } },
    ]);
  });

  it('[F31] tells levels apart', () => {
    const findings = findUnreportedTargets(
      changeRound(
        aCleanRound(),
        setRow('annex-3', { actualText: null }),
        setRow('west-main-2', { actualText: null }),
      ),
    );
    expect(findings.map(({ details }) => details)).toEqual([
      { level: 'REGION', unreported: 2, issued: 10 },
      { level: 'PREFECTURE', unreported: 1, issued: 20 },
    ]);
  });

  it('[F31] does not guess what a form without links reports', () => {
    const rows = aCleanRound().forms[0]?.rows.map((row) => ({ ...row, actualText: null, answers: [] })) ?? [];
    expect(findUnreportedTargets(changeRound(aCleanRound(), setForm('annex', { rows })))).toEqual([]);
  });
});
