import { describe, expect, it } from 'vitest';
import { examineRound } from '@attain/shared/examination/examine-round';
import { roundMaterialOf } from '@attain/shared/sign-off/round-material-of';
import type { BudgetDocumentRow, IndicatorRow, TargetTableRow } from '../api/reference-rows.ts';
import type { FormView } from '../local-data/form-view.ts';
import { describeFact } from '../messages/describe-fact.ts';
import { describePlace } from '../messages/describe-place.ts';
import { aFormView, aUnit } from '../scoring/form-view.test-support.ts';
import type { LocalRound } from '../local-data/use-round-rows.ts';
import { rowsOfRound } from '../report/build-report-material.ts';
import { formLinks } from './form-links.ts';

const region = aUnit({
  id: 'xj',
  parentId: null,
  path: '/xj/',
  level: 'REGION',
  name: '新疆维吾尔自治区',
  shortName: '自治区',
});
const changji = aUnit();

function aDocument(id: string, overrides: Partial<BudgetDocumentRow> = {}): BudgetDocumentRow {
  return {
    id,
    fundId: 'fund',
    documentNumber: id,
    issuerLevel: 'CENTRAL',
    issuedOn: '2023-10',
    receivedOn: null,
    amountInFen: 200_000_000,
    budgetYear: 2024,
    batch: 'ADVANCE',
    about: '',
    passesOnId: null,
    ...overrides,
  };
}

/** A form on a table that a document issued. */
function issuedForm(id: string, documentId: string, overrides: Parameters<typeof aFormView>[0]): FormView {
  const view = aFormView({ id, ...overrides });
  if (!view.targetTable) throw new Error('a form view has a table');
  return { ...view, targetTable: { ...view.targetTable, budgetDocumentId: documentId, batch: 'ADVANCE' } };
}

const lower = issuedForm('lower', '新财企〔2023〕87号', {
  unit: changji,
  rows: [
    { level3: '支持企业数量', target: '1 户', value: '1', parent: 'count' },
    { level3: '企业满意度', level1: '满意度指标', level2: '', target: '≥90%', parent: 'satisfaction' },
  ],
});
const own = aFormView({
  id: 'own',
  unit: region,
  rows: [
    { id: 'count', level3: '支持企业数量', target: '1 户', rule: 'SUM' },
    {
      id: 'satisfaction',
      level3: '企业满意度',
      level1: '满意度指标',
      target: '≥90%',
      rule: 'FUND_WEIGHTED_MEAN',
    },
  ],
});

function tableOf(view: FormView): TargetTableRow {
  if (!view.targetTable) throw new Error('a form view has a table');
  return view.targetTable;
}

function indicatorsOf(view: FormView): IndicatorRow[] {
  return view.rows.map(({ indicator }) => indicator);
}

function aRound(overrides: Partial<LocalRound> = {}): LocalRound {
  const round = own.round;
  if (!round) throw new Error('a form view has a round');
  return {
    round,
    units: [region, changji],
    documents: [
      aDocument('财建〔2023〕341号'),
      aDocument('新财企〔2023〕87号', {
        issuerLevel: 'REGION',
        issuedOn: '2023-12-25',
        passesOnId: '财建〔2023〕341号',
      }),
    ],
    allotments: [
      { id: 'a', budgetDocumentId: '新财企〔2023〕87号', orgUnitId: 'changji', amountInFen: 70_000_000 },
    ],
    tables: [tableOf(own), tableOf(lower)],
    indicators: [...indicatorsOf(own), ...indicatorsOf(lower)],
    forms: [own, lower],
    ...overrides,
  };
}

const materialOf = (local: LocalRound) => roundMaterialOf(rowsOfRound(local));

describe('the rows of a device, as the rules of the examination read them', () => {
  it('takes a table without a document for a unit’s own, which nobody issued', () => {
    const { tables, forms } = materialOf(aRound());
    expect(tables.map(({ id, from, holderLevel }) => [id, from, holderLevel])).toEqual([
      ['table-lower', 'REGION', 'PREFECTURE'],
    ]);
    expect(forms.map(({ id, tableIds }) => [id, tableIds])).toEqual([
      ['lower', ['table-lower']],
      ['own', []],
    ]);
  });

  it('lets the rules find how late money was passed on, and what nobody reported', () => {
    const findings = examineRound(materialOf(aRound()));
    const told = findings.map((finding) => [finding.code, describeFact(finding)]);
    expect(told).toContainEqual([
      'F01',
      '从财建〔2023〕341号发文到转下达 55—85 天，超过 30 天；收文日期不知道，所以从发文算起。',
    ]);
    expect(told).toContainEqual(['F31', '地市级共 2 格，有 1 格没有填报。']);
  });

  it('leaves out what belongs to another round, another fund or years that are over', () => {
    const other = aDocument('财建〔2022〕1号', { budgetYear: 2023 });
    const foreign = aDocument('财农〔2024〕2号', { fundId: 'other' });
    const local = aRound();
    const { documents } = materialOf({ ...local, documents: [...local.documents, other, foreign] });
    expect(documents.map(({ documentNumber }) => documentNumber)).toEqual([
      '新财企〔2023〕87号',
      '财建〔2023〕341号',
    ]);
  });

  it('finds no unit to be unknown only because it lies outside what a person sees', () => {
    const { form, ...rest } = lower;
    const findings = examineRound(
      materialOf(aRound({ units: [changji], forms: [{ form, ...rest }], tables: [tableOf(lower)] })),
    );
    expect(findings.map(({ code }) => code)).not.toContain('F25');
    expect(findings.map(({ code }) => code)).not.toContain('F23');
  });
});

describe('formLinks', () => {
  it('leads to each form once, to the region’s own by its page', () => {
    const place = (indicatorId: string) => ({
      place: {
        kind: 'INDICATOR' as const,
        tableId: 'table-lower',
        holder: '昌吉回族自治州',
        batch: 'ADVANCE',
        indicatorId,
        indicator: '支持企业数量',
        field: 'TARGET' as const,
      },
      text: null,
    });
    const row = {
      place: { kind: 'FORM' as const, formId: 'own', holder: '新疆维吾尔自治区', field: 'WEIGHTS' as const },
      text: null,
    };
    const links = formLinks([place('1'), place('2'), row], [own, lower]);
    expect(links.map(({ label, to }) => [label, to])).toEqual([
      ['昌吉州 · 提前批', { name: 'review-form', params: { formId: 'lower' } }],
      ['自治区 · main', { name: 'region-table', params: { formId: 'own' } }],
    ]);
    expect(formLinks([{ place: { kind: 'HEADLINE' }, text: null }], [own, lower])).toEqual([]);
  });
});

describe('describePlace', () => {
  it('goes from the outside in and leaves out what is not known', () => {
    expect(
      describePlace({ kind: 'DOCUMENT', documentNumber: '财建〔2023〕341号', field: 'RECEIVED_ON' }),
    ).toBe('财建〔2023〕341号 · 收文日期');
    const table = { kind: 'TABLE', tableId: 't', holder: '昌吉州', batch: null, field: 'MINISTRY' } as const;
    expect(describePlace(table)).toBe('昌吉州 · 主管部门');
  });
});
