import { canAnswerFindings } from '@attain/shared/finding-answer/finding-act';
import type { NamedFinding } from '@attain/shared/finding-answer/any-finding';
import { canSee } from '@attain/shared/organisation/scope';
import { computed } from 'vue';
import { findingDraftKey } from '../local-data/draft-keys.ts';
import { enter } from '../local-data/enter.ts';
import { loadFindingActs, type FindingActView } from '../local-data/load-finding-acts.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import type { SaveResult } from '../local-data/value-state.ts';
import { useWorkspace } from '../local-data/workspace.ts';

interface AnsweredRound {
  readonly id: string;
  /** Of the unit that called the round; null while it is not on this device. */
  readonly ownerPath: string | null;
}

/** Answers to the findings of a round. Works the same online and offline: each verb writes one outbox record. */
export function useFindingActs(round: () => AnsweredRound | null) {
  const workspace = useWorkspace();
  const { grants } = workspace.reader;
  const { value, isLoaded } = useLiveQuery(
    () => round()?.id ?? '',
    (roundId) => loadFindingActs(workspace, roundId),
  );
  const ownerPath = computed(() => round()?.ownerPath ?? null);

  return {
    acts: computed((): readonly FindingActView[] => value.value ?? []),
    isLoaded,
    /** Who does not see the unit that called the round is told no answers, and so none that are missing. */
    seesAnswers: computed(() => ownerPath.value !== null && canSee(grants, 'UNIT', ownerPath.value)),
    canAnswer: computed(() => ownerPath.value !== null && canAnswerFindings(grants, ownerPath.value)),
    answer: (roundId: string, { key, fingerprint }: NamedFinding, reason: string): Promise<SaveResult> => {
      const args = { roundId, key, fingerprint, reason };
      return enter(workspace, [{ name: 'finding.answer@1', args }], {
        draftKeys: [findingDraftKey(roundId, key)],
      });
    },
    revoke: (
      roundId: string,
      { key, fingerprint }: NamedFinding,
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
