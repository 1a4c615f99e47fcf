import type { AdministrativeLevel } from '@attain/shared/examination/administrative-level';
import type { DayRange } from '@attain/shared/examination/days-between';
import type {
  ExaminationCode,
  ExaminationDetails,
  ExaminationFinding,
} from '@attain/shared/examination/examination-finding';
import { formatFenInWanyuan, type Fen } from '@attain/shared/indicator-value/money';
import { batchWord, FUND_COLUMN_WORDS, FUND_LINE_WORDS } from './examination.messages.ts';

/** The fact, in one sentence. */
export function describeFact<C extends ExaminationCode>({ code, details }: ExaminationFinding<C>): string {
  return FACTS[code](details);
}

const LEVEL_WORDS: Readonly<Record<AdministrativeLevel, string>> = {
  CENTRAL: '中央',
  REGION: '省级',
  PREFECTURE: '地市级',
  COUNTY: '县级',
  ENTERPRISE: '企业',
};

const FACTS: {
  readonly [C in ExaminationCode]: (details: ExaminationDetails[C]) => string;
} = {
  F01: latePassingOn,
  F02: latePassingOn,
  F03: ({ hops }) => `缺少${hops.map(({ documentNumber }) => documentNumber).join('、')}的收文或发文日期。`,
  F04: ({ days, levels, daysNeeded }) =>
    `下达后 ${formatDays(days)}全部执行；经 ${levels} 级下达，按规定可用 ${daysNeeded} 天。`,
  F05: ({ headlineInFen, ofYearInFen, ofOtherYearsInFen, otherYears }) =>
    `总额 ${wanyuan(headlineInFen)}，其中 ${wanyuan(ofOtherYearsInFen)}属于 ${otherYears.join('、')} 年，本年度为 ${wanyuan(ofYearInFen)}。`,
  F06: ({ documentNumber, statedIssuer, issuerOfNumber }) =>
    `${documentNumber}写作${statedIssuer}的文件，字号属于${issuerOfNumber}。`,
  F07: ({ columns }) =>
    `分项已填，合计的${columns.map((column) => FUND_COLUMN_WORDS[column]).join('、')}为空。`,
  F08: ({ usingUnit, allottedUnits }) => `写的是${usingUnit}，资金分配到${allottedUnits.join('、')}。`,
  F09: ({ lines }) =>
    `已填中央资金，${lines.map((line) => FUND_LINE_WORDS[line]).join('、')}为空，不知道是 0 还是没有填。`,
  F10: ({ documentNumber, citedFor, subjects }) =>
    `${documentNumber}规定的是${subjects.join('、')}，却用来说明${citedFor}。`,
  F11: ({ documentNumber, title, titleOfNumber, numberOfTitle }) =>
    titleOfNumber === null
      ? `${title}的文号应为${numberOfTitle ?? '另一文号'}，写作${documentNumber}。`
      : `${documentNumber}的标题应为${titleOfNumber}，写作${title}。`,
  F12: ({ execution, levels }) =>
    `预算执行 ${execution}，${Object.entries(levels)
      .map(([level, weight]) => `${level} ${weight}`)
      .join('，')}，与默认分值不同，没有写理由。`,
  F13: ({ targetText }) => `目标是${quote(targetText)}，读不出数字。`,
  F14: ({ titles }) =>
    titles.length === 0
      ? '目标要看另一份文件，但没有写文件名，也没有附上。'
      : `目标要看${titles.map((title) => `《${title}》`).join('、')}，没有附上。`,
  F15: ({ printed, issued }) => `自评表写${quote(printed)}，下达的是${quote(issued)}。`,
  F16: ({ batches, rowsThatDiffer }) =>
    `一张表合并了${batches.map(batchWord).join('、')}共 ${batches.length} 个批次，没有说明${
      rowsThatDiffer.length > 0 ? `；有 ${rowsThatDiffer.length} 项指标两批目标不同` : ''
    }。`,
  F17: ({ objects, summed, byObject, batches }) =>
    `${batches.map(batchWord).join('、')}相加是 ${summed}，按对象只有 ${byObject}${
      objects.length > 0 ? `：${objects.join('、')}重复` : ''
    }。`,
  F18: ({ names }) => `同一指标写作${names.map(quote).join('、')}。`,
  F19: ({ units }) => `同一指标的单位有${units.map(quote).join('、')}。`,
  F20: ({ headings }) => `同一指标分别归在${headings.join('、')}。`,
  F21: ({ targetText }) => `目标是${quote(targetText)}，没有写从多少起算。`,
  F22: ({ indicator, executionWeight }) =>
    `预算执行已单列 ${executionWeight} 分，${quote(indicator)}又计一次。`,
  F23: ({ indicator, cells }) => `${quote(indicator)}有 ${cells} 格，没有汇总到上级的任何指标。`,
  F24: ({ person, levels }) =>
    `${person}同时是${levels.map((level) => LEVEL_WORDS[level]).join('、')}目标表的负责人。`,
  F25: ({ name, nearest }) => `组织机构中没有“${name}”${nearest === null ? '' : `，可能是“${nearest}”`}。`,
  F26: ({ ministries }) => `各表分别写作${ministries.join('、')}。`,
  F31: ({ level, unreported, issued }) =>
    `${LEVEL_WORDS[level]}共 ${issued} 格，有 ${unreported} 格没有填报。`,
};

function latePassingOn({ upstream, days, limit, countedFrom }: ExaminationDetails['F01']): string {
  const span = `到转下达 ${formatDays(days)}，超过 ${limit} 天`;
  return countedFrom === 'RECEIPT'
    ? `从收到${upstream}${span}。`
    : `从${upstream}发文${span}；收文日期不知道，所以从发文算起。`;
}

/** 55—85 天, 34 天. */
function formatDays({ least, most }: DayRange): string {
  return least === most ? `${least} 天` : `${least}—${most} 天`;
}

function wanyuan(fen: Fen): string {
  return `${formatFenInWanyuan(fen)} 万元`;
}

/** Long texts are told by their beginning; the whole stands under 比对内容. */
const LONGEST_QUOTE = 40;

function quote(text: string): string {
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return short === '' ? '空的' : `“${short}”`;
}
