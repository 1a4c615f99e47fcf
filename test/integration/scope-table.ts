import type { Role } from '@attain/shared/organisation/role';
import type { MutationName } from '@attain/shared/sync/mutation';

/**
 * What each account may read and do, written down apart from the code that decides it (security check C-22).
 * A field, a list or a mutation that is new in the schema and has no line here fails the test.
 */

/** Of a row that belongs to a unit: that unit and those above. Of one handed down: those below it too. */
export type ReachRule = 'UNIT' | 'HANDED_DOWN';

/**
 * Where the rows of each list of a pull page lie, and by which path they are shown. `isOfRounds`: they lie at the unit that
 * called a round, never at one that only fills in its forms.
 */
export const LIST_RULES: Readonly<
  Record<string, { table: string; path: string; reach: ReachRule; isOfRounds?: true }>
> = {
  orgUnits: { table: 'org_unit', path: 'path', reach: 'HANDED_DOWN' },
  funds: { table: 'fund', path: 'owner_path', reach: 'HANDED_DOWN' },
  budgetDocuments: { table: 'budget_document', path: 'owner_path', reach: 'HANDED_DOWN' },
  schemes: { table: 'scheme', path: 'owner_path', reach: 'HANDED_DOWN' },
  rounds: { table: 'round', path: 'owner_path', reach: 'HANDED_DOWN' },
  allotments: { table: 'allotment', path: 'org_path', reach: 'UNIT' },
  targetTables: { table: 'target_table', path: 'org_path', reach: 'UNIT' },
  indicators: { table: 'indicator', path: 'org_path', reach: 'UNIT' },
  selfEvaluations: { table: 'self_evaluation', path: 'org_path', reach: 'UNIT' },
  indicatorActuals: { table: 'indicator_actual', path: 'org_path', reach: 'UNIT' },
  fundExecutions: { table: 'fund_execution', path: 'org_path', reach: 'UNIT' },
  formStatements: { table: 'form_statement', path: 'org_path', reach: 'UNIT' },
  submissions: { table: 'submission', path: 'org_path', reach: 'UNIT' },
  reviewDecisions: { table: 'review_decision', path: 'org_path', reach: 'UNIT' },
  comments: { table: 'comment', path: 'org_path', reach: 'UNIT' },
  fieldConflicts: { table: 'field_conflict', path: 'org_path', reach: 'UNIT' },
  evidence: { table: 'evidence', path: 'org_path', reach: 'UNIT' },
  amendments: { table: 'amendment', path: 'org_path', reach: 'UNIT' },
  findingAnswers: { table: 'finding_answer', path: 'org_path', reach: 'UNIT', isOfRounds: true },
};

/** Roles that read figures; an administrator looks after accounts and sees none. */
export const READING_ROLES: readonly Role[] = ['PREPARER', 'REVIEWER', 'MANAGER', 'AUDITOR'];

/** Where a unit stands to the unit whose form it is. */
export type Relation = 'own' | 'above' | 'elsewhere';

const FILL_IN = {
  PREPARER: ['own'],
  REVIEWER: [],
  MANAGER: ['own'],
  AUDITOR: [],
  ADMINISTRATOR: [],
} as const;

/** Mutations on a round as a whole: the place is that of the unit that called it. */
export const ROUND_MUTATIONS: readonly MutationName[] = ['finding.answer@1', 'finding.revoke@1'];

const ANSWER_FINDINGS = {
  PREPARER: [],
  REVIEWER: ['own'],
  MANAGER: ['own'],
  AUDITOR: [],
  ADMINISTRATOR: [],
} as const;

/** From which place each role may do what to a form, or to a round. */
export const MUTATION_RULES: Readonly<Record<MutationName, Readonly<Record<Role, readonly Relation[]>>>> = {
  'actual.set@1': FILL_IN,
  'execution.set@1': FILL_IN,
  'statement.set@1': FILL_IN,
  'form.submit@1': FILL_IN,
  'conflict.resolve@1': FILL_IN,
  'evidence.add@1': FILL_IN,
  'evidence.remove@1': FILL_IN,
  'form.review@1': { PREPARER: [], REVIEWER: ['above'], MANAGER: [], AUDITOR: [], ADMINISTRATOR: [] },
  'form.reopen@1': { PREPARER: [], REVIEWER: ['above'], MANAGER: ['above'], AUDITOR: [], ADMINISTRATOR: [] },
  'amendment.decide@1': {
    PREPARER: [],
    REVIEWER: ['above'],
    MANAGER: ['above'],
    AUDITOR: [],
    ADMINISTRATOR: [],
  },
  'finding.answer@1': ANSWER_FINDINGS,
  'finding.revoke@1': ANSWER_FINDINGS,
  'work.recover@1': {
    PREPARER: [],
    REVIEWER: ['above'],
    MANAGER: ['above'],
    AUDITOR: [],
    ADMINISTRATOR: [],
  },
  'comment.add@1': {
    PREPARER: ['own', 'above'],
    REVIEWER: ['own', 'above'],
    MANAGER: ['own', 'above'],
    AUDITOR: [],
    ADMINISTRATOR: [],
  },
};

