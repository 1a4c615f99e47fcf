import { canonicalJson } from '../canonical-json/canonical-json.ts';

/** What a link of a client's chain is made of; device times are left out, they may be lost on the way. */
interface ChainLink {
  readonly id: string;
  readonly seq: number;
  readonly prev: string;
  readonly name: string;
  readonly args: unknown;
}

/** The text whose SHA-256 (hex) the client's next mutation carries as `prev` (SY5). */
export function mutationChainText({ id, seq, prev, name, args }: ChainLink): string {
  return canonicalJson({ id, seq, prev, name, args });
}
