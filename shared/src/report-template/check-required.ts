import type { PlacedPlaceholder } from './check-placeholders.ts';
import type { TemplateKind } from './placeholder-names.ts';
import type { RequiredPart, TemplateProblem } from './template-problem.ts';

interface Requirement {
  readonly what: RequiredPart;
  /** As written in a template; `指标.指标值` is a name inside of the loop 指标. */
  readonly anyOf: readonly string[];
}

/**
 * What every report says (TP5): score and grade, whether it is a draft, and each indicator with target, actual value and
 * reason, as the annex or as rows of the template's own.
 */
const OF_REPORT: readonly Requirement[] = [
  { what: 'STATUS', anyOf: ['{编制说明}'] },
  { what: 'TOTAL', anyOf: ['{总分}', '{@第四部分}'] },
  { what: 'GRADE', anyOf: ['{等级}', '{@第四部分}'] },
];
const ROWS: readonly Requirement[] = [
  { what: 'INDICATOR_NAME', anyOf: ['{三级指标}'] },
  { what: 'TARGET', anyOf: ['{指标值}'] },
  { what: 'ACTUAL', anyOf: ['{实际完成值}'] },
  { what: 'REASON', anyOf: ['{偏差原因}'] },
];

export function checkRequired(placed: readonly PlacedPlaceholder[], kind: TemplateKind): TemplateProblem[] {
  const used = new Set(placed.map(({ sign, name }) => `{${sign}${name}}`));
  const inRows = new Set(
    placed.filter(({ loops }) => loops.includes('指标')).map(({ sign, name }) => `{${sign}${name}}`),
  );
  const missingIn = (names: ReadonlySet<string>, all: readonly Requirement[]) =>
    all
      .filter(({ anyOf }) => !anyOf.some((name) => names.has(name)))
      .map(({ what, anyOf }): TemplateProblem => ({ kind: 'MISSING', what, anyOf }));
  const ofReport = kind === 'REPORT' ? missingIn(used, OF_REPORT) : [];
  if (kind === 'REPORT' && used.has('{@附表}')) return ofReport;
  if (!used.has('{#指标}')) {
    const anyOf = kind === 'REPORT' ? ['{@附表}', '{#指标}'] : ['{#指标}'];
    return [...ofReport, { kind: 'MISSING', what: 'ANNEX', anyOf }];
  }
  return [...ofReport, ...missingIn(inRows, ROWS)];
}
