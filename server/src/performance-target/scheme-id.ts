import { canonicalJson } from '@attain/shared/canonical-json/canonical-json';
import { sha256Hex } from '../sha256-hex.ts';

/** The id of a scheme is what it says (SC16): equal contents are one scheme, and no content is the default's. */
export function schemeIdOf(content: unknown): string {
  return sha256Hex(canonicalJson(content ?? {}));
}
