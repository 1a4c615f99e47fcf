import type { Outcome } from '../api/outcome.ts';
import { describeRefusal } from './error-messages.ts';

/** What a page says of the server when it cannot be asked. */
export interface TroubleWords {
  readonly offline: string;
  readonly unreachable: string;
}

/** Why the server did not do or tell what it was asked for; null where it did. */
export function describeTrouble(outcome: Outcome<unknown>, words: TroubleWords): string | null {
  switch (outcome.kind) {
    case 'ok':
      return null;
    case 'refused':
      return describeRefusal(outcome);
    case 'signed-out':
      return describeRefusal({ code: 'NOT_SIGNED_IN', details: {} });
    case 'outage':
      return outcome.reason === 'offline' ? words.offline : words.unreachable;
  }
}
