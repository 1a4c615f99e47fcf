/**
 * JSON with the keys of every object in code-unit order and no white space, so that equal values give equal
 * text on every machine. The input of every hash: content, chain, scheme.
 *
 * @throws TypeError for what JSON cannot carry faithfully (NaN, infinities, functions, bigint).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object') {
    // No array: its members have keys.
    const object = value as Readonly<Record<string, unknown>>;
    let members = '';
    // In code-unit order, as `sort` has it. One text that grows: log rows are hashed by the thousand.
    for (const key of Object.keys(object).sort()) {
      const member = object[key];
      if (member === undefined) continue;
      members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
    }
    return `{${members}}`;
  }
  throw new TypeError(`a ${typeof value} has no JSON form`);
}
