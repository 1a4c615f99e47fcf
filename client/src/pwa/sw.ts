import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/*
 * The service worker holds the application's files, so that it opens without a network. It knows no data: nothing
 * under /graphql or /evidence is ever cached, and nothing that people enter depends on it.
 */
declare const self: ServiceWorkerGlobalScope;

/** Paths of the server itself. */
const NOT_THE_APP = [
  /^\/graphql/,
  /^\/evidence\//,
  /^\/report-files\//,
  /^\/report-templates\//,
  /^\/healthz/,
  /^\/readyz/,
  /^\/public(\/|$)/,
];

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: NOT_THE_APP }));

// The very first visit is served by the worker as well; a later build waits until the person lets it in.
clientsClaim();
self.addEventListener('message', ({ data }) => {
  if (isObject(data) && data['type'] === 'SKIP_WAITING') void self.skipWaiting();
});

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
