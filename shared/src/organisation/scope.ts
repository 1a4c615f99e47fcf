import type { Role } from './role.ts';

/** A role held in one organisation unit; `path` is that unit's materialised path, e.g. `/650000/650100/`. */
export interface Grant {
  readonly role: Role;
  readonly path: string;
}

/**
 * How far a row reaches in the organisation tree.
 *
 * - `UNIT`: belongs to one unit; seen by those who hold a role there or above.
 * - `HANDED_DOWN`: set by one unit for all below it (rounds, funds, documents, schemes, the units themselves);
 *   seen there, above and below.
 */
export type Reach = 'UNIT' | 'HANDED_DOWN';

/** Administrators (系统管理员) look after accounts and units and see no figures: separation of duties. */
const ROLES_THAT_READ_FIGURES: readonly Role[] = ['PREPARER', 'REVIEWER', 'MANAGER', 'AUDITOR'];

/** Grants by which figures may be read. The server turns these same paths into SQL. */
export function readingGrants(grants: readonly Grant[]): readonly Grant[] {
  return grants.filter(({ role }) => ROLES_THAT_READ_FIGURES.includes(role));
}

/** Whether a row of the given reach and owner path may be seen. The one place that decides it. */
export function canSee(grants: readonly Grant[], reach: Reach, ownerPath: string): boolean {
  return readingGrants(grants).some(
    ({ path }) => ownerPath.startsWith(path) || (reach === 'HANDED_DOWN' && path.startsWith(ownerPath)),
  );
}

/** The place of what is told to one person wherever they work. No unit's path begins like it. */
export function personalPath(userId: string): string {
  return `@${userId}/`;
}

/** The grants by which a person is told things: their roles in units, and their own place. */
export function withOwnPlace(grants: readonly Grant[], userId: string): readonly Grant[] {
  return [...grants, { role: 'PREPARER', path: personalPath(userId) }];
}

/** What can be done to a self-evaluation form. */
export type FormAction = 'FILL_IN' | 'REVIEW' | 'REOPEN' | 'COMMENT';

/**
 * Whether the grants allow an action on the form of the unit at `ownerPath`.
 *
 * A form is filled in by the unit itself, reviewed by a unit above it, never by the same one.
 */
export function canActOnForm(grants: readonly Grant[], action: FormAction, ownerPath: string): boolean {
  return grants.some(({ role, path }) => {
    const isOwn = path === ownerPath;
    const isAbove = ownerPath.startsWith(path) && !isOwn;
    switch (action) {
      case 'FILL_IN':
        return isOwn && (role === 'PREPARER' || role === 'MANAGER');
      case 'REVIEW':
        return isAbove && role === 'REVIEWER';
      case 'REOPEN':
        return isAbove && (role === 'REVIEWER' || role === 'MANAGER');
      case 'COMMENT':
        return (isOwn || isAbove) && role !== 'AUDITOR' && role !== 'ADMINISTRATOR';
    }
  });
}
