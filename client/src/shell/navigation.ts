import type { Role } from '@attain/shared/organisation/role';
import { SHELL_MESSAGES } from '../messages/shell.messages.ts';
import type { IconName } from '../ui/icon-shapes.ts';

export interface Destination {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly showsPending: boolean;
}

type Place = 'forms' | 'region' | 'review' | 'progress' | 'examination' | 'report' | 'sync' | 'me';

const DESTINATIONS: Readonly<Record<Place, Destination>> = {
  forms: { path: '/', label: SHELL_MESSAGES.forms, icon: 'form', showsPending: false },
  /** Somebody else's home is not the list of forms; theirs has an address of its own. */
  region: { path: '/forms', label: SHELL_MESSAGES.forms, icon: 'form', showsPending: false },
  review: { path: '/review', label: SHELL_MESSAGES.review, icon: 'check', showsPending: false },
  progress: { path: '/progress', label: SHELL_MESSAGES.progress, icon: 'grid', showsPending: false },
  examination: { path: '/examination', label: SHELL_MESSAGES.examination, icon: 'eye', showsPending: false },
  report: { path: '/report', label: SHELL_MESSAGES.report, icon: 'doc', showsPending: false },
  sync: { path: '/outbox', label: SHELL_MESSAGES.sync, icon: 'sync', showsPending: true },
  me: { path: '/me', label: SHELL_MESSAGES.me, icon: 'user', showsPending: false },
};

/** Where each role's work lies, its home first. */
const PLACES_OF_ROLE: Readonly<Record<Role, readonly Place[]>> = {
  PREPARER: ['forms', 'sync', 'me'],
  REVIEWER: ['review', 'progress', 'examination', 'report', 'sync', 'me'],
  MANAGER: ['progress', 'review', 'examination', 'report', 'region', 'sync', 'me'],
  AUDITOR: ['progress', 'review', 'examination', 'report', 'me'],
  ADMINISTRATOR: ['me'],
};

/** What opens first. An administrator sees no figures. */
const HOME_OF_ROLE: Readonly<Record<Role, string>> = {
  PREPARER: '/',
  REVIEWER: '/review',
  MANAGER: '/progress',
  AUDITOR: '/progress',
  ADMINISTRATOR: '/administrator',
};

/** The main navigation of a person, without repetition; the pages about the device and oneself come last. */
export function destinationsOf(roles: readonly Role[]): readonly Destination[] {
  const places = new Set(roles.flatMap((role) => PLACES_OF_ROLE[role]));
  if (places.has('forms')) places.delete('region');
  for (const last of ['sync', 'me'] as const) if (places.delete(last)) places.add(last);
  return [...places].map((place) => DESTINATIONS[place]);
}

export function homePathOf(role: Role | null): string {
  return role === null ? '/administrator' : HOME_OF_ROLE[role];
}

/** Whether a page of the navigation, or one below it, is open. */
export function isAt(destination: Destination, path: string): boolean {
  if (destination.path === '/') return path === '/' || path.startsWith('/forms');
  return path === destination.path || path.startsWith(`${destination.path}/`);
}
