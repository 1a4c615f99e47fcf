import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { AccountResolver } from './account/account.resolver.ts';
import { AccountService } from './account/account.service.ts';
import type { Clock } from './account/clock.ts';
import { createSessionCookie } from './account/session-cookie.ts';
import { SessionService } from './account/session.service.ts';
import { SignInThrottleService } from './account/sign-in-throttle.service.ts';
import { assertCanStart } from './assert-can-start.ts';
import { isSecure, type Config } from './config.ts';
import type { Database } from './database/data-source.ts';
import { openAsServer } from './database/open-as-server.ts';
import { loadDemonstration } from './demonstration/load-demonstration.ts';
import { DEMONSTRATION_FILE, readDemonstration } from './demonstration/read-demonstration.ts';
import type { ResolverInstances } from './graphql/build-api-schema.ts';
import { createContextOf } from './graphql/context.ts';
import { createApollo } from './graphql/create-apollo.ts';
import { EvidenceFiles } from './evidence/evidence-files.ts';
import { addEvidenceRoutes } from './evidence/evidence-routes.ts';
import { EvidenceService } from './evidence/evidence.service.ts';
import { UploadStore } from './evidence/upload-store.ts';
import { createServer } from './http/create-server.ts';
import { addGraphqlRoute } from './http/graphql-route.ts';
import { addHealthRoutes } from './http/health.ts';
import { listen } from './http/listen.ts';
import { originsOf } from './http/origins.ts';
import { addPublicPages } from './http/public-page.ts';
import { serveClient } from './http/static-client.ts';
import { LiveChangesService } from './live/live-changes.service.ts';
import { addLiveRoute } from './live/live-route.ts';
import { addPublicationRoutes } from './publication/publication-routes.ts';
import { PublicationResolver } from './publication/publication.resolver.ts';
import { PublicationService } from './publication/publication.service.ts';
import { PublicReportsService } from './publication/public-reports.service.ts';
import { publicationsOfVersion } from './publication/publications-of-version.ts';
import { PUBLICATIONS_FOLDER } from './publication/publications-folder.ts';
import { ContentStore } from './report/content-store.ts';
import { readInWorker } from './report/examining/read-in-worker.ts';
import { addReportReadingRoute } from './report/examining/reading-routes.ts';
import { renderInWorker } from './report/render-in-worker.ts';
import { ReportJobRunner } from './report/report-job-runner.ts';
import { ReportJobResolver } from './report/report-job.resolver.ts';
import { ReportJobService } from './report/report-job.service.ts';
import { addReportRoutes } from './report/report-routes.ts';
import { checkInWorker } from './report/template/check-in-worker.ts';
import { prepareTemplateFolders, templateUploadFolder } from './report-template/template-folders.ts';
import { ReportTemplateResolver } from './report-template/report-template.resolver.ts';
import { addReportTemplateRoutes } from './report-template/report-template-routes.ts';
import { ReportTemplateService, templatesOfUnit } from './report-template/report-template.service.ts';
import { SelfEvaluationResolver } from './self-evaluation/self-evaluation.resolver.ts';
import { SelfEvaluationService } from './self-evaluation/self-evaluation.service.ts';
import { addProofRoutes } from './sign-off/proof-routes.ts';
import { createSignOff, type SignOffServices } from './sign-off/create-sign-off.ts';
import { SignOffResolver } from './sign-off/sign-off.resolver.ts';
import { VersionArchive } from './sign-off/version-archive.ts';
import { VERSIONS_FOLDER } from './sign-off/versions-folder.ts';
import { CursorSigner } from './sync/cursor.ts';
import { readCursorKey } from './sync/cursor-key.ts';
import { DeviceResolver } from './sync/device.resolver.ts';
import { DeviceService } from './sync/device.service.ts';
import { PullService } from './sync/pull.service.ts';
import { PushService } from './sync/push.service.ts';
import { recordChanges } from './sync/record-changes.ts';
import { SyncResolver } from './sync/sync.resolver.ts';

/** Services by name, for tests and commands that run in the server's own process. */
export interface Services extends SignOffServices {
  readonly database: Database;
  readonly sessions: SessionService;
  readonly accounts: AccountService;
  readonly pushes: PushService;
  readonly pulls: PullService;
  readonly devices: DeviceService;
  readonly selfEvaluations: SelfEvaluationService;
  readonly evidence: EvidenceService;
  readonly uploads: UploadStore;
  readonly live: LiveChangesService;
  readonly reportJobs: ReportJobService;
  readonly reportRunner: ReportJobRunner;
  readonly publications: PublicationService;
  readonly publicReports: PublicReportsService;
  readonly reportTemplates: ReportTemplateService;
}

export interface App {
  /** The origin for a browser, e.g. `http://localhost:4000`. */
  readonly url: string;
  readonly server: FastifyInstance;
  readonly services: Services;
  /** Finishes what is under way, then closes everything. */
  close(): Promise<void>;
}

const CLIENT_FOLDER = resolve(import.meta.dirname, '../../client/dist');
const FINISH_WITHIN_MS = 3000;

/**
 * Puts everything together by hand and listens.
 *
 * @throws ConfigError when settings or surroundings do not allow it; nothing has been written then.
 */
