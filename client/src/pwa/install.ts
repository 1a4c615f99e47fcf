import { shallowRef } from 'vue';

/** Chromium's event by which an app offers its own installation; not in TypeScript's DOM library. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

/** The browser's offer to install, kept for the page 我的; null where there is none (also in Safari). */
export const installOffer = shallowRef<InstallOffer | null>(null);

/** Call it at the start: the offer comes once, early. */
export function listenForInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    // The event of this name is an InstallOffer.
    installOffer.value = event as InstallOffer;
  });
  window.addEventListener('appinstalled', () => {
    installOffer.value = null;
  });
}

export function isInstalled(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches;
}
