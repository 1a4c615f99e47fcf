import type { Json, ServerRows } from '../history.ts';
import { camel } from './log-rows.ts';

export type Roles = readonly (readonly [role: string, unit: string])[];

/** The roles that the world begins with. */
export const FIRST_ROLES: ReadonlyMap<string, Roles> = new Map([
  ['ann', [['PREPARER', 'a']]],
  ['abe', [['PREPARER', 'a']]],
  ['rex', [['REVIEWER', 'r']]],
  ['mia', [['MANAGER', 'r']]],
]);

const PATHS: Readonly<Record<string, string>> = { r: '/r/', a: '/r/a/', b: '/r/b/' };

/** Which of the server's tables a list of a page holds, and by which column it is seen. */
const LISTS: Readonly<Record<string, readonly [table: string, path: string]>> = {
  orgUnits: ['org_unit', 'path'],
  funds: ['fund', 'owner_path'],
  schemes: ['scheme', 'owner_path'],
  rounds: ['round', 'owner_path'],
  targetTables: ['target_table', 'org_path'],
  indicators: ['indicator', 'org_path'],
  selfEvaluations: ['self_evaluation', 'org_path'],
  indicatorActuals: ['indicator_actual', 'org_path'],
  fundExecutions: ['fund_execution', 'org_path'],
  submissions: ['submission', 'org_path'],
  reviewDecisions: ['review_decision', 'org_path'],
  comments: ['comment', 'org_path'],
  fieldConflicts: ['field_conflict', 'org_path'],
  evidence: ['evidence', 'org_path'],
  formStatements: ['form_statement', 'org_path'],
  amendments: ['amendment', 'org_path'],
  findingAnswers: ['finding_answer', 'org_path'],
};

/** A list whose rows people above and below see as well. */
const HANDED_DOWN = ['org_unit', 'fund', 'scheme', 'round'];

export const LIST_NAMES = Object.keys(LISTS);

export function rowsOfList(server: ServerRows, list: string): readonly Json[] {
  const [table = ''] = LISTS[list] ?? [];
  return (server[table] ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [camel(column), value])),
  );
}

/** Whether the user, with these roles, may see the row of that list; what they proposed themselves, wherever they are. */
export function maySee(user: string, roles: Roles, list: string, row: Json): boolean {
  if (list === 'amendments' && row['authorId'] === user) return true;
  const [table = '', column = ''] = LISTS[list] ?? [];
  const path = String(row[camel(column)]);
  return roles.some(([, unit]) => {
    const own = PATHS[unit] ?? '?';
    return path.startsWith(own) || (HANDED_DOWN.includes(table) && own.startsWith(path));
  });
}

/** Whether these roles allow a mutation of that name on a form of the unit, or on a round that it called. */
export function mayDo(roles: Roles, name: string, unit: string): boolean {
  return roles.some(([role, own]) => {
    const isOwn = own === unit;
    const isAbove = own === 'r' && unit !== 'r';
    switch (name) {
      case 'form.review@1':
        return role === 'REVIEWER' && isAbove;
      case 'form.reopen@1':
      case 'work.recover@1':
      case 'amendment.decide@1':
        return (role === 'REVIEWER' || role === 'MANAGER') && isAbove;
      case 'finding.answer@1':
      case 'finding.revoke@1':
        return isOwn && (role === 'REVIEWER' || role === 'MANAGER');
      case 'comment.add@1':
        return isOwn || isAbove;
      default:
        return isOwn && (role === 'PREPARER' || role === 'MANAGER');
    }
  });
}
