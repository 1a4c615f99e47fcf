import { readingGrants, type Grant, type Reach } from '@attain/shared/organisation/scope';
import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

/**
 * Adds "and only what these grants show" to a query: `canSee` of shared, said in SQL.
 *
 * @param pathColumn The row's owner path as the query names it, e.g. `form.orgPath`.
 * @param reach Fixed for a table, or the column that tells it per row, e.g. `{ column: 'feed.reach' }`.
 */
export function whereVisible<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  pathColumn: string,
  reach: Reach | { readonly column: string },
  grants: readonly Grant[],
): SelectQueryBuilder<Row> {
  const paths = [...new Set(readingGrants(grants).map(({ path }) => path))];
  if (paths.length === 0) return query.andWhere('1 = 0');
  // Paths compare byte by byte, as they do in JavaScript; SQLite does so by itself.
  const column = query.connection.options.type === 'postgres' ? `${pathColumn} COLLATE "C"` : pathColumn;
  return query.andWhere(
    new Brackets((any) => {
      paths.forEach((path, index) => {
        any.orWhere(`(${column} >= :scope${index} AND ${column} < :scopeEnd${index})`, {
          [`scope${index}`]: path,
          [`scopeEnd${index}`]: endOfSubtree(path),
        });
      });
      if (reach === 'UNIT') return;
      const above = `${pathColumn} IN (:...scopeAbove)`;
      any.orWhere(reach === 'HANDED_DOWN' ? above : `(${reach.column} = 'HANDED_DOWN' AND ${above})`, {
        scopeAbove: [...new Set(paths.flatMap(pathsAbove))],
      });
    }),
  );
}

/** The first text after every text that begins with `path`: a path ends in '/', and '0' follows '/'. */
function endOfSubtree(path: string): string {
  return `${path.slice(0, -1)}0`;
}

/** `/a/b/` → `/`, `/a/`, `/a/b/`: every path that this one begins with. */
function pathsAbove(path: string): string[] {
  return path
    .split('/')
    .slice(0, -1)
    .map((_, depth, parts) => `${parts.slice(0, depth + 1).join('/')}/`);
}
