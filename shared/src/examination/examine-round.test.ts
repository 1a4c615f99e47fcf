import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { AN_UNKNOWN_ROUND } from '#test/an-unknown-round';
import {
  changeRound,
  setCitation,
  setDocument,
  setForm,
  setIndicator,
  setRow,
  setStatement,
  setTable,
  type RoundChange,
} from '#test/change-round';
import { placeKey } from '#test/place-key';
import { examineRound } from './examine-round.ts';
import { EXAMINATION_VERDICTS, type ExaminationCode } from './examination-finding.ts';
import type { FundAmounts } from './form-material.ts';
import type { RoundMaterial } from './round-material.ts';

const EMPTY: FundAmounts = { annualBudget: null, arrived: null, executed: null };

function setFunds(line: 'TOTAL' | 'LOCAL'): RoundChange {
  return (material) => {
    const funds = material.forms.find(({ id }) => id === 'annex')?.funds;
    return funds ? setForm('annex', { funds: { ...funds, [line]: EMPTY } })(material) : material;
  };
}

function addRow(level3: string): RoundChange {
  return (material) => {
    const rows = material.forms.find(({ id }) => id === 'annex')?.rows ?? [];
    const row = {
      level1: '产出指标',
      level2: '质量指标',
      targetText: '≥95%',
      actualText: '96%',
      answers: [],
    };
    return setForm('annex', { rows: [...rows, { ...row, id: 'annex-6', level3 }] })(material);
  };
}

const WEIGHTS = {
  execution: 2000,
  levels: [
    { name: '产出指标', weight: 4000 },
    { name: '效益指标', weight: 3000 },
    { name: '满意度指标', weight: 1000 },
  ],
  reason: null,
};

/** The smallest change to the clean round that is one fault, and the place where it must be found. */
const PLANTED: { readonly [C in ExaminationCode]: readonly [place: string, ...changes: RoundChange[]] } = {
  F01: ['示财企〔2023〕90号.ISSUED_ON', setDocument('财建〔2023〕310号', { receivedOn: '2023-10-28' })],
  F02: ['示财企〔2024〕33号.ISSUED_ON', setDocument('财建〔2024〕120号', { receivedOn: '2024-04-24' })],
  F03: ['aspect.TIMELINESS', setDocument('财建〔2023〕310号', { receivedOn: null })],
  F04: [
    '示财企〔2024〕33号.ISSUED_ON',
    setDocument('财建〔2024〕120号', { issuedOn: '2024-11-01', receivedOn: '2024-11-05' }),
    setDocument('示财企〔2024〕33号', { issuedOn: '2024-11-30' }),
  ],
  F05: ['headline', setStatement({ headline: { amountInFen: 850_000_000, documentNumbers: null } })],
  F06: ['示财企〔2024〕33号.NUMBER', setDocument('示财企〔2024〕33号', { issuer: '财政部' })],
  F07: ['annex.TOTAL.annualBudget', setFunds('TOTAL')],
  F08: ['annex.USING_UNIT', setForm('annex', { usingUnit: '示例省工业和信息化厅' })],
  F09: ['annex.LOCAL.annualBudget', setFunds('LOCAL')],
  F10: ['citation-1', setCitation({ subject: '绩效自评' })],
  F11: ['citation-1', setCitation({ title: '《示例省专项资金管理办法》' })],
  F12: ['annex.WEIGHTS', setForm('annex', { weights: WEIGHTS })],
  F13: ['east-main-1.TARGET', setIndicator('east-main-1', { targetText: '若干家' })],
  F14: ['central-advance-3.TARGET', (material) => ({ ...material, attachedDocuments: [] })],
  F15: ['annex-2.TARGET', setRow('annex-2', { targetText: '≥90%' })],
  F16: ['annex.BATCHES', setForm('annex', { mergeNote: null })],
  F17: ['east-advance-1.TARGET', setIndicator('east-main-1', { objects: ['甲厂', '辛厂'] })],
  F18: ['central-advance-2.NAME', setIndicator('west-main-2', { level3: '验收合格率' })],
  F19: ['central-advance-1.TARGET', setIndicator('west-main-1', { targetText: '≥2户' })],
  F20: ['central-advance-2.LEVEL_1', setIndicator('west-main-2', { level1: '效益指标' })],
  F21: ['west-main-4.TARGET', setIndicator('west-main-4', { targetText: '稳步增长' })],
  F22: ['annex-6.NAME', addRow('预算执行率')],
  F23: ['west-main-5.FEEDS', setIndicator('west-main-5', { feeds: null })],
  F24: ['central-advance.RESPONSIBLE_PERSON', setTable('west-main', { responsiblePerson: '省厅处长' })],
  F25: [
    'execution.北山市',
    (material) => ({
      ...material,
      executions: [
        ...material.executions,
        { unit: '北山市', budgetInFen: null, executedInFen: null, asOf: null },
      ],
    }),
  ],
  F26: ['central-advance.MINISTRY', setTable('west-main', { ministry: '财政部' })],
  F31: ['west-main-5.ACTUAL', setRow('west-main-5', { actualText: null })],
};

