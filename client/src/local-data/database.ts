import { Dexie, type Table } from 'dexie';
import type {
  AmendmentRow,
  CommentRow,
  EvidenceRow,
  FieldConflictRow,
  FindingAnswerRow,
  FormStatementRow,
  FundExecutionRow,
  IndicatorActualRow,
  ReviewDecisionRow,
  SelfEvaluationRow,
  SubmissionRow,
} from '../api/form-rows.ts';
import type {
  AllotmentRow,
  BudgetDocumentRow,
  FundRow,
  IndicatorRow,
  OrgUnitRow,
  RoundRow,
  SchemeRow,
  TargetTableRow,
} from '../api/reference-rows.ts';
import { copyBeforeUpgrade } from './copy-before-upgrade.ts';
import type { EvidenceChunk, EvidenceFile, EvidenceUpload } from './evidence-records.ts';
import { pullFromTheBeginning } from './pull-from-the-beginning.ts';
import type {
  DeviceSetting,
  Draft,
  KeptRecord,
  KnownViewer,
  MetaRecord,
  OutboxRecord,
  UpgradeCopy,
  WithdrawnRecord,
} from './stored-records.ts';

/*
 * Every database and table of this device is declared here; local storage holds the canary only. Versions are only
 * ever added: an upgrade copies first what people entered (copyBeforeUpgrade) and may drop server rows, which are
 * pulled again, never outbox, kept, drafts, meta or withdrawn.
 */

/** Copies of server rows, pulled again whenever they are dropped. */
const SERVER_TABLES = {
  orgUnits: 'id, path',
  funds: 'id',
  budgetDocuments: 'id',
  allotments: 'id, budgetDocumentId',
  schemes: 'id',
  rounds: 'id',
  targetTables: 'id',
  indicators: 'id, targetTableId',
  selfEvaluations: 'id',
  indicatorActuals: 'id, selfEvaluationId',
  fundExecutions: 'id, selfEvaluationId',
  submissions: 'id, selfEvaluationId',
  reviewDecisions: 'id, selfEvaluationId',
  comments: 'id, selfEvaluationId',
  fieldConflicts: 'id, selfEvaluationId, state',
} as const;

/** What people entered: no code path deletes from these but the settling of a mutation and the person's own act. */
const ENTERED_TABLES = {
  outbox: 'id, seq, args.selfEvaluationId',
  kept: 'id, seq, attention, args.selfEvaluationId',
  drafts: 'key',
  meta: 'key',
} as const;

/** Since version 2. */
const WITHDRAWN_TABLES = { withdrawn: 'id', upgradeCopies: 'fromVersion' } as const;

/** Since version 3. */
const EVIDENCE_SERVER_TABLES = { evidence: 'id, selfEvaluationId' } as const;

/** Since version 4. */
const AMENDMENT_TABLES = { amendments: 'id, selfEvaluationId' } as const;

/** Bytes of photographs and files: like what people entered, they go only when the server has them safe. */
const EVIDENCE_FILE_TABLES = {
  evidenceFiles: 'hash',
  evidenceChunks: '[hash+index]',
  evidenceUploads: 'evidenceId, selfEvaluationId',
} as const;

/** Since version 4. */
const STATEMENT_TABLES = { formStatements: 'id, selfEvaluationId' } as const;

/** Since version 5. */
const FINDING_TABLES = { findingAnswers: 'id, roundId' } as const;

const DEVICE_TABLES = { knownViewers: 'id', settings: 'key' } as const;

/** Flushed to the disk before `complete`, where the browser knows the option (SY1). */
const STRICT = { chromeTransactionDurability: 'strict' } as const;

export type ServerTableName =
  | keyof typeof SERVER_TABLES
  | keyof typeof EVIDENCE_SERVER_TABLES
  | keyof typeof STATEMENT_TABLES
  | keyof typeof AMENDMENT_TABLES
  | keyof typeof FINDING_TABLES;
