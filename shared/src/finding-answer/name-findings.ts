import type { AnyFinding, NamedFinding } from './any-finding.ts';
import { findingFingerprint } from './finding-fingerprint.ts';
import { findingKey } from './finding-key.ts';
import type { IdOfIndicator } from './place-text.ts';

/**
 * Findings with their keys and fingerprints, in the same order; no key comes twice (FA1).
 *
 * Several of one rule at one place are numbered by what they compared, so that their order says nothing.
 */
export function nameFindings(findings: readonly AnyFinding[], idOf: IdOfIndicator): readonly NamedFinding[] {
  const named = findings.map((finding) => ({
    finding,
    key: findingKey(finding, idOf),
    fingerprint: findingFingerprint(finding, idOf),
  }));
  const taken = new Map<string, number>();
  const keys = new Map<NamedFinding, string>();
  for (const one of named.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))) {
    const count = (taken.get(one.key) ?? 0) + 1;
    taken.set(one.key, count);
    keys.set(one, count === 1 ? one.key : `${one.key} #${count}`);
  }
  return named.map((one) => ({ ...one, key: keys.get(one) ?? one.key }));
}
