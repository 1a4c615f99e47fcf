import { contentHashOf, type MutationVerdict, type PulledRows, type TestDevice } from './test-device.ts';

/** What a preparer enters into one cell; what is left out stays as it stands. */
export interface CellEntry {
  readonly valueText?: string;
  readonly completion?: string;
  readonly deviationReason?: string;
  readonly improvementMeasure?: string;
}

/** By level-3 name. */
export type FormEntries = Readonly<Record<string, CellEntry>>;

/** The prefectures' main form, every row filled in; two targets are missed and explained. */
export const MAIN_FORM_FILLED: FormEntries = {
  '支持重点“小巨人”企业数量': { valueText: '1' },
  '有效发明专利并实际应用数量（项）': {
    valueText: '6',
    deviationReason: '发明专利审查周期一般为 3—5 年，有 1 项尚在实审',
    improvementMeasure: '知识产权专员每月跟踪审查进度，2025 年 6 月底前完成',
  },
  主营业务收入占营业收入比重: { valueText: '93.5' },
  研发经费支出占营业收入比重: { valueText: '6.39' },
  资金执行率: { valueText: '100' },
  资金使用合规率: { valueText: '100' },
  资金拨付及时率: { valueText: '100' },
  预算成本控制率: { valueText: '100' },
  '重点“小巨人”企业主营业务收入（亿元）': {
    valueText: '7.9',
    deviationReason: '下游需求放缓，第四季度订单推迟',
    improvementMeasure: '市场部在 2025 年一季度前落实两家新客户',
  },
  本区域自治区专精特新中小企业数量: { valueText: '由 41 家增至 52 家，稳步增长', completion: '1' },
  企业满意度: { valueText: '92' },
};

export const MAIN_TITLE = '第三批第二年奖补资金';

/** The id of a unit's form by the title of its table. */
export function formIdOf(rows: PulledRows, unitId: string, title = MAIN_TITLE): string {
  const table = rows.targetTables.find((row) => row.orgUnitId === unitId && row.title === title);
  const form = rows.selfEvaluations.find(({ targetTableId }) => targetTableId === table?.id);
  if (!form) throw new Error(`${unitId} has no form ${title}`);
  return form.id;
}

/** Enters values as one push on the base of what stands. */
export async function fillIn(device: TestDevice, formId: string, entries: FormEntries): Promise<void> {
  const rows = await device.pull();
  const mutations = Object.entries(entries).flatMap(([name, entry]) => {
    const cell = cellOf(rows, formId, name);
    return (['valueText', 'completion', 'deviationReason', 'improvementMeasure'] as const)
      .filter((field) => entry[field] !== undefined && entry[field] !== cell[field])
      .map((field) =>
        device.mutate('actual.set@1', {
          selfEvaluationId: formId,
          indicatorId: cell.indicatorId,
          field,
          value: entry[field] ?? null,
          base: cell[field],
        }),
      );
  });
  await pushAll(device, mutations);
}

export async function submit(device: TestDevice, formId: string): Promise<void> {
  const rows = await device.pull();
  const form = rows.selfEvaluations.find(({ id }) => id === formId);
  const table = rows.targetTables.find(({ id }) => id === form?.targetTableId);
  await pushAll(device, [
    device.mutate('form.submit@1', {
      selfEvaluationId: formId,
      roundNumber: form?.roundNumber ?? 1,
      contentHash: contentHashOf(rows, formId),
      schemeId: table?.schemeId ?? '',
    }),
  ]);
}

/** Returns a form for the named rows, or approves it when none is named. */
export async function review(
  device: TestDevice,
  formId: string,
  marks: Readonly<Record<string, string>> = {},
): Promise<void> {
  const rows = await device.pull();
  const form = rows.selfEvaluations.find(({ id }) => id === formId);
  const marked = Object.entries(marks).map(([name, text]) => ({
    indicatorId: cellOf(rows, formId, name).indicatorId,
    text,
  }));
  await pushAll(device, [
    device.mutate('form.review@1', {
      selfEvaluationId: formId,
      roundNumber: form?.roundNumber ?? 1,
      contentHash: contentHashOf(rows, formId),
      outcome: marked.length > 0 ? 'RETURNED' : 'APPROVED',
      comment: '',
      marks: marked,
    }),
  ]);
}

function cellOf(rows: PulledRows, formId: string, name: string) {
  const cells = rows.indicatorActuals.filter(({ selfEvaluationId }) => selfEvaluationId === formId);
  const cell = cells.find(
    ({ indicatorId }) => rows.indicators.find(({ id }) => id === indicatorId)?.level3 === name,
  );
  if (!cell) throw new Error(`the form ${formId} has no row ${name}`);
  return cell;
}

async function pushAll(device: TestDevice, mutations: Parameters<TestDevice['push']>): Promise<void> {
  const refused: MutationVerdict[] = [];
  for (let i = 0; i < mutations.length; i += 50) {
    const { verdicts } = await device.push(...mutations.slice(i, i + 50));
    refused.push(...(verdicts ?? []).filter(({ outcome }) => outcome !== 'APPLIED' && outcome !== 'NOOP'));
  }
  if (refused.length > 0) throw new Error(`not applied: ${JSON.stringify(refused)}`);
}
