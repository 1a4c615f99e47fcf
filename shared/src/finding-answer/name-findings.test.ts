import { describe, expect, it } from 'vitest';
import { xinjiangMaterial } from '#test/xinjiang-material';
import { xinjiangStatedReport } from '#test/xinjiang-stated-report';
import { examineRound } from '../examination/examine-round.ts';
import type { RoundMaterial } from '../examination/round-material.ts';
import { examineReport } from '../examination/stated-report/examine-report.ts';
import type { AnyFinding } from './any-finding.ts';
import { MAX_KEY_LENGTH } from './finding-key.ts';
import { nameFindings } from './name-findings.ts';

const byName = (name: string) => `id of ${name}`;
const name = (findings: readonly AnyFinding[]) => nameFindings(findings, byName);
const namesOf = (material: RoundMaterial) =>
  name(examineRound(material)).map(({ key, fingerprint }) => [key, fingerprint].join(' = '));

/** The same round as another device may hold it: every list the other way round. */
function turnedRound(material: RoundMaterial): RoundMaterial {
  return {
    ...material,
    documents: material.documents.toReversed(),
    allotments: material.allotments.toReversed(),
    units: material.units.toReversed(),
    executions: material.executions.toReversed(),
    tables: material.tables
      .map((table) => ({ ...table, indicators: table.indicators.toReversed() }))
      .toReversed(),
    forms: material.forms.map((form) => ({ ...form, rows: form.rows.toReversed() })).toReversed(),
  };
}

/** The material with another budget of the first document. */
function withAmount(material: RoundMaterial, amountInFen: number): RoundMaterial {
  return {
    ...material,
    documents: material.documents.map((document) =>
      document.documentNumber === '财建〔2024〕387号' ? { ...document, amountInFen } : document,
    ),
  };
}

describe('nameFindings', () => {
  it('[FA1] names each finding of the real report once, by rule and place', () => {
    const keys = name([...examineRound(xinjiangMaterial()), ...examineReport(xinjiangStatedReport())]).map(
      ({ key }) => key,
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining([
        'F01 DOCUMENT:新财企〔2023〕87号:ISSUED_ON',
        'F05 HEADLINE',
        'F07 FORM:region',
        'F12 FORM:region:WEIGHTS',
        'F31 LEVEL:PREFECTURE',
        'F34 ANNEX:id of 企业创新发展预期目标:actual',
        'F39 ANNEX:TIMELINESS:statement',
        'F45 SCORE:产出指标',
      ]),
    );
  });

  it('[FA1] [FA2] gives the same names whatever order the rows come in', () => {
    const material = xinjiangMaterial();
    expect(namesOf(turnedRound(material)).sort()).toEqual(namesOf(material).sort());
  });

  it('[FA1] keeps the key when what stands at the place changes, and [FA2] changes the fingerprint', () => {
    const at = (material: RoundMaterial) =>
      name(examineRound(material)).find(({ key }) => key === 'F05 HEADLINE')?.fingerprint;
    const material = xinjiangMaterial();
    const before = at(material);
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(at(withAmount(material, 900_000_000))).not.toBe(before);
    expect(at(withAmount(material, 1_400_000_000))).toBe(before);
  });

  it('[FA1] keeps the name of a level’s unreported targets while some of them are reported', () => {
    const material = xinjiangMaterial();
    const reported = {
      ...material,
      forms: material.forms.map((form, index) =>
        index === 0 ? { ...form, rows: form.rows.map((row) => ({ ...row, actualText: '1' })) } : form,
      ),
    };
    const of = (one: RoundMaterial) =>
      name(examineRound(one)).find(({ key }) => key === 'F31 LEVEL:PREFECTURE');
    expect(of(reported)?.key).toBe(of(material)?.key);
  });

  it('[FA1] tells two findings of one rule at one place apart, whichever comes first', () => {
    const [finding] = examineReport(xinjiangStatedReport());
    if (finding?.code !== 'F28') throw new Error('the first finding is about rates');
    const other = { ...finding, details: { ...finding.details, narrative: '85' } };
    const keyOf = (one: AnyFinding, all: readonly AnyFinding[]) =>
      name(all).find((named) => named.finding === one)?.key;
    expect(keyOf(finding, [finding, other])).not.toBe(keyOf(other, [finding, other]));
    expect(keyOf(finding, [other, finding])).toBe(keyOf(finding, [finding, other]));
  });

  it('[FA1] keeps a key short, however long the name of an indicator is', () => {
    const report = xinjiangStatedReport();
    const long = (indicator: string) => `${indicator}${'很长'.repeat(200)}`;
    const rows = report.rows.map((row) => ({ ...row, indicator: long(row.indicator) }));
    const keys = nameFindings(examineReport({ ...report, rows }), (indicator) => indicator).map(
      ({ key }) => key,
    );
    expect(Math.max(...keys.map((key) => key.length))).toBe(MAX_KEY_LENGTH);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('[FA2] does not mind blanks and look-alikes', () => {
    const [finding] = examineReport(xinjiangStatedReport());
    if (!finding) throw new Error('the report has findings');
    const [first, ...others] = finding.trace;
    const spaced = {
      ...finding,
      trace: [{ ...first, text: ` ${first.text?.replace('，', ' ，') ?? ''} ` }, ...others],
    } as typeof finding;
    expect(name([spaced])[0]?.fingerprint).toBe(name([finding])[0]?.fingerprint);
  });
});
