import { examineRound } from '@attain/shared/examination/examine-round';
import type { FundAspect } from '@attain/shared/examination/statement-material';
import {
  EXECUTION_PART,
  statedRow,
  TOTAL_PART,
  type StatedReport,
  type StatedRow,
  type StatedText,
} from '@attain/shared/examination/stated-report/stated-report';
import type { TableInput } from '@attain/shared/scoring/table-input';
import { readFixture } from './read-fixture.ts';
import { xinjiangMaterial } from './xinjiang-material.ts';

interface Reference {
  readonly year: number;
  readonly selfEvaluation: {
    readonly indicators: readonly {
      readonly level1: string;
      readonly level2: string;
      readonly level3: string;
      readonly completion: number;
      readonly reasons?: readonly string[];
    }[];
    readonly published: Readonly<Record<string, number | string>>;
  };
}

interface AnnexFacts {
  readonly timeliness: { readonly text: string };
  readonly annexAspects: { readonly answers: Readonly<Record<FundAspect, string>> };
  readonly resultUse: { readonly text: string; readonly scoredUnits: readonly string[] };
}

/** The real report as it states itself, from its published figures and its annex as printed; the rest is unknown. */
export function xinjiangStatedReport(): StatedReport {
  const reference = readFixture<Reference>('xinjiang-2024.json');
  const facts = readFixture<AnnexFacts>('xinjiang-2024-annex.json');
  const { indicators, published } = reference.selfEvaluation;
  // The reference's own keys: the seven aspects.
  const aspects = Object.entries(facts.annexAspects.answers) as [FundAspect, string][];
  return {
    budgetYear: reference.year,
    rows: [...annexRows(), ...indicators.map(narrativeRow)],
    aspects: [
      ...aspects.map(([aspect, answer]) => ({
        view: 'ANNEX' as const,
        aspect,
        statement: stated(answer),
        problem: null,
      })),
      { view: 'NARRATIVE', aspect: 'TIMELINESS', statement: stated(facts.timeliness.text), problem: null },
    ],
    scores: Object.entries(published)
      .filter(([part]) => part !== 'grade')
      .map(([part, score]) => ({
        part: { execution: EXECUTION_PART, total: TOTAL_PART }[part] ?? part,
        score: String(score),
        weight: null,
        at: null,
      })),
    resultUse: stated(facts.resultUse.text),
    publication: null,
    unitScores: facts.resultUse.scoredUnits.map(stated),
    unreported: unreportedNames(),
    figures: [],
    tableFigures: null,
  };
}

function stated(text: string): StatedText {
  return { text, at: null };
}

/** Cause and measure share one column of the annex; what it does not print is empty. */
function annexRows(): StatedRow[] {
  const published = readFixture<{ readonly input: TableInput }[]>('tables.json').find(
    ({ input }) => input.id === 'S00',
  );
  if (!published) throw new Error('tables.json has no table S00');
  return published.input.indicators.map(({ level1, level2, level3, target, actual, reason }) =>
    statedRow({
      view: 'ANNEX',
      indicator: level3,
      level1,
      level2: level2 ?? null,
      target: stated(target ?? ''),
      actual: stated(actual ?? ''),
      reason: stated(reason ?? ''),
      measure: stated(reason ?? ''),
    }),
  );
}

/** The text gives every row its rate, and its causes or none; its measures are not in the reference. */
function narrativeRow({
  level1,
  level2,
  level3,
  completion,
  reasons = [],
}: Reference['selfEvaluation']['indicators'][number]): StatedRow {
  return statedRow({
    view: 'NARRATIVE',
    indicator: level3,
    level1,
    level2,
    rate: stated(`${Math.round(completion * 100)}%`),
    reason: stated(reasons.join('；')),
  });
}

/** The issued targets that nobody reported (F31). */
function unreportedNames(): string[] {
  const material = xinjiangMaterial();
  return examineRound(material)
    .filter(({ code }) => code === 'F31')
    .flatMap(({ trace }) =>
      trace.flatMap(({ place }) => (place.kind === 'INDICATOR' ? [place.indicator] : [])),
    );
}
