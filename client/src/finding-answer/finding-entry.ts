import type { NamedFinding } from '@attain/shared/finding-answer/any-finding';
import { findingDraftKey } from '../local-data/draft-keys.ts';
import { enter } from '../local-data/enter.ts';
import type { SaveResult } from '../local-data/value-state.ts';
import type { Workspace } from '../local-data/workspace.ts';

type SeenFinding = Pick<NamedFinding, 'key' | 'fingerprint'>;

/** Everything that people do to findings. Works the same online and offline: each verb writes one outbox record. */
export function createFindingEntry(workspace: Workspace) {
  return {
    answer: (roundId: string, { key, fingerprint }: SeenFinding, reason: string): Promise<SaveResult> => {
      const args = { roundId, key, fingerprint, reason };
      return enter(workspace, [{ name: 'finding.answer@1', args }], {
        draftKeys: [findingDraftKey(roundId, key)],
      });
    },
    revoke: (
      roundId: string,
      { key, fingerprint }: SeenFinding,
      answerId: string,
      reason: string,
    ): Promise<SaveResult> => {
      const args = { roundId, key, fingerprint, answerId, reason };
      return enter(workspace, [{ name: 'finding.revoke@1', args }], {
        draftKeys: [findingDraftKey(roundId, key)],
      });
    },
  };
}
