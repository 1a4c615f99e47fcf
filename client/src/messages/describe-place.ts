import type {
  CellField,
  DocumentField,
  ExaminationPlace,
  FormPlace,
  TablePlace,
} from '@attain/shared/examination/examination-place';
import type { FundAspect } from '@attain/shared/examination/statement-material';
import { batchWord, FUND_COLUMN_WORDS, FUND_LINE_WORDS } from './examination.messages.ts';

const BETWEEN = ' · ';

const ASPECT_WORDS: Readonly<Record<FundAspect, string>> = {
  ALLOCATION: '分配科学性',
  TIMELINESS: '下达及时性',
  PAYMENT: '拨付合规性',
  USE: '使用规范性',
  EXECUTION: '执行准确性',
  PERFORMANCE_MANAGEMENT: '预算绩效管理情况',
  EXPENDITURE_DUTY: '支出责任履行情况',
};

const DOCUMENT_FIELD_WORDS: Readonly<Record<DocumentField, string>> = {
  NUMBER: '文号',
  ISSUER: '发文机关',
  ISSUED_ON: '发文日期',
  RECEIVED_ON: '收文日期',
  AMOUNT: '金额',
};

const CELL_FIELD_WORDS: Readonly<Record<CellField, string>> = {
  NAME: '名称',
  LEVEL_1: '一级指标',
  TARGET: '目标',
  ACTUAL: '完成',
  FEEDS: '对应的上级指标',
};

const TABLE_FIELD_WORDS: Readonly<Record<TablePlace['field'], string>> = {
  HOLDER: '目标表',
  MINISTRY: '主管部门',
  RESPONSIBLE_PERSON: '负责人',
};

const FORM_FIELD_WORDS: Readonly<Record<FormPlace['field'], string>> = {
  HOLDER: '单位',
  USING_UNIT: '资金使用单位',
  WEIGHTS: '分值',
  BATCHES: '批次',
};

/** Where something stands, from the outside in: 乌鲁木齐市 · 提前批 · 企业满意度 · 目标. */
export function describePlace(place: ExaminationPlace): string {
  return partsOf(place).filter(Boolean).join(BETWEEN);
}

function partsOf(place: ExaminationPlace): string[] {
  switch (place.kind) {
    case 'HEADLINE':
      return ['报告写的资金总额'];
    case 'ASPECT':
      return [ASPECT_WORDS[place.aspect]];
    case 'CITATION':
      return ['报告的引文'];
    case 'DOCUMENT':
      return [place.documentNumber, DOCUMENT_FIELD_WORDS[place.field]];
    case 'ALLOTMENT':
      return [place.documentNumber, '资金分配', place.unit];
    case 'UNIT':
      return [place.unit, '上级单位'];
    case 'EXECUTION':
      return [place.unit, '执行数'];
    case 'TABLE':
      return [place.holder, batchWord(place.batch ?? ''), TABLE_FIELD_WORDS[place.field]];
    case 'INDICATOR':
      return [place.holder, batchWord(place.batch ?? ''), place.indicator, CELL_FIELD_WORDS[place.field]];
    case 'FORM':
      return [place.holder, '自评表', FORM_FIELD_WORDS[place.field]];
    case 'FUND':
      return [place.holder, '自评表', FUND_LINE_WORDS[place.line], FUND_COLUMN_WORDS[place.column]];
    case 'ROW':
      return [place.holder, '自评表', place.indicator, CELL_FIELD_WORDS[place.field]];
  }
}
