import type { ResultOf } from 'gql.tada';
import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import { mutateServer, queryServer } from './call-server.ts';
import { graphql } from './graphql.ts';
import type { Outcome } from './outcome.ts';

const ReportTemplateFragment = graphql(`
  fragment ReportTemplateRow on ReportTemplate {
    id
    kind
    name
    sha256
    byteCount
    uploadedByName
    uploadedAt
    isActive
    notes {
      isRefusal
      where
      what
    }
  }
`);

const ReportTemplatesQuery = graphql(
  `
    query ReportTemplates($roundId: ID!) {
      reportTemplates(roundId: $roundId) {
        ...ReportTemplateRow
      }
    }
  `,
  [ReportTemplateFragment],
);

const ChooseReportTemplateMutation = graphql(
  `
    mutation ChooseReportTemplate($roundId: ID!, $kind: TemplateKind!, $id: ID) {
      chooseReportTemplate(roundId: $roundId, kind: $kind, id: $id) {
        ...ReportTemplateRow
      }
    }
  `,
  [ReportTemplateFragment],
);

/** One template that was brought for a unit, as the server tells it. */
export type ReportTemplateRow = ResultOf<typeof ReportTemplateFragment>;

/** All of the unit that called the round, the newest first. */
export async function fetchReportTemplates(
  roundId: string,
  viewerId: string,
): Promise<Outcome<readonly ReportTemplateRow[]>> {
  const outcome = await queryServer(ReportTemplatesQuery, { roundId }, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.reportTemplates } : outcome;
}

/** @param id An earlier template; null: the built-in layout. */
export async function chooseReportTemplate(
  choice: { readonly roundId: string; readonly kind: TemplateKind; readonly id: string | null },
  viewerId: string,
): Promise<Outcome<readonly ReportTemplateRow[]>> {
  const outcome = await mutateServer(ChooseReportTemplateMutation, choice, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.chooseReportTemplate } : outcome;
}
