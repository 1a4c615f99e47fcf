import { shallowRef } from 'vue';
import { Workbox } from 'workbox-window';

/** Browsers ask by themselves at a navigation only; an app that stays open for days never navigates. */
const ASK_EVERY_MS = 60 * 60_000;

/** A newer build is installed and waits. */
export const isUpdateWaiting = shallowRef(false);

let workbox: Workbox | null = null;
/** Another tab let the new build in: this one still runs the old one. */
let isReplaced = false;

/** Registers the service worker. The app works without one (an old browser, a blocked worker); only not offline. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  workbox = new Workbox(trustedWorkerUrl());
  // The very first worker, slow to start or installed by another tab, is no newer version of anything.
  let hasWorker = navigator.serviceWorker.controller !== null;
  workbox.addEventListener('waiting', () => {
    if (hasWorker) isUpdateWaiting.value = true;
  });
  workbox.addEventListener('controlling', () => {
    isReplaced = hasWorker;
    isUpdateWaiting.value = hasWorker;
    hasWorker = true;
  });
  try {
    await workbox.register();
  } catch {
    return;
  }
  setInterval(() => void workbox?.update().catch(() => undefined), ASK_EVERY_MS);
}

/** A file of this build is gone, here and on the server: only the newer build can go on. Call it at the start. */
export function listenForMissingFiles(): void {
  window.addEventListener('vite:preloadError', () => {
    // Without a worker it may be the network that is missing.
    if (!navigator.serviceWorker?.controller) return;
    isReplaced = true;
    isUpdateWaiting.value = true;
  });
}

/** Lets the waiting build in and starts it. Call it only while nothing typed waits to be entered. */
export function startUpdate(): void {
  if (isReplaced || !workbox) {
    location.reload();
    return;
  }
  workbox.addEventListener('controlling', () => location.reload());
  workbox.messageSkipWaiting();
}

interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): ConstructorParameters<typeof Workbox>[0] };
}

/** The policy of the server asks for trusted types; this one lets through one URL. */
function trustedWorkerUrl(): ConstructorParameters<typeof Workbox>[0] {
  const url = '/sw.js';
  // Not in every browser, and not in TypeScript's DOM library.
  const { trustedTypes } = window as { trustedTypes?: TrustedTypesFactory };
  return trustedTypes?.createPolicy('app-sw', { createScriptURL: () => url }).createScriptURL(url) ?? url;
}
