import type { SignOffAct } from '@attain/shared/sign-off/report-version';

/** What a person can do to a version that waits. */
export type SignOffDecision = Exclude<SignOffAct, 'PUT_UP'>;
