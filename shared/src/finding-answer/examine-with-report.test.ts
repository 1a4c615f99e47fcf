import { describe, expect, it } from 'vitest';
import { demonstrationMaterial } from '#test/report-material';
import { xinjiangMaterial } from '#test/xinjiang-material';
import { buildReport } from '../report/build-report.ts';
import { examineWithReport } from './examine-with-report.ts';

const material = demonstrationMaterial();
const region = material.targetTables.find(({ budgetDocumentId }) => budgetDocumentId === null);
const indicators = material.indicators.filter(({ targetTableId }) => targetTableId === region?.id);

describe('examineWithReport', () => {
  it('[FA9] finds in the report as it would be written beside what the rows give, by the ids of its rows', () => {
    const { findings, unchecked } = examineWithReport(xinjiangMaterial(), buildReport(material), indicators);
    const keys = findings.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['F05 HEADLINE', 'F12 FORM:region:WEIGHTS']));
    const ofReport = keys.filter((key) => / (?:ANNEX|NARRATIVE):indicator-/.test(key));
    expect(ofReport.map((key) => key.slice(0, 3))).toEqual(expect.arrayContaining(['F33', 'F35']));
    expect(unchecked).not.toContain('F28');
  });

  it('[EX6] names every rule of the report where there is none', () => {
    const { unchecked } = examineWithReport(xinjiangMaterial(), null, []);
    expect(unchecked).toEqual(expect.arrayContaining(['F28', 'F29', 'F30', 'F33', 'F45']));
  });
});
