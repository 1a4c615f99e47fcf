import { paragraph, type ReportContext } from '../report-context.ts';
import type { Block, ReportDocument, Span } from '../report-document.ts';
import { reportGapsOf, unapprovedFormsOf } from '../report-gaps.ts';
import type { ReportJobPurpose } from '../report-job.ts';
import { fieldOf } from '../source.ts';
import { countOf, placeNumber, textValue, words } from '../spans.ts';
import { STATE_LABELS } from '../wording/labels.ts';

/**
 * What a reader must know before the first section: sample data, what kind of report it is, which forms are in it.
 *
 * @param report All the rest of it.
 */
export function prefaceBlocks(
  context: ReportContext,
  report: ReportDocument,
  purpose: ReportJobPurpose,
): readonly Block[] {
  const { material, write } = context;
  return [
    paragraph([
      ...(material.round.isSampleData ? write('sampleData', {}) : []),
      ...(purpose === 'VERSION' ? partialSentences(context, report) : draftSentence(context)),
      ...coverageSentence(context),
    ]),
  ];
}

/** Only what nobody has put up for sign-off is a draft (草稿). */
function draftSentence(context: ReportContext): readonly Span[] {
  if (context.facts.form.state === 'APPROVED') return [];
  return context.write('draft', ownFormValues(context));
}

/** What a version leaves open (SO11), and that the region's own form is among those that are not approved. */
function partialSentences(context: ReportContext, report: ReportDocument): readonly Span[] {
  const { material, facts, write } = context;
  const { openPlaces } = reportGapsOf(report, material);
  const unapproved = unapprovedFormsOf(material);
  const places = openPlaces > 0 ? write('partialPlaces', { 未填处数: placeNumber(openPlaces) }) : [];
  if (unapproved.length === 0) return places;
  const count = countOf(unapproved.map(({ id }) => ({ entity: 'SELF_EVALUATION', id })));
  return [
    ...places,
    ...write('partialForms', { 未审核表数: count }),
    ...(facts.form.state === 'APPROVED' ? [] : write('partialOwnForm', ownFormValues(context))),
  ];
}

function ownFormValues({ facts: { form, table } }: ReportContext) {
  const state = fieldOf('SELF_EVALUATION', form, 'state');
  return {
    表名: textValue(table.title, fieldOf('TARGET_TABLE', table, 'title')),
    状态: words(STATE_LABELS[form.state], { kind: 'FIELD', of: state }),
  };
}

function coverageSentence({ facts: { formsBelow }, write }: ReportContext): readonly Span[] {
  const formRows = (forms: typeof formsBelow) =>
    countOf(forms.map(({ id }) => ({ entity: 'SELF_EVALUATION', id })));
  const units = [...new Set(formsBelow.map(({ orgUnitId }) => orgUnitId))];
  return write('coverage', {
    单位数: countOf(units.map((id) => ({ entity: 'ORG_UNIT', id }))),
    表数: formRows(formsBelow),
    通过数: formRows(formsBelow.filter(({ state }) => state === 'APPROVED')),
  });
}
