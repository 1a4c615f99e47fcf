import { comparableName } from '../../indicator/indicator-name.ts';
import { parseDecimal } from '../../indicator-value/decimal.ts';
import { readDates } from '../../indicator-value/read-dates.ts';
import { maskFigures, readMeasures } from '../../indicator-value/read-measures.ts';
import { normaliseText } from '../../indicator-value/normalise-text.ts';
import {
  statedRow,
  type StatedFigure,
  type StatedRow,
  type StatedText,
} from '../../examination/stated-report/stated-report.ts';
import { announcesCause, announcesMeasure, splitCause, statedTextOf } from './cell-texts.ts';
import { joinSentences, plainText, type Sentence } from './sentences.ts';

/** What the narrative says of the indicators of the annex. */
export interface Narrative {
  readonly rows: readonly StatedRow[];
  readonly figures: readonly StatedFigure[];
}

const NUMBER = String.raw`\d{1,6}(?:\.\d{1,6})?`;
const RATE = new RegExp(`完成(?:率|比例)(?:均|为|达到|达|是|:)*(${NUMBER}%)`);
const DEVIATION = new RegExp(
  `(?:偏差|偏离)(?:率|度)?(?:为|是|:)*((?:超出|低于|高于|少|多|正|负)?[+-]?${NUMBER}%)`,
);
const NO_DEVIATION = /(?:无|没有|不存在|未发生|未产生)偏差|未偏离/;
/** A paragraph that goes on about the indicator of the one before. */
const GOES_ON =
  /^(?:[(（]?\d{0,2}[)）.、]?)?(?:偏差|偏离|未完成|未达|主要原因|原因|改进措施|整改措施|下一步)/;
/** Units of time and of points count nothing that a row reports. */
const NO_FIGURE = new Set(['%', '年', '月', '日', '天', '分', '号', '个百分点']);

/** The sentences about one indicator, from its name to the next. */
interface Passage {
  readonly row: StatedRow;
  readonly sentences: Sentence[];
}

/** Finds each indicator of the annex in the narrative and what is said of its rate, deviation, cause and measure. */
export function readNarrative(sentences: readonly Sentence[], rows: readonly StatedRow[]): Narrative {
  const passages = passagesOf(sentences, rows);
  const said = rows.flatMap((row) => {
    const about = passages.filter((passage) => passage.row === row).map(({ sentences: own }) => own);
    return rowsSaid(row, about);
  });
  const figures = passages.flatMap(({ sentences: own }) => own.flatMap(figuresOf));
  return { rows: said, figures };
}

function passagesOf(sentences: readonly Sentence[], rows: readonly StatedRow[]): Passage[] {
  // The longest first: 企业数量 stands inside 支持企业数量.
  const names = rows
    .map((row) => ({ row, name: plainName(row.indicator) }))
    .filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index)
    .sort((a, b) => b.name.length - a.name.length);
  const passages: Passage[] = [];
  let open: Passage | null = null;
  let paragraph = 0;
  for (const sentence of sentences) {
    const named = mentionsIn(sentence, names);
    const isNew = sentence.paragraph !== paragraph;
    paragraph = sentence.paragraph;
    if (named.length === 0) {
      if (isNew && !GOES_ON.test(sentence.plain)) open = null;
      open?.sentences.push(sentence);
      continue;
    }
    for (const [index, { row, at }] of named.entries()) {
      const plain = sentence.plain.slice(at, named[index + 1]?.at);
      open = { row, sentences: [{ ...sentence, plain, text: named.length === 1 ? sentence.text : plain }] };
      passages.push(open);
    }
  }
  return passages;
}

/** Which indicators a sentence names, in its order; a name inside another is not meant. */
function mentionsIn(
  { plain }: Sentence,
  names: readonly { readonly row: StatedRow; readonly name: string }[],
) {
  const found: { row: StatedRow; at: number; end: number }[] = [];
  for (const { row, name } of names) {
    const at = name === '' ? -1 : plain.indexOf(name);
    if (at < 0 || found.some((other) => at < other.end && other.at < at + name.length)) continue;
    found.push({ row, at, end: at + name.length });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** One row of the narrative; a second rate that differs from the first is a row of its own. */
function rowsSaid(annex: StatedRow, passages: readonly (readonly Sentence[])[]): StatedRow[] {
  const { indicator, level1, level2 } = annex;
  const rates = passages.flatMap((own) => firstMatch(own, RATE));
  const deviation = passages.flatMap((own) => firstMatch(own, DEVIATION))[0] ?? null;
  const none = passages.flat().find(({ plain }) => NO_DEVIATION.test(plain));
  const causes = passages.flatMap((own) => causesOf(own));
  const [rate] = rates;
  const stated = rate ?? deviation ?? (none && { text: '', at: none.at }) ?? null;
  if (stated === null && causes.length === 0) return [];
  // Whoever states a rate and no reason beside it gives none.
  const silent: StatedText = { text: '', at: stated?.at ?? null };
  const known = { view: 'NARRATIVE' as const, indicator, level1, level2 };
  const others = rates.filter(
    (other, index) =>
      other.text !== rate?.text && rates.findIndex(({ text }) => text === other.text) === index,
  );
  return [
    statedRow({
      ...known,
      rate: rate ?? null,
      deviation: deviation ?? (none ? { text: '0', at: none.at } : null),
      reason: causes.find(({ reason }) => reason.text !== '')?.reason ?? silent,
      measure: causes.find(({ measure }) => measure.text !== '')?.measure ?? silent,
    }),
    ...others.map((other) => statedRow({ ...known, rate: other })),
  ];
}

function firstMatch(sentences: readonly Sentence[], pattern: RegExp): StatedText[] {
  for (const { plain, at } of sentences) {
    const text = pattern.exec(plain)?.[1];
    if (text !== undefined) return [{ text, at }];
  }
  return [];
}

/** Cause and measure go on over the sentences that follow the word that announces them. */
function causesOf(
  sentences: readonly Sentence[],
): { readonly reason: StatedText; readonly measure: StatedText }[] {
  const start = sentences.findIndex(({ text }) => announcesCause(text) || announcesMeasure(text));
  const first = sentences[start];
  if (!first) return [];
  const whole = statedTextOf(joinSentences(sentences.slice(start)), null).text;
  const marked = announcesCause(whole) ? whole : `偏差原因：${whole}`;
  const { reason, measure } = splitCause(announcesMeasure(first.text) ? whole : marked);
  const isMeasureFirst = !announcesCause(first.text);
  const measured = sentences.slice(start).find(({ text }) => announcesMeasure(text));
  return [
    {
      reason: { text: isMeasureFirst ? '' : reason, at: first.at },
      measure: { text: measure, at: measured?.at ?? first.at },
    },
  ];
}

function figuresOf({ text, at }: Sentence): StatedFigure[] {
  const normalised = normaliseText(text);
  const { measures } = readMeasures(maskFigures(normalised, readDates(normalised, null)));
  return measures
    .filter(({ value, unit }) => unit !== null && !NO_FIGURE.has(unit) && parseDecimal(value) !== null)
    .map(({ value, unit }) => ({ value, unit, stated: { text, at } }));
}

/** The name as it can be found in a plain sentence: without 指标1: and a unit in brackets. */
function plainName(indicator: string): string {
  const name = plainText(indicator)
    .replace(/^指标\d{0,3}[:.、]?/, '')
    .replace(/\([^()]{1,4}\)$/, '');
  return name === '' ? comparableName(indicator) : name;
}
