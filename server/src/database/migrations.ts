import { FirstSchema1767225600000 } from './migrations/1767225600000-first-schema.ts';
import { Devices1767484800000 } from './migrations/1767484800000-devices.ts';
import { Evidence1798761600000 } from './migrations/1798761600000-evidence.ts';
import { RollUpRules1798848000000 } from './migrations/1798848000000-roll-up-rules.ts';
import { Amendments1799020800000 } from './migrations/1799020800000-amendments.ts';
import { FormStatements1799193600000 } from './migrations/1799193600000-form-statements.ts';
import { ReportJobs1799366400000 } from './migrations/1799366400000-report-jobs.ts';
import { RecoveredWork1800500000000 } from './migrations/1800500000000-recovered-work.ts';
import { ReportGaps1800700000000 } from './migrations/1800700000000-report-gaps.ts';
import { ReportVersions1800000000000 } from './migrations/1800000000000-report-versions.ts';
import { Publications1800100000000 } from './migrations/1800100000000-publications.ts';
import { ReportTemplates1800200000000 } from './migrations/1800200000000-report-templates.ts';
import { FindingAnswers1800300000000 } from './migrations/1800300000000-finding-answers.ts';
import { OneActiveTemplate1800600000000 } from './migrations/1800600000000-one-active-template.ts';

/** In the order in which they run. Released ones are never changed. */
export const MIGRATIONS = [
  FirstSchema1767225600000,
  Devices1767484800000,
  Evidence1798761600000,
  RollUpRules1798848000000,
  Amendments1799020800000,
  FormStatements1799193600000,
  ReportJobs1799366400000,
  ReportVersions1800000000000,
  Publications1800100000000,
  ReportTemplates1800200000000,
  FindingAnswers1800300000000,
  RecoveredWork1800500000000,
  OneActiveTemplate1800600000000,
  ReportGaps1800700000000,
] as const;
