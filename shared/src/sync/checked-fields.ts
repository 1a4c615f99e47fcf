/** A field that is compared whole, or of which only these parts are; `each`: the parts of every value in it. */
export type CheckedField =
  string | { readonly name: string; readonly parts: readonly string[]; readonly isMap: boolean };

const side = (name: string): CheckedField => ({
  name,
  parts: ['value', 'byName', 'at', 'clientId', 'mutationId'],
  isMap: false,
});

/** Who set which field; not the place in the log, which a server works out while it answers. */
const STAMPS: CheckedField = {
  name: 'stamps',
  parts: ['at', 'byName', 'clientId', 'mutationId'],
  isMap: true,
};

const words = (text: string): readonly string[] => text.split(' ');

/*
 * What a phone of version 1 stores of each row, and hence what both sides can compare. A field that is added to a
 * fragment of the client later begins a new version; this one stays, since phones that were not updated still ask by it.
 */
const VERSION_1 = {
  orgUnits: words('id parentId path level name shortName departmentName'),
  funds: words('id name kind competentDepartment'),
  budgetDocuments: words(
    'id fundId documentNumber issuerLevel issuedOn receivedOn amountInFen budgetYear batch about passesOnId',
  ),
  allotments: words('id budgetDocumentId orgUnitId amountInFen'),
  schemes: words('id name version content reason'),
  rounds: words('id fundId ownerId name budgetYear deadlineOn isSampleData'),
  targetTables: words(
    'id roundId orgUnitId budgetDocumentId schemeId title batch amountInFen overallTarget rollUpSource',
  ),
  indicators: words(
    'id targetTableId position level1 level2 level3 targetText weight unitOfMeasure parentIndicatorId ' +
      'aggregationRule periodRule rollUpSource',
  ),
  selfEvaluations: [
    ...words('id targetTableId roundId orgUnitId state roundNumber rev submittedAt submittedByName isLate'),
    'decidedAt',
    { name: 'approvedScore', parts: words('totalInCentipoints grade schemeId'), isMap: false },
  ],
  indicatorActuals: [
    ...words('id selfEvaluationId indicatorId valueText completion deviationReason improvementMeasure rev'),
    STAMPS,
  ],
  fundExecutions: [
    ...words('id selfEvaluationId source annualBudgetInFen arrivedInFen executedInFen rev'),
    STAMPS,
  ],
  formStatements: [...words('id selfEvaluationId place text rev'), STAMPS],
  submissions: words('id selfEvaluationId roundNumber content contentHash submittedAt submittedByName'),
  reviewDecisions: words(
    'id selfEvaluationId roundNumber outcome comment contentHash decidedAt decidedByName',
  ),
  comments: words('id selfEvaluationId indicatorId reviewDecisionId roundNumber text authorName createdAt'),
  fieldConflicts: [
    ...words('id selfEvaluationId subject subjectKey field base state resolvedValue resolvedAt openedAt'),
    ...['resolvedByName', side('theirs'), side('mine')],
  ],
  evidence: words(
    'id selfEvaluationId indicatorId fileName format byteCount contentHash takenAt state problem hasThumbnail ' +
      'addedByName addedAt',
  ),
} as const satisfies Readonly<Record<string, readonly CheckedField[]>>;

/** With what people said about findings. */
const VERSION_2 = {
  ...VERSION_1,
  findingAnswers: words(
    'id roundId findingKey kind fingerprint reason answerId ordinal authorName createdAt',
  ),
} as const satisfies Readonly<Record<string, readonly CheckedField[]>>;

/** A list of a pull page whose rows are compared. */
export type CheckedList = keyof typeof VERSION_2;

// Every key of the literal above; Object.keys only forgets it.
export const CHECKED_LISTS = Object.keys(VERSION_2) as readonly CheckedList[];

/** Amendments are not among them: an author holds those of forms that are out of their sight. */
export function isCheckedList(list: string): list is CheckedList {
  return Object.hasOwn(VERSION_2, list);
}

/** By which version of the fields this build compares. */
export const CHECKSUM_VERSION = 2;

/** Of each list that a version compares; a list that came later is in none of the older ones. */
export type CheckedFields = Readonly<Partial<Record<CheckedList, readonly CheckedField[]>>>;

const VERSIONS: Readonly<Record<number, CheckedFields | undefined>> = { 1: VERSION_1, 2: VERSION_2 };

/** The fields of a version; null for one that this build does not know: then nothing is compared. */
export function checkedFieldsOf(version: number): CheckedFields | null {
  return VERSIONS[version] ?? null;
}
