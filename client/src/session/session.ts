import { shallowRef, type InjectionKey, type ShallowRef } from 'vue';
import { fetchViewer, signIn, signOut, type Viewer } from '../api/account.ts';
import type { Outcome } from '../api/outcome.ts';
import type { DeviceDatabase } from '../local-data/database.ts';
import {
  forgetCurrentViewer,
  owesSignOut,
  readCurrentViewer,
  rememberViewer,
  watchCurrentViewer,
  writeOwesSignOut,
} from '../local-data/device-store.ts';
import { countUnsentWork, type UnsentWork } from '../local-data/unsent-work.ts';
import { openWorkspace, type OpenWorkspace } from './open-workspace.ts';
import { readViewer } from './read-viewer.ts';

/** Who is signed in on this device. The server's cookie decides what is answered, this decides what is shown. */
export interface Session {
  readonly open: Readonly<ShallowRef<OpenWorkspace | null>>;
  /** Opens the last person's workspace without asking the network, so that a restart offline goes on as before. */
  restore(): Promise<void>;
  signIn(accountName: string, password: string): Promise<Outcome<Viewer>>;
  /** Works offline too; what was entered stays on the device. */
  signOut(): Promise<void>;
  readonly countUnsentWork: () => Promise<readonly UnsentWork[]>;
  /** Whether this browser keeps anything at all; a private window may not, and the person is told before the first entry. */
  readonly canKeepData: () => Promise<boolean>;
}

export const SESSION: InjectionKey<Session> = Symbol('session');

export function createSession(device: DeviceDatabase): Session {
  const open = shallowRef<OpenWorkspace | null>(null);

  let showing: Promise<void> = Promise.resolve();

  /** One after the other: this tab and what another tab does may ask for it at once. */
  function show(viewer: Viewer | null): Promise<void> {
    const shown = showing.then(() => showNow(viewer));
    showing = shown.catch(() => undefined);
    return shown;
  }

  async function showNow(viewer: Viewer | null): Promise<void> {
    const before = open.value;
    if (before && viewer && isSamePerson(before.viewer, viewer)) return;
    // Nobody's pages stay while the next person's database is opened.
    if (before?.viewer.id !== viewer?.id) open.value = null;
    open.value = viewer ? await openWorkspace(viewer, device) : null;
    await before?.close();
  }

  async function showCurrent(): Promise<void> {
    const known = await readCurrentViewer(device);
    await show(readViewer(known?.viewer));
  }

  async function remember(viewer: Viewer): Promise<void> {
    await rememberViewer(device, { id: viewer.id, viewer, signedInAt: new Date().toISOString() });
  }

  /** Roles and names may have changed since; somebody else's session changes nothing here. */
  async function refresh(): Promise<void> {
    const outcome = await fetchViewer();
    if (outcome.kind !== 'ok' || outcome.value.id !== open.value?.viewer.id) return;
    await remember(outcome.value);
    await show(outcome.value);
  }

  /** Ends the server's session that an offline sign-out left open. */
  async function paySignOut(): Promise<void> {
    if (open.value || !(await owesSignOut(device).catch(() => false))) return;
    const outcome = await signOut();
    if (outcome.kind === 'ok' || outcome.kind === 'signed-out') await writeOwesSignOut(device, false);
  }

  return {
    open,
    async restore() {
      await showCurrent().catch(() => undefined);
      // Another tab may sign in somebody else or sign out: this one follows.
      watchCurrentViewer(device, (known) => void show(readViewer(known?.viewer)));
      window.addEventListener('online', () => void paySignOut());
      void (open.value ? refresh() : paySignOut());
    },
    async signIn(accountName, password) {
      const outcome = await signIn(accountName, password);
      if (outcome.kind !== 'ok') return outcome;
      await writeOwesSignOut(device, false);
      await remember(outcome.value);
      await show(outcome.value);
      void open.value?.engine.syncNow();
      return outcome;
    },
    async signOut() {
      await writeOwesSignOut(device, true);
      await forgetCurrentViewer(device);
      await show(null);
      await paySignOut();
    },
    countUnsentWork: () => countUnsentWork(device).catch(() => []),
    canKeepData: () =>
      device.open().then(
        () => true,
        () => false,
      ),
  };
}

/** The same person with the same powers: whatever else changed is no reason to build the pages anew. */
function isSamePerson(a: Viewer, b: Viewer): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
