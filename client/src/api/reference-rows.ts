import type { ResultOf } from 'gql.tada';
import { graphql } from './graphql.ts';

/*
 * Rows that are handed down: units, money, documents, targets. One fragment per entity; what a phone stores is
 * exactly what these ask for.
 */

export const OrgUnitFragment = graphql(`
  fragment OrgUnitRow on OrgUnit {
    id
    parentId
    path
    level
    name
    shortName
    departmentName
  }
`);
export const FundFragment = graphql(`
  fragment FundRow on Fund {
    id
    name
    kind
    competentDepartment
  }
`);
export const BudgetDocumentFragment = graphql(`
  fragment BudgetDocumentRow on BudgetDocument {
    id
    fundId
    documentNumber
    issuerLevel
    issuedOn
    receivedOn
    amountInFen
    budgetYear
    batch
    about
    passesOnId
  }
`);
export const AllotmentFragment = graphql(`
  fragment AllotmentRow on Allotment {
    id
    budgetDocumentId
    orgUnitId
    amountInFen
  }
`);
export const SchemeFragment = graphql(`
  fragment SchemeRow on Scheme {
    id
    name
    version
    content
    reason
  }
`);
export const RoundFragment = graphql(`
  fragment RoundRow on Round {
    id
    fundId
    ownerId
    name
    budgetYear
    deadlineOn
    isSampleData
  }
`);
export const TargetTableFragment = graphql(`
  fragment TargetTableRow on TargetTable {
    id
    roundId
    orgUnitId
    budgetDocumentId
    schemeId
    title
    batch
    amountInFen
    overallTarget
    rollUpSource
  }
`);
export const IndicatorFragment = graphql(`
  fragment IndicatorRow on Indicator {
    id
    targetTableId
    position
    level1
    level2
    level3
    targetText
    weight
    unitOfMeasure
    parentIndicatorId
    aggregationRule
    periodRule
    rollUpSource
  }
`);

export type OrgUnitRow = ResultOf<typeof OrgUnitFragment>;
export type FundRow = ResultOf<typeof FundFragment>;
export type BudgetDocumentRow = ResultOf<typeof BudgetDocumentFragment>;
export type AllotmentRow = ResultOf<typeof AllotmentFragment>;
export type SchemeRow = ResultOf<typeof SchemeFragment>;
export type RoundRow = ResultOf<typeof RoundFragment>;
export type TargetTableRow = ResultOf<typeof TargetTableFragment>;
export type IndicatorRow = ResultOf<typeof IndicatorFragment>;