/** What somebody who is not signed in gets from each operation. */
export const ANONYMOUS_RULES: Readonly<Record<string, 'null' | 'NOT_SIGNED_IN' | 'WRONG_CREDENTIALS'>> = {
  'Query.viewer': 'null',
  'Query.syncPull': 'NOT_SIGNED_IN',
  'Query.syncBucket': 'NOT_SIGNED_IN',
  'Query.formScore': 'NOT_SIGNED_IN',
  'Query.ownDevices': 'NOT_SIGNED_IN',
  'Query.devicesWithUnsentWork': 'NOT_SIGNED_IN',
  'Query.deviceNames': 'NOT_SIGNED_IN',
  'Query.reportJob': 'NOT_SIGNED_IN',
  'Query.reportJobs': 'NOT_SIGNED_IN',
  'Query.reportVersions': 'NOT_SIGNED_IN',
  'Mutation.makeReportFiles': 'NOT_SIGNED_IN',
  'Mutation.putUpReport': 'NOT_SIGNED_IN',
  'Mutation.signReportVersion': 'NOT_SIGNED_IN',
  'Mutation.returnReportVersion': 'NOT_SIGNED_IN',
  'Mutation.withdrawReportVersion': 'NOT_SIGNED_IN',
  'Query.publications': 'NOT_SIGNED_IN',
  'Query.publicationDraft': 'NOT_SIGNED_IN',
  'Mutation.publishReport': 'NOT_SIGNED_IN',
  'Mutation.withdrawPublication': 'NOT_SIGNED_IN',
  'Query.reportTemplates': 'NOT_SIGNED_IN',
  'Mutation.chooseReportTemplate': 'NOT_SIGNED_IN',
  'Mutation.signIn': 'WRONG_CREDENTIALS',
  'Mutation.signOut': 'NOT_SIGNED_IN',
  'Mutation.syncPush': 'NOT_SIGNED_IN',
  'Mutation.nameDevice': 'NOT_SIGNED_IN',
  'Mutation.reportLoss': 'NOT_SIGNED_IN',
};

/**
 * Every field that an answer can carry.
 *
 * - ROW: shown with its row, by LIST_RULES.
 * - SELF: about the caller.
 * - ENVELOPE: of the wire; says nothing about rows.
 * - FORM: computed of one form, for those who may read it.
 * - REPORT: of a report, for those who may read all of its round; report-job.test.ts and report-scope.test.ts ask
 *   every account.
 * - LEADER: about the caller's own devices, or those of people in units that the caller reviews or manages.
 */
export const FIELD_RULES: Readonly<
  Record<string, { rule: 'ROW' | 'SELF' | 'ENVELOPE' | 'FORM' | 'REPORT' | 'LEADER'; fields: string }>
