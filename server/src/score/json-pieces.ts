/**
 * `JSON.stringify(value, null, 2)` in pieces: a table of a million rows would be longer than a string may be.
 *
 * @param value What JSON can hold; fields that are undefined are left out.
 * @param levels As far as objects and lists are taken apart; what lies deeper is one piece.
 */
export function* jsonPieces(value: unknown, levels: number, indent = ''): Generator<string> {
  if (levels > 0 && Array.isArray(value) && value.length > 0) {
    const items: readonly unknown[] = value;
    yield* enclosed('[', ']', items, indent, (item) => jsonPieces(item, levels - 1, `${indent}  `));
    return;
  }
  const fields = levels > 0 ? fieldsOf(value) : [];
  if (fields.length > 0) {
    yield* enclosed('{', '}', fields, indent, function* ([name, field]) {
      yield `${JSON.stringify(name)}: `;
      yield* jsonPieces(field, levels - 1, `${indent}  `);
    });
    return;
  }
  yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}

function* enclosed<T>(
  open: string,
  close: string,
  items: readonly T[],
  indent: string,
  piecesOf: (item: T) => Iterable<string>,
): Generator<string> {
  let separator = open;
  for (const item of items) {
    yield `${separator}\n${indent}  `;
    yield* piecesOf(item);
    separator = ',';
  }
  yield `\n${indent}${close}`;
}

function fieldsOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).filter(([, field]) => field !== undefined);
}
