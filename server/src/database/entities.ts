import { Assignment } from '../account/assignment.entity.ts';
import { FormerAssignment } from '../account/former-assignment.entity.ts';
import { Session } from '../account/session.entity.ts';
import { SignInThrottle } from '../account/sign-in-throttle.entity.ts';
import { UserAccount } from '../account/user-account.entity.ts';
import { Amendment } from '../amendment/amendment.entity.ts';
import { Comment } from '../approval/comment.entity.ts';
import { ReviewDecision } from '../approval/review-decision.entity.ts';
import { Submission } from '../approval/submission.entity.ts';
import { Allotment } from '../budget-document/allotment.entity.ts';
import { BudgetDocument } from '../budget-document/budget-document.entity.ts';
import { Evidence } from '../evidence/evidence.entity.ts';
import { FindingAnswer } from '../finding-answer/finding-answer.entity.ts';
import { Fund } from '../fund/fund.entity.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { Scheme } from '../performance-target/scheme.entity.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import { FormStatement } from '../self-evaluation/form-statement.entity.ts';
import { ReportTemplate } from '../report-template/report-template.entity.ts';
import { ReportJob } from '../report/report-job.entity.ts';
import { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { Publication } from '../publication/publication.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { ReportVersion } from '../sign-off/report-version.entity.ts';
import { ChangeFeed } from '../sync/change-feed.entity.ts';
import { Device } from '../sync/device.entity.ts';
import { FieldConflict } from '../sync/field-conflict.entity.ts';
import { MutationLog } from '../sync/mutation-log.entity.ts';
import { SyncClient } from '../sync/sync-client.entity.ts';
import { SyncHead } from '../sync/sync-head.entity.ts';

/** Every table of the database, in an order in which foreign keys can be created. */
export const ENTITIES = [
  OrgUnit,
  UserAccount,
  Assignment,
  FormerAssignment,
  Session,
  SignInThrottle,
  Fund,
  BudgetDocument,
  Allotment,
  Scheme,
  Round,
  TargetTable,
  Indicator,
  SelfEvaluation,
  IndicatorActual,
  FundExecution,
  FormStatement,
  Submission,
  ReviewDecision,
  Comment,
  SyncHead,
  SyncClient,
  Device,
  MutationLog,
  ChangeFeed,
  FieldConflict,
  Evidence,
  ReportJob,
  ReportVersion,
  Publication,
  ReportTemplate,
  Amendment,
  FindingAnswer,
] as const;
