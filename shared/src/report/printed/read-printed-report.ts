import type { Fen } from '../../indicator-value/money.ts';
import { readDates } from '../../indicator-value/read-dates.ts';
import { maskFigures, readMeasures } from '../../indicator-value/read-measures.ts';
import { normaliseText } from '../../indicator-value/normalise-text.ts';
import { comparableName } from '../../indicator/indicator-name.ts';
import type { Amount, StatedReport, StatedText } from '../../examination/stated-report/stated-report.ts';
import { statedTextOf } from './cell-texts.ts';
import { labelTables } from './label-tables.ts';
import type { PrintedReport } from './printed-report.ts';
import { readAnnex, type Annex } from './read-annex.ts';
import { readAspects } from './read-aspects.ts';
import { readHeadline } from './read-headline.ts';
import { readNarrative } from './read-narrative.ts';
import { readScores, readUnitScores } from './read-scores.ts';
import type { ReadingProblem } from './reading-problem.ts';
import { joinSentences, sentencesOf, type Sentence } from './sentences.ts';

export type ReportReading =
  | {
      readonly ok: true;
      readonly report: StatedReport;
      /** The amount that the report names first, in whole fen; null: it names none. */
      readonly headline: Fen | null;
    }
  | { readonly ok: false; readonly problem: ReadingProblem };

/** Reads what a printed report states, so that it can be examined; refused as a whole where its annex is unclear. */
export function readPrintedReport(unlabelled: PrintedReport): ReportReading {
  const printed = labelTables(unlabelled);
  const reading = readAnnex(printed);
  if (!reading.ok) return reading;
  const { annex } = reading;
  const sentences = sentencesOf(printed);
  const narrative = readNarrative(sentences, annex.rows);
  const hasNarrative = sentences.some(({ section }) => section !== null);
  return {
    ok: true,
    headline: readHeadline(sentences),
    report: {
      budgetYear: yearOf(printed),
      rows: [...annex.rows, ...narrative.rows],
      aspects: readAspects(printed, sentences),
      scores: readScores(sentences),
      resultUse: passageOf(sentences, ['结果', '应用'], /下一?年|以后|今后|分配|安排|挂钩|应用|参考|依据/),
      publication: passageOf(sentences, ['公开'], /公开|公示|公布/),
      unitScores: hasNarrative ? readUnitScores(printed) : null,
      unreported: unreportedOf(annex),
      figures: narrative.figures,
      tableFigures: tableFigures(printed),
    },
  };
}

/** The year that the title or a caption names first. */
function yearOf({ blocks }: PrintedReport): number | null {
  const texts = blocks.flatMap((block) =>
    block.kind === 'PARAGRAPH' ? [block.text] : block.cells.slice(0, 6).map(({ text }) => text),
  );
  for (const text of texts) {
    const year = /(20\d{2}) ?年/.exec(normaliseText(text))?.[1];
    if (year !== undefined) return Number(year);
  }
  return null;
}

/** What stands under a heading with these words; under a heading of several matters, the sentences on this one. */
function passageOf(
  sentences: readonly Sentence[],
  words: readonly string[],
  about: RegExp,
): StatedText | null {
  const isNamed = (heading: string | null) => words.every((word) => heading?.includes(word));
  const ofHeading = sentences.filter(({ heading }) => isNamed(heading));
  const ofSection = sentences.filter(
    ({ section, heading, plain }) => isNamed(section) && heading === null && about.test(plain),
  );
  const own = ofHeading.length > 0 ? ofHeading : ofSection;
  const [first] = own;
  return first ? statedTextOf(joinSentences(own), first.at) : null;
}

/** Indicators of the target tables that the annex has no row for: nobody reports on them here. */
function unreportedOf({ issued, rows }: Annex): string[] | null {
  if (issued === null) return null;
  const reported = new Set(
    rows.filter(({ actual }) => actual?.text !== '').map(({ indicator }) => comparableName(indicator)),
  );
  const missing = new Map(
    issued
      .map((name): [string, string] => [comparableName(name), name])
      .filter(([key]) => !reported.has(key)),
  );
  return [...missing.values()];
}

function tableFigures({ blocks }: PrintedReport): Amount[] {
  return blocks.flatMap((block) =>
    block.kind === 'TABLE'
      ? block.cells.flatMap(({ text }) => {
          const normalised = normaliseText(text);
          const { measures } = readMeasures(maskFigures(normalised, readDates(normalised, null)));
          return measures.map(({ value, unit }) => ({ value, unit }));
        })
      : [],
  );
}
