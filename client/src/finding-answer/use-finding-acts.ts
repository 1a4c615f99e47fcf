import { canAnswerFindings } from '@attain/shared/finding-answer/finding-act';
import { canSee } from '@attain/shared/organisation/scope';
import { computed } from 'vue';
import { loadFindingActs, type FindingActView } from '../local-data/load-finding-acts.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { createFindingEntry } from './finding-entry.ts';

interface AnsweredRound {
  readonly id: string;
  /** Of the unit that called the round; null while it is not on this device. */
  readonly ownerPath: string | null;
}

/** Answers to the findings of a round, and the verbs that add to them. */
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
    ...createFindingEntry(workspace),
  };
}
