import { daysBetween } from './days-between.ts';
import { EXAMINATION_VERDICTS, type ExaminationCode } from './examination-finding.ts';
import { readPartialDate } from './partial-date.ts';
import { passingHops } from './passing-hops.ts';
import type { RoundMaterial } from './round-material.ts';

type HasFacts = (material: RoundMaterial) => boolean;

const hasDatedHop: HasFacts = (material) =>
  passingHops(material).some(({ upstream, document }) => {
    const from = readPartialDate(upstream.receivedOn) ? upstream.receivedOn : upstream.issuedOn;
    return daysBetween(from, document.issuedOn) !== null;
  });
const hasTables: HasFacts = ({ tables }) => tables.length > 0;
const hasLowerTables: HasFacts = ({ tables }) => tables.some(({ from }) => from !== 'CENTRAL');
const hasForms: HasFacts = ({ forms }) => forms.length > 0;
const hasWeights: HasFacts = ({ forms }) => forms.some(({ weights }) => weights !== null);
const hasLibrary: HasFacts = ({ statement, regulations }) =>
  statement.citations.length > 0 && regulations.length > 0;

/** What each rule needs before its silence says anything. */
const NEEDED: { readonly [C in ExaminationCode]: HasFacts } = {
  F01: hasDatedHop,
  F02: hasDatedHop,
  F03: ({ statement }) => statement.aspects.some(({ aspect }) => aspect === 'TIMELINESS'),
  F04: ({ executions, allotments }) =>
    allotments.length > 0 && executions.some(({ executedInFen }) => executedInFen !== null),
  F05: ({ statement }) => statement.headline !== null,
  F06: ({ issuerPrefixes }) => issuerPrefixes.length > 0,
  F07: ({ forms }) => forms.some(({ funds }) => funds?.TOTAL),
  F08: ({ forms, allotments }) => allotments.length > 0 && forms.some(({ usingUnit }) => usingUnit !== null),
  F09: ({ forms }) => forms.some(({ funds }) => funds !== null),
  F10: hasLibrary,
  F11: hasLibrary,
  F12: hasWeights,
  F13: hasTables,
  F14: hasTables,
  F15: (material) => hasTables(material) && hasForms(material),
  F16: (material) => hasTables(material) && hasForms(material),
  F17: hasLowerTables,
  F18: hasTables,
  F19: hasTables,
  F20: hasTables,
  F21: hasTables,
  F22: hasWeights,
  F23: hasLowerTables,
  F24: ({ tables }) => tables.some(({ responsiblePerson }) => responsiblePerson !== null),
  F25: ({ units }) => units.length > 0,
  F26: ({ tables }) => tables.some(({ ministry }) => ministry !== null),
  F31: hasTables,
};

/**
 * The rules that could not look, because what they compare is not known.
 *
 * An examination without findings is no clean bill where these are not told.
 */
export function rulesWithoutFacts(material: RoundMaterial): ExaminationCode[] {
  // Every key of the record is a code; Object.keys only forgets it.
  const codes = Object.keys(EXAMINATION_VERDICTS) as ExaminationCode[];
  return codes.filter((code) => !NEEDED[code](material));
}