> = {
  Viewer: { rule: 'SELF', fields: 'id accountName displayName assignments' },
  Assignment: { rule: 'SELF', fields: 'role orgUnit' },
  OrgUnit: { rule: 'ROW', fields: 'id parentId path level name shortName departmentName' },
  Fund: { rule: 'ROW', fields: 'id name kind competentDepartment' },
  BudgetDocument: {
    rule: 'ROW',
    fields:
      'id fundId documentNumber issuerLevel issuedOn receivedOn amountInFen budgetYear batch about passesOnId',
  },
  Allotment: { rule: 'ROW', fields: 'id budgetDocumentId orgUnitId amountInFen' },
  Scheme: { rule: 'ROW', fields: 'id name version content reason' },
  Round: { rule: 'ROW', fields: 'id fundId ownerId name budgetYear deadlineOn isSampleData' },
  TargetTable: {
    rule: 'ROW',
    fields:
      'id roundId orgUnitId budgetDocumentId schemeId title batch amountInFen overallTarget rollUpSource',
  },
  Indicator: {
    rule: 'ROW',
    fields:
      'id targetTableId position level1 level2 level3 targetText weight unitOfMeasure parentIndicatorId aggregationRule periodRule rollUpSource',
  },
  SelfEvaluation: {
    rule: 'ROW',
    fields:
      'id targetTableId roundId orgUnitId state roundNumber rev submittedAt submittedByName isLate decidedAt approvedScore',
  },
  ApprovedScore: { rule: 'ROW', fields: 'totalInCentipoints grade schemeId' },
  IndicatorActual: {
    rule: 'ROW',
    fields:
      'id selfEvaluationId indicatorId valueText completion deviationReason improvementMeasure rev stamps',
  },
  FindingAnswer: {
    rule: 'ROW',
    fields: 'id roundId findingKey kind fingerprint reason answerId ordinal authorName createdAt',
  },
  FormStatement: { rule: 'ROW', fields: 'id selfEvaluationId place text rev stamps' },
  FundExecution: {
    rule: 'ROW',
    fields: 'id selfEvaluationId source annualBudgetInFen arrivedInFen executedInFen rev stamps',
  },
  Submission: {
    rule: 'ROW',
    fields: 'id selfEvaluationId roundNumber content contentHash submittedAt submittedByName',
  },
  ReviewDecision: {
    rule: 'ROW',
    fields: 'id selfEvaluationId roundNumber outcome comment contentHash decidedAt decidedByName',
  },
  Comment: {
    rule: 'ROW',
    fields: 'id selfEvaluationId indicatorId reviewDecisionId roundNumber text authorName createdAt',
  },
  FieldConflict: {
    rule: 'ROW',
    fields:
      'id selfEvaluationId subject subjectKey field base theirs mine state resolvedValue resolvedAt resolvedByName openedAt',
  },
  Evidence: {
    rule: 'ROW',
    fields:
      'id selfEvaluationId indicatorId fileName format byteCount contentHash takenAt state problem hasThumbnail addedByName addedAt removedByName removedAt',
  },
  Amendment: {
    rule: 'ROW',
    fields:
      'id selfEvaluationId name subject subjectKey field value base outcome code authorName enteredAt importedByName receivedAt state decisions closedAt closedByName',
  },
  AmendmentDecision: { rule: 'ROW', fields: 'outcome reason byName at' },
  ConflictSide: { rule: 'ROW', fields: 'value byName at clientId mutationId' },
  MutationVerdict: {
    rule: 'SELF',
    fields: 'mutationId clientId clientSeq seq outcome code details conflictId',
  },
  Eviction: { rule: 'ENVELOPE', fields: 'entity id' },
  PullPage: {
    rule: 'ENVELOPE',
    fields: `epoch cursor seq safeSeq hasMore serverTime evictions verdicts bucketSums ${Object.keys(LIST_RULES).join(' ')}`,
  },
  /** Of the rows that the caller sees, and of no other. */
  BucketSums: { rule: 'SELF', fields: 'digest buckets' },
  BucketSum: { rule: 'SELF', fields: 'unitId roundId count sum' },
  PullReset: { rule: 'ENVELOPE', fields: 'reason epoch' },
  UpgradeRequired: { rule: 'ENVELOPE', fields: 'minimumProtocol' },
  PushAccepted: { rule: 'SELF', fields: 'epoch lastSeq seq safeSeq verdicts' },
  EpochChanged: { rule: 'SELF', fields: 'epoch lastSeq' },
  ClientForked: { rule: 'SELF', fields: 'lastSeq' },
  MutationGap: { rule: 'SELF', fields: 'expectedSeq verdicts' },
  FormScore: {
    rule: 'FORM',
    fields:
      'selfEvaluationId schemeId executionRate executionInCentipoints totalInCentipoints lowestInCentipoints highestInCentipoints grade levels rows findings explanation',
  },
  LevelScore: { rule: 'FORM', fields: 'level1 scoreInCentipoints' },
  RowScore: {
    rule: 'FORM',
    fields: 'indicatorId weightInCentipoints completion deviation scoreInCentipoints rule',
  },
  DeviceName: { rule: 'FORM', fields: 'clientId label platform' },
  DeviceState: {
    rule: 'LEADER',
    fields: 'clientId label platform ownerName unitNames pending delivered lastSeenAt lostCount lostAt',
  },
  ReportJob: {
    rule: 'REPORT',
    fields:
      'id roundId purpose state progress errorCode seq contentHash files findings gaps askedByName askedAt finishedAt isOutdated',
  },
  ReportVersion: {
    rule: 'REPORT',
    fields:
      'id roundId number state code seq contentHash files figures gaps acts putUpAt signedAt isOutdated correctedBy openFindings isOwn',
  },
  ReportGaps: { rule: 'REPORT', fields: 'openPlaces unapprovedForms' },
  ReportFigures: {
    rule: 'REPORT',
    fields: 'title unitName budgetYear totalScoreInCentipoints grade budgetInFen executedInFen',
  },
  SignOffEntry: { rule: 'REPORT', fields: 'act byName at contentHash reason evenIfOutdated' },
  Publication: {
    rule: 'REPORT',
    fields:
      'id roundId versionId number state address title reason takenOut dismissed contentHash publishedByName publishedAt withdrawnAt withdrawnByName withdrawnReason',
  },
  Redaction: { rule: 'REPORT', fields: 'text kind' },
  PublicationDraft: { rule: 'REPORT', fields: 'number address names mayPublish' },
  ReportTemplate: {
    rule: 'REPORT',
    fields: 'id kind name sha256 byteCount notes uploadedByName uploadedAt isActive',
  },
  TemplateFinding: { rule: 'REPORT', fields: 'isRefusal where what' },
  ReportJobFile: { rule: 'REPORT', fields: 'kind name byteCount sha256' },
  TableFinding: { rule: 'FORM', fields: 'code severity indicatorId details' },
};