// Every key of the literals above is one of theirs; Object.keys only forgets it.
export const SERVER_TABLE_NAMES = Object.keys({
  ...SERVER_TABLES,
  ...EVIDENCE_SERVER_TABLES,
  ...STATEMENT_TABLES,
  ...AMENDMENT_TABLES,
  ...FINDING_TABLES,
}) as readonly ServerTableName[];

/** What one user has on this device. */
export class LocalDatabase extends Dexie {
  declare readonly orgUnits: Table<OrgUnitRow, string>;
  declare readonly funds: Table<FundRow, string>;
  declare readonly budgetDocuments: Table<BudgetDocumentRow, string>;
  declare readonly allotments: Table<AllotmentRow, string>;
  declare readonly schemes: Table<SchemeRow, string>;
  declare readonly rounds: Table<RoundRow, string>;
  declare readonly targetTables: Table<TargetTableRow, string>;
  declare readonly indicators: Table<IndicatorRow, string>;
  declare readonly selfEvaluations: Table<SelfEvaluationRow, string>;
  declare readonly indicatorActuals: Table<IndicatorActualRow, string>;
  declare readonly fundExecutions: Table<FundExecutionRow, string>;
  declare readonly submissions: Table<SubmissionRow, string>;
  declare readonly reviewDecisions: Table<ReviewDecisionRow, string>;
  declare readonly comments: Table<CommentRow, string>;
  declare readonly fieldConflicts: Table<FieldConflictRow, string>;
  declare readonly formStatements: Table<FormStatementRow, string>;
  declare readonly evidence: Table<EvidenceRow, string>;
  declare readonly amendments: Table<AmendmentRow, string>;
  declare readonly findingAnswers: Table<FindingAnswerRow, string>;
  declare readonly evidenceFiles: Table<EvidenceFile, string>;
  declare readonly evidenceChunks: Table<EvidenceChunk, [string, number]>;
  declare readonly evidenceUploads: Table<EvidenceUpload, string>;
  declare readonly outbox: Table<OutboxRecord, string>;
  declare readonly kept: Table<KeptRecord, string>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly meta: Table<MetaRecord, MetaRecord['key']>;
  declare readonly withdrawn: Table<WithdrawnRecord, string>;
  declare readonly upgradeCopies: Table<UpgradeCopy, number>;

  constructor(userId: string) {
    super(`attain-${userId}`, STRICT);
    this.version(1).stores({ ...SERVER_TABLES, ...ENTERED_TABLES });
    this.version(2)
      .stores(WITHDRAWN_TABLES)
      .upgrade((transaction) => copyBeforeUpgrade(transaction, 1));
    this.version(3)
      .stores({ ...EVIDENCE_SERVER_TABLES, ...EVIDENCE_FILE_TABLES })
      .upgrade(async (transaction) => {
        await copyBeforeUpgrade(transaction, 2);
        // Rows of evidence may have come already, to a build that did not know them.
        await pullFromTheBeginning(transaction);
      });
    this.version(4)
      .stores({ ...STATEMENT_TABLES, ...AMENDMENT_TABLES })
      .upgrade(async (transaction) => {
        await copyBeforeUpgrade(transaction, 3);
        // What came to a build that did not know these rows, or since when two values stand against each other.
        await pullFromTheBeginning(transaction);
      });
    this.version(5)
      .stores(FINDING_TABLES)
      .upgrade(async (transaction) => {
        await copyBeforeUpgrade(transaction, 4);
        // Answers may have come already, to a build that did not know them.
        await pullFromTheBeginning(transaction);
      });
  }
}

/** What the device keeps whoever uses it. */
export class DeviceDatabase extends Dexie {
  declare readonly knownViewers: Table<KnownViewer, string>;
  declare readonly settings: Table<DeviceSetting, DeviceSetting['key']>;

  constructor() {
    super('attain-device', STRICT);
    this.version(1).stores(DEVICE_TABLES);
  }
}
