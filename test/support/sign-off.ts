import type { FindingAct } from '@attain/shared/finding-answer/finding-act';
import type { ReportFileFacts } from '@attain/shared/report/report-job';
import type { ReportVersionState } from '@attain/shared/sign-off/report-version';
import type { ExaminedMaterial } from '@attain/shared/sign-off/round-material-of';
import { versionFilePath } from '@attain/shared/sign-off/sign-off-paths';
import { findingsOfVersion, whatBlocksSignOff } from '@attain/shared/sign-off/what-blocks-sign-off';
import type { ApiClient } from './api-client.ts';
import { askForFiles, fetchFile, readJob, waitForJob } from './report-jobs.ts';
import { callOf, readCommittedSchema } from './select-everything.ts';
import { TestDevice } from './test-device.ts';

export interface VersionAnswer {
  readonly id: string;
  readonly number: number;
  readonly state: ReportVersionState;
  readonly code: string;
  readonly contentHash: string;
  readonly isOutdated: boolean;
  readonly openFindings: readonly string[];
  readonly files: readonly ReportFileFacts[];
}

const ROUND = 'round-2024';
const schema = readCommittedSchema();
const VERSIONS = callOf(schema, 'query', 'reportVersions');
const PUT_UP = callOf(schema, 'mutation', 'putUpReport');
const SIGN = callOf(schema, 'mutation', 'signReportVersion');

/** The newest version of the demonstration's round. */
export async function newestVersion(api: ApiClient): Promise<VersionAnswer> {
  const answer = await api.request<{ reportVersions: VersionAnswer[] }>(VERSIONS, { roundId: ROUND });
  const [version] = answer.reportVersions;
  if (!version) throw new Error('no version');
  return version;
}

/** Makes the files, looks at them and puts them up, as a drafter does. */
export async function putUp(manager: ApiClient): Promise<VersionAnswer> {
  const { contentHash } = await waitForJob(manager, (await askForFiles(manager)).id);
  const { putUpReport } = await manager.request<{ putUpReport: { id: string } }>(PUT_UP, {
    roundId: ROUND,
    contentHash,
    evenIfPartial: true,
  });
  const job = await waitForJob(manager, putUpReport.id);
  if (job.state !== 'DONE') throw new Error(JSON.stringify(await readJob(manager, job.id)));
  return newestVersion(manager);
}

/** Gives a reason for every finding that holds up a version's signature. */
export async function answerFindings(manager: ApiClient, version: VersionAnswer): Promise<void> {
  const json = await fetchFile(manager, versionFilePath(version.id, 'JSON'));
  // The file of a version is made of what the examination reads.
  const { material } = (await json.json()) as { readonly material: ExaminedMaterial };
  const device = new TestDevice(manager);
  const { findingAnswers } = (await device.pull()) as unknown as { readonly findingAnswers: FindingAct[] };
  const mutations = whatBlocksSignOff(findingsOfVersion(material), findingAnswers).map(
    ({ key, fingerprint }) =>
      device.mutate('finding.answer@1', { roundId: ROUND, key, fingerprint, reason: '已向有关单位核实' }),
  );
  const { verdicts } = await device.push(...mutations);
  const refused = verdicts?.filter(({ outcome }) => outcome !== 'APPLIED') ?? [];
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
}

export async function sign(reviewer: ApiClient, { id, contentHash }: VersionAnswer): Promise<void> {
  await reviewer.request(SIGN, { id, contentHash, evenIfOutdated: false, evenIfPartial: true });
}
