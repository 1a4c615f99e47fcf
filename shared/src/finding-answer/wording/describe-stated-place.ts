import type { FundAspect } from '../../examination/statement-material.ts';
import type { StatedPlace } from '../../examination/stated-report/stated-place.ts';
import {
  EXECUTION_PART,
  TOTAL_PART,
  type StatedField,
  type StatedPosition,
  type StatedView,
} from '../../examination/stated-report/stated-report.ts';
import { ASPECT_LABELS } from '../../report/wording/labels.ts';

const VIEWS: Readonly<Record<StatedView, string>> = { NARRATIVE: '正文', ANNEX: '附表' };

const FIELDS: Readonly<Record<StatedField, string>> = {
  target: '指标值',
  actual: '实际完成值',
  rate: '完成率',
  deviation: '偏差',
  reason: '偏差原因',
  measure: '改进措施',
  weight: '分值',
  score: '得分',
};

/** Which text is meant and where it stands: 附表 · 资金执行率 · 实际完成值（表 12 第 22 行第 6 列）. */
export function describeStatedPlace(place: StatedPlace): string {
  const at = describePosition(place.at);
  return `${subjectOf(place)}${at === '' ? '' : `（${at}）`}`;
}

export function aspectWord(aspect: FundAspect): string {
  return ASPECT_LABELS[aspect];
}

export function partWord(part: string): string {
  if (part === EXECUTION_PART) return '预算执行率';
  return part === TOTAL_PART ? '总分' : part;
}

function subjectOf(place: StatedPlace): string {
  switch (place.kind) {
    case 'ROW':
      return `${VIEWS[place.view]} · ${place.indicator} · ${FIELDS[place.field]}`;
    case 'ASPECT':
      return `${VIEWS[place.view]} · ${aspectWord(place.aspect)}${place.field === 'problem' ? ' · 存在问题' : ''}`;
    case 'SCORE':
      return `正文 · ${partWord(place.part)}得分`;
    case 'RESULT_USE':
      return '正文 · 结果应用';
    case 'PUBLICATION':
      return '正文 · 公开情况';
    case 'FIGURE':
      return '正文';
  }
}

function describePosition(at: StatedPosition | null): string {
  if (at === null) return '';
  if (at.kind === 'CELL') {
    const table = at.label === undefined ? describeTable(at.sheet, at.table) : `${at.label} `;
    return `${table}第 ${at.row} 行第 ${at.column} 列`;
  }
  const section = at.section === null ? '' : `“${at.section}”`;
  return `${section}第 ${at.paragraph} 段第 ${at.sentence} 句`;
}

/** A table that no caption numbers: by its place in the document, or by its sheet. */
export function describeTable(sheet: string | null, table: number): string {
  return sheet === null ? `第 ${table} 个表格` : `工作表“${sheet}”`;
}
