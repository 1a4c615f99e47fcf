import { AccountResolver } from '../account/account.resolver.ts';
import { PublicationResolver } from '../publication/publication.resolver.ts';
import { ReportJobResolver } from '../report/report-job.resolver.ts';
import { ReportTemplateResolver } from '../report-template/report-template.resolver.ts';
import { SelfEvaluationResolver } from '../self-evaluation/self-evaluation.resolver.ts';
import { SignOffResolver } from '../sign-off/sign-off.resolver.ts';
import { DeviceResolver } from '../sync/device.resolver.ts';
import { SyncResolver } from '../sync/sync.resolver.ts';

/** Every resolver of the API. */
export const RESOLVERS = [
  AccountResolver,
  SyncResolver,
  DeviceResolver,
  SelfEvaluationResolver,
  ReportJobResolver,
  SignOffResolver,
  PublicationResolver,
  ReportTemplateResolver,
] as const;