describe('examineRound', () => {
  it('[EX2] finds nothing in a clean round', () => {
    expect(examineRound(aCleanRound())).toEqual([]);
  });

  it('[EX2] knows a planted fault for each of its rules', () => {
    expect(Object.keys(PLANTED)).toEqual(Object.keys(EXAMINATION_VERDICTS));
  });

  it.each(Object.entries(PLANTED))(
    '[EX2] finds the planted %s, at its place, and nothing else',
    (code, planted) => {
      const [place, ...changes] = planted;
      const findings = examineRound(changeRound(aCleanRound(), ...changes));
      expect(findings.map((finding) => [finding.code, placeKey(finding.trace[0].place)])).toEqual([
        [code, place],
      ]);
    },
  );

  it('[EX3] says for each finding how grave it is and what leads out of it', () => {
    for (const [, ...changes] of Object.values(PLANTED)) {
      const [finding] = examineRound(changeRound(aCleanRound(), ...changes));
      expect(finding).toMatchObject(EXAMINATION_VERDICTS[finding?.code ?? 'F01']);
    }
  });

  it('[EX3] lists by place, then by rule', () => {
    const material = changeRound(
      aCleanRound(),
      ...(['F31', 'F26', 'F12', 'F21', 'F01', 'F05', 'F23'] as const).flatMap(
        (code) => PLANTED[code].slice(1) as RoundChange[],
      ), // only the first is the place
    );
    expect(examineRound(material).map(({ code }) => code)).toEqual([
      ...['F05', 'F01', 'F26', 'F21', 'F23', 'F31', 'F12'],
    ]);
  });

  it('[EX4] finds nothing where nothing is known, and does not fail', () => {
    expect(examineRound(AN_UNKNOWN_ROUND)).toEqual([]);
    expect(examineRound(withoutWhatMayBeUnknown(aCleanRound()))).toEqual([]);
  });

  it('[EX4] does not fail on links that lead nowhere or round in a circle', () => {
    const tangled = changeRound(
      aCleanRound(),
      setIndicator('east-main-1', { feeds: 'east-advance-1' }),
      setIndicator('east-advance-1', { feeds: 'east-main-1' }),
      setIndicator('west-main-1', { feeds: 'nowhere' }),
      setDocument('财建〔2024〕120号', { passesOn: '财建〔2024〕120号' }),
      (material) => ({
        ...material,
        units: material.units.map((unit) => ({ ...unit, parent: unit.name })),
      }),
    );
    expect(examineRound(tangled).map(({ code }) => code)).not.toContain('F23');
  });
});

/** A clean round of which only names, targets and links are known. */
function withoutWhatMayBeUnknown(material: RoundMaterial): RoundMaterial {
  return {
    ...material,
    documents: material.documents.map(({ documentNumber, passesOn }) => ({
      documentNumber,
      passesOn,
      title: null,
      issuer: null,
      issuedOn: null,
      receivedOn: null,
      amountInFen: null,
      budgetYear: null,
      batch: null,
    })),
    allotments: material.allotments.map((allotment) => ({
      ...allotment,
      amountInFen: null,
      levelsToUser: null,
    })),
    executions: material.executions.map(({ unit }) => ({
      unit,
      budgetInFen: null,
      executedInFen: null,
      asOf: null,
    })),
    tables: material.tables.map((table) => ({
      ...table,
      batch: null,
      amountInFen: null,
      ministry: null,
      responsiblePerson: null,
      indicators: table.indicators.map((indicator) => ({ ...indicator, objects: null })),
    })),
    forms: material.forms.map((form) => ({
      ...form,
      usingUnit: null,
      mergeNote: null,
      weights: null,
      funds: null,
    })),
    statement: { headline: null, aspects: [], citations: [] },
    regulations: [],
    issuerPrefixes: [],
  };
}
