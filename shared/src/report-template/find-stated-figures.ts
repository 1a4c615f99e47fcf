import { isSameAmount } from '../examination/stated-report/find-numbers-without-row.ts';
import type { Amount } from '../examination/stated-report/stated-report.ts';
import { normaliseText } from '../indicator-value/normalise-text.ts';
import { readDates } from '../indicator-value/read-dates.ts';
import { maskFigures, readMeasures, type Measure } from '../indicator-value/read-measures.ts';
import { readGrade } from '../scoring/grade.ts';
import { placeIn } from './check-placeholders.ts';
import { plainNumber, type KnownFigures } from './known-figures.ts';
import type { TextName } from './placeholder-names.ts';
import { readPlaceholders, withoutPlaceholders } from './read-placeholders.ts';
import type { StatedInTemplate } from './stated-figure.ts';
import type { TemplateText, TemplateTexts } from './template-text.ts';

const DOCUMENT_NUMBER = /[\u4e00-\u9fff]{0,12}[[(](?:19|20)\d{2}[\])] ?第? ?\d{1,6} ?号/g;
const TITLE = /《[^《》]*》/g;
const YEAR = /(?:19|20)\d{2}(?= ?年)/g;
/** Numbers of tables and figures, as maskFigures knows those of annexes. */
const TABLE_NUMBER = /[表图] ?\d{1,3}(?!\d)/g;
const GRADE =
  /(?:等级|等次|级别|评定结果|自评结果|评价结果|评)(?:评定|确定|认定)?(?:为|是|:)*["“「]?(优秀|优|良好|良|中等|中|合格|不合格|较差|差)(?=["”」]|等次|等级|等|级|[。,;、)]|$|\s)/g;
/** Time and pages count nothing that a row reports. */
const NO_FIGURE = new Set(['年', '月', '日', '号', '页', '个月', '小时']);
const PART = /产出|效益|成本|满意度|执行率|执行|指标|分值|满分/;

/** What a clause is about, by its words right before the figure. */
const ABOUT: readonly { readonly words: RegExp; readonly units: RegExp | null; readonly name: TextName }[] = [
  { words: /执行率|执行进度|支出进度/, units: /^%$/, name: '执行率' },
  { words: /(?:总分|总得分|综合得分|自评得分|最终得分)[^0-9]{0,6}$/, units: /^分$/, name: '总分' },
  { words: /到位(?:数|资金|金额)?(?!率)[^0-9]{0,4}$/, units: /元$/, name: '到位数' },
  { words: /执行(?:数|资金|金额)?(?!率)[^0-9]{0,4}$/, units: /元$/, name: '执行数' },
  { words: /(?:预算数|预算资金|预算金额|全年预算)[^0-9]{0,4}$/, units: /元$/, name: '预算数' },
];

/**
 * The figures and grades that stand in the fixed text of a template, held against the data of a round (TP7).
 *
 * @param known Null where there is no round yet: then nothing can be vouched for, and all of it is told.
 */
export function findStatedFigures(texts: TemplateTexts, known: KnownFigures | null): StatedInTemplate[] {
  return texts.flatMap((text) => {
    const words = withoutPlaceholders(text.text, readPlaceholders(text.text).placeholders);
    // The name of a regulation says nothing of this round.
    const plain = normaliseText(words).replace(TITLE, (title) => '□'.repeat(title.length));
    return [
      ...findDocuments(text, plain, known),
      ...findYears(text, plain, known),
      ...findGrades(text, plain, known),
      ...findFigures(text, plain, known),
    ];
  });
}

function findFigures(text: TemplateText, plain: string, known: KnownFigures | null): StatedInTemplate[] {
  const blot = (part: string) => '□'.repeat(part.length);
  const cited = plain.replace(DOCUMENT_NUMBER, blot).replace(TABLE_NUMBER, blot);
  const masked = maskFigures(cited, readDates(cited, null));
  return readMeasures(masked).measures.flatMap((measure): StatedInTemplate[] => {
    const clause = (
      plain
        .slice(0, measure.start)
        .split(/[。;,]/)
        .at(-1) ?? ''
    ).replaceAll('\u0000', '');
    if (!isFigure(measure, text, clause)) return [];
    const found = plain.slice(measure.start, measure.end).replaceAll('\u0000', '').trim();
    const base = { at: atOf(text, found), found };
    return [{ ...base, ...judge(measure, clause, known) }];
  });
}

