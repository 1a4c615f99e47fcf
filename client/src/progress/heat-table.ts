import type { OrgUnitRow } from '../api/reference-rows.ts';
import type { ScoredForm, ScoredRow } from '../scoring/scored-form.ts';

/** met · below: from 90 % on · far-below · none: not reported or not decided · absent: not issued to this unit. */
export type HeatLevel = 'met' | 'below' | 'far-below' | 'none' | 'absent';

export interface HeatCell {
  readonly unitId: string;
  readonly level: HeatLevel;
  /** 84.6%, 待评定; null: not reported. */
  readonly text: string | null;
  readonly formId: string | null;
  readonly indicatorId: string | null;
  readonly isReturned: boolean;
}

export interface HeatGroup {
  /** Forms of one batch stand in one block. */
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly cells: readonly HeatCell[] }[];
  readonly done: number;
  readonly all: number;
}

/** Below this completion a miss is a big one. */
const FAR_BELOW_PERCENT = 90;

/** Completion of every indicator in every unit, by batch; indicators of one name share a row. */
export function heatTable(units: readonly OrgUnitRow[], forms: readonly ScoredForm[]): readonly HeatGroup[] {
  const batches = [...new Set(forms.map(batchOf))];
  return batches.map((batch) => {
    const own = forms.filter((form) => batchOf(form) === batch);
    const names = [...new Set(own.flatMap(({ rows }) => rows.map(({ row }) => row.indicator.level3)))];
    return {
      title: own[0]?.view.targetTable?.title ?? '',
      rows: names.map((name) => ({ name, cells: units.map((unit) => heatCell(unit, own, name)) })),
      done: own.reduce((sum, { done }) => sum + done, 0),
      all: own.reduce((sum, { all }) => sum + all, 0),
    };
  });
}

function batchOf({ view }: ScoredForm): string {
  return view.targetTable?.batch ?? '';
}

function heatCell(unit: OrgUnitRow, forms: readonly ScoredForm[], name: string): HeatCell {
  const form = forms.find(({ view }) => view.form.orgUnitId === unit.id);
  const scored = form?.rows.find(({ row }) => row.indicator.level3 === name);
  return {
    unitId: unit.id,
    level: scored ? heatLevel(scored) : 'absent',
    text: scored ? heatText(scored) : null,
    formId: form?.view.id ?? null,
    indicatorId: scored?.row.indicator.id ?? null,
    isReturned: scored?.row.returnMark != null,
  };
}

function heatLevel({ isFilled, isMissed, percent }: ScoredRow): HeatLevel {
  if (!isFilled || (percent === null && !isMissed)) return 'none';
  if (!isMissed) return 'met';
  return percent !== null && percent >= FAR_BELOW_PERCENT ? 'below' : 'far-below';
}

function heatText({ isFilled, percentText, deviation }: ScoredRow): string | null {
  if (!isFilled) return null;
  return percentText ?? deviation.short;
}