export async function createApp(config: Config, now: Clock = () => new Date()): Promise<App> {
  const demonstration = config.isDemonstration ? await readDemonstration(DEMONSTRATION_FILE) : null;
  await assertCanStart(config);
  const database = await openAsServer(config.database);
  let server: FastifyInstance | undefined;
  try {
    if (demonstration) await loadDemonstration(database, demonstration, now());
    server = await createServer(config);
    const services = await createServices(config, database, server, now);
    await addRoutes(server, config, services);
    await serveClient(server, CLIENT_FOLDER, join(config.dataFolder, 'builds'), now());
    // Before the first device waits for it; without it they only wait.
    const { log } = server;
    await services.pulls.prepareChecksums().catch((err: unknown) => log.error({ event: 'defect', err }));
    await listen(server, config);
    const listening = server;
    const close = () => closeApp(listening, database, services.reportRunner);
    return { url: originsOf(config, server)[0], server, services, close };
  } catch (error) {
    await server?.close();
    await database.close();
    throw error;
  }
}

async function createServices(
  config: Config,
  database: Database,
  server: FastifyInstance,
  now: Clock,
): Promise<Services> {
  const { log } = server;
  const sessions = new SessionService(database, now);
  const evidenceFiles = new EvidenceFiles(config.dataFolder);
  await evidenceFiles.prepare();
  const evidence = new EvidenceService(database, evidenceFiles, recordChanges);
  await evidence.dropOrphans(now());
  const reportFiles = new ContentStore(join(config.dataFolder, 'reports'));
  const versionFiles = new ContentStore(join(config.dataFolder, VERSIONS_FOLDER));
  await versionFiles.prepare();
  const origin = () => originsOf(config, server)[0];
  const archive = new VersionArchive(database, versionFiles, origin);
  const publishedFiles = new ContentStore(join(config.dataFolder, PUBLICATIONS_FOLDER));
  await publishedFiles.prepare();
  const templateFiles = await prepareTemplateFolders(config.dataFolder);
  const templatesOf = templatesOfUnit(templateFiles);
  const jobParts = { database, files: reportFiles, archive, render: renderInWorker, templatesOf, now, log };
  const reportRunner = new ReportJobRunner(jobParts);
  await reportRunner.start();
  const cursors = new CursorSigner(await readCursorKey(config.dataFolder));
  return {
    database,
    sessions,
    accounts: new AccountService(database, sessions, new SignInThrottleService(database, now)),
    pushes: new PushService(database, now, log),
    pulls: new PullService(database, cursors, now, log),
    devices: new DeviceService(database, now),
    selfEvaluations: new SelfEvaluationService(database),
    evidence,
    uploads: new UploadStore(evidenceFiles.uploadFolder),
    live: new LiveChangesService(database, sessions, Date.now, (err) => log.error({ event: 'defect', err })),
    reportJobs: new ReportJobService(database, reportFiles, reportRunner, templatesOf, now),
    reportRunner,
    publications: new PublicationService({ database, versionFiles, files: publishedFiles, origin, now }),
    publicReports: new PublicReportsService(database, publishedFiles),
    reportTemplates: new ReportTemplateService(database, templateFiles, checkInWorker, now),
    ...createSignOff(database, versionFiles, reportRunner, now, publicationsOfVersion),
  };
}

function createResolvers(services: Services): ResolverInstances {
  const { accounts, pushes, pulls, devices, selfEvaluations, reportJobs, signOffs, publications } = services;
  const { reportTemplates } = services;
  return new Map<unknown, unknown>([
    [AccountResolver, new AccountResolver(accounts)],
    [SyncResolver, new SyncResolver(pushes, pulls)],
    [DeviceResolver, new DeviceResolver(devices)],
    [SelfEvaluationResolver, new SelfEvaluationResolver(selfEvaluations)],
    [ReportJobResolver, new ReportJobResolver(reportJobs)],
    [SignOffResolver, new SignOffResolver(signOffs)],
    [PublicationResolver, new PublicationResolver(publications)],
    [ReportTemplateResolver, new ReportTemplateResolver(reportTemplates)],
  ]);
}

async function addRoutes(server: FastifyInstance, config: Config, services: Services): Promise<void> {
  const apollo = await createApollo(config.environment, createResolvers(services));
  const cookie = createSessionCookie(isSecure(config));
  const contextOf = createContextOf(services.sessions, cookie);
  const origins = () => originsOf(config, server);
  await addGraphqlRoute(server, apollo, contextOf, origins);
  await addEvidenceRoutes(server, { ...services, contextOf, origins });
  addReportRoutes(server, { ...services, contextOf, origins });
  const uploadFolder = templateUploadFolder(config.dataFolder);
  await addReportTemplateRoutes(server, { ...services, uploadFolder, contextOf, origins });
  await addReportReadingRoute(server, { readReport: readInWorker, contextOf, origins });
  addLiveRoute(server, { ...services, cookie, origins });
  addHealthRoutes(server, services.database);
  addPublicationRoutes(server, { ...services, origins });
  await addProofRoutes(server, services.proofs);
  await addPublicPages(server);
}

/** Finishes what is under way within three seconds, then closes the database. */
async function closeApp(
  server: FastifyInstance,
  database: Database,
  reportRunner: ReportJobRunner,
): Promise<void> {
  const cutOff = setTimeout(() => server.server.closeAllConnections(), FINISH_WITHIN_MS);
  await server.close();
  clearTimeout(cutOff);
  await reportRunner.close();
  await database.close();
}