/** A bare number in a sentence counts nothing (telephone, postcode); in a cell it is a figure, and after 得分 a score. */
function isFigure({ unit }: Measure, { place }: TemplateText, clause: string): boolean {
  if (unit !== null) return !NO_FIGURE.has(unit);
  return place.kind !== 'PARAGRAPH' || ABOUT.some(({ words }) => words.test(clause));
}

type Judgement =
  | { readonly kind: 'CONTRADICTED'; readonly placeholder: string; readonly data: string }
  | { readonly kind: 'UNKNOWN_SCORE' | 'UNKNOWN_FIGURE' }
  | { readonly kind: 'TYPED'; readonly placeholder: string | null };

function judge({ value, unit }: Measure, clause: string, known: KnownFigures | null): Judgement {
  const about = aboutOf(unit, clause);
  const placeholder = about === null ? null : `{${about}}`;
  if (known === null)
    return placeholder === null ? { kind: 'UNKNOWN_FIGURE' } : { kind: 'TYPED', placeholder };
  const isKnown = known.amounts.some((amount) => isSame({ value, unit }, amount));
  if (about !== null && placeholder !== null) {
    const data = known.printed[about];
    const own = { value: data.replace('%', ''), unit: unitOf(about) };
    if (isSame({ value, unit: unit ?? own.unit }, own)) return { kind: 'TYPED', placeholder };
    // The rate of a single unit or source is a row's; a total is not.
    if (about !== '执行率' || !isKnown) return { kind: 'CONTRADICTED', placeholder, data };
  }
  if (isKnown) return { kind: 'TYPED', placeholder: null };
  return { kind: unit === '分' && /得\D{0,3}$/.test(clause) ? 'UNKNOWN_SCORE' : 'UNKNOWN_FIGURE' };
}

/** "自评得 98.6 分" is about the total unless a part is named. */
function aboutOf(unit: string | null, clause: string): TextName | null {
  const about = ABOUT.find(
    ({ words, units }) => words.test(clause) && (unit === null || units === null || units.test(unit)),
  );
  if (about) return about.name;
  return unit === '分' && /得\D{0,3}$/.test(clause) && !PART.test(clause) ? '总分' : null;
}

function unitOf(name: TextName): string {
  return name === '总分' ? '分' : name === '执行率' ? '%' : '万元';
}

function isSame(stated: Amount, known: Amount): boolean {
  const isCount = stated.unit === null || !/^(?:%|分|个百分点)$|元$/.test(stated.unit);
  // A count of the tables bears out no per cent and no money.
  return (known.unit !== null || isCount) && isSameAmount(stated, known);
}

function findGrades(text: TemplateText, plain: string, known: KnownFigures | null): StatedInTemplate[] {
  return [...plain.matchAll(GRADE)].flatMap((match): StatedInTemplate[] => {
    const found = match[1] ?? '';
    const grade = readGrade(found);
    if (grade === null) return [];
    const base = { at: atOf(text, found), found };
    const data = known?.printed.等级;
    if (data === undefined || data === grade) return [{ ...base, kind: 'TYPED', placeholder: '{等级}' }];
    return [{ ...base, kind: 'CONTRADICTED', placeholder: '{等级}', data }];
  });
}

function findDocuments(text: TemplateText, plain: string, known: KnownFigures | null): StatedInTemplate[] {
  return (plain.match(DOCUMENT_NUMBER) ?? [])
    .filter((found) => !known?.documents.some((number) => plainNumber(found).endsWith(number)))
    .map((found) => ({ kind: 'UNKNOWN_DOCUMENT', at: atOf(text, found), found }));
}

function findYears(text: TemplateText, plain: string, known: KnownFigures | null): StatedInTemplate[] {
  if (known === null) return [];
  return (plain.match(YEAR) ?? [])
    .filter((year) => !known.years.has(Number(year)))
    .map((year) => ({ kind: 'UNKNOWN_YEAR', at: atOf(text, year), found: `${year}年` }));
}

/** What is found stands in half-width signs; its digits alone are looked for where the original writes it otherwise. */
function atOf(text: TemplateText, found: string) {
  const digits = /\d[\d.]*/.exec(found)?.[0] ?? found;
  const wanted = [found, digits].find((part) => text.text.includes(part));
  const start = wanted === undefined ? 0 : text.text.indexOf(wanted);
  return placeIn(text, start, start + (wanted ?? text.text).length);
}
