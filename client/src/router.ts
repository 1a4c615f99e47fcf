import { createRouter, createWebHistory, type Router } from 'vue-router';
import type { Session } from './session/session.ts';
import { homeRoleOf } from './session/roles.ts';
import { homePathOf } from './shell/navigation.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Opens without a signed-in person. */
    readonly isPublic?: boolean;
    /** The page has a dock of its own in the tab bar's place. */
    readonly hidesTabBar?: boolean;
  }
}

/** Opens each role's own work; a preparer's is the list of forms. */
const HOME = '/';

export function createAppRouter(session: Session): Router {
  const router = createRouter({
    history: createWebHistory(),
    // Opening a row changes the query only: the page stays where the person is reading.
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
    routes: [
      {
        path: '/sign-in',
        component: () => import('./sign-in/SignInPage.vue'),
        props: ({ query }) => ({ next: typeof query['next'] === 'string' ? query['next'] : undefined }),
        meta: { isPublic: true },
      },
      {
        path: HOME,
        name: 'forms',
        alias: '/forms',
        component: () => import('./self-evaluation/MyFormsPage.vue'),
      },
      {
        path: '/forms/:formId',
        name: 'form',
        component: () => import('./self-evaluation/FormPage.vue'),
        props: true,
        meta: { hidesTabBar: true },
      },
      { path: '/review', name: 'review', component: () => import('./review/ReviewPage.vue') },
      {
        path: '/review/:formId',
        name: 'review-form',
        component: () => import('./review/ReviewPage.vue'),
        props: true,
        meta: { hidesTabBar: true },
      },
      {
        path: '/examination',
        name: 'examination',
        component: () => import('./examination/ExaminationPage.vue'),
      },
      {
        path: '/examination/file',
        name: 'examine-file',
        component: () => import('./examination/file/ExamineFilePage.vue'),
      },
      { path: '/report', name: 'report', component: () => import('./report/ReportPage.vue') },
      {
        path: '/report/templates',
        name: 'report-templates',
        component: () => import('./report-template/ReportTemplatePage.vue'),
      },
      {
        path: '/report/publication',
        name: 'publication',
        component: () => import('./publication/PublicationPage.vue'),
      },
      {
        path: '/report/sign-off',
        name: 'sign-off',
        component: () => import('./sign-off/SignOffPage.vue'),
      },
      { path: '/progress', name: 'progress', component: () => import('./progress/ProgressPage.vue') },
      {
        path: '/progress/allotments',
        name: 'allotments',
        component: () => import('./allotment-proposal/AllotmentProposalPage.vue'),
      },
      {
        path: '/region-table/:formId',
        name: 'region-table',
        component: () => import('./progress/RegionTablePage.vue'),
        props: true,
      },
      { path: '/outbox', name: 'outbox', component: () => import('./outbox/OutboxPage.vue') },
      {
        path: '/conflicts/:conflictId',
        name: 'conflict',
        component: () => import('./conflict/ConflictPage.vue'),
        props: true,
        meta: { hidesTabBar: true },
      },
      { path: '/conflicts', name: 'conflicts', component: () => import('./conflict/ConflictListPage.vue') },
      {
        path: '/amendments',
        name: 'amendments',
        component: () => import('./amendment/AmendmentListPage.vue'),
      },
      { path: '/devices', component: () => import('./device/DevicesPage.vue') },
      { path: '/diagnostics', component: () => import('./account/DiagnosticsPage.vue') },
      { path: '/loss', name: 'loss', component: () => import('./loss/LossPage.vue') },
      { path: '/me', component: () => import('./account/AccountPage.vue') },
      { path: '/administrator', component: () => import('./shell/AdministratorPage.vue') },
      { path: '/:path(.*)*', component: () => import('./shell/NotFoundPage.vue') },
    ],
  });

  router.beforeEach((to) => {
    const viewer = session.open.value?.viewer;
    if (to.meta.isPublic) return true;
    if (!viewer) return { path: '/sign-in', query: to.path === HOME ? {} : { next: to.fullPath } };
    const home = homePathOf(homeRoleOf(viewer));
    return to.path === HOME && home !== HOME ? home : true;
  });
  return router;
}
