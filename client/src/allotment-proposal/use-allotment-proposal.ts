import { canonicalJson } from '@attain/shared/canonical-json/canonical-json';
import { proposeAllotments } from '@attain/shared/allotment-proposal/propose-allotments';
import { computed, ref, shallowRef, watch } from 'vue';
import type { RoundRow } from '../api/reference-rows.ts';
import { roundsOfForms } from '../local-data/rounds-of-forms.ts';
import { sha256 } from '../sha256.ts';
import { useBudgetDocuments } from '../local-data/use-budget-documents.ts';
import { useForms } from '../local-data/use-forms.ts';
import { useOrgUnits } from '../local-data/use-org-units.ts';
import { useViewer } from '../session/use-viewer.ts';
import { compareRounds } from './compare-rounds.ts';
import { mayReadProposal } from './may-read-proposal.ts';
import { ownerResult, unitResults, type RoundRows } from './unit-results.ts';
import { useAllotmentPlan } from './use-allotment-plan.ts';

/** Next year's allotments as the rows on this device and the plan of this person make them. */
export function useAllotmentProposal() {
  const { forms, isLoaded: areFormsLoaded } = useForms('all');
  const { orgUnits } = useOrgUnits();
  const { budgetDocuments, allotments, isLoaded: areDocumentsLoaded } = useBudgetDocuments();
  const { grants } = useViewer();
  const chosenRoundId = ref<string | null>(null);

  const rounds = computed(() =>
    roundsOfForms(forms.value).filter(({ ownerId }) =>
      mayReadProposal(grants.value, ownerId, orgUnits.value),
    ),
  );
  const round = computed(
    () => rounds.value.find(({ id }) => id === chosenRoundId.value) ?? rounds.value[0] ?? null,
  );
  const { isLoaded: isPlanLoaded, ...keeper } = useAllotmentPlan(computed(() => round.value?.id ?? null));

  const rowsOf = (of: RoundRow): RoundRows => ({
    round: of,
    units: orgUnits.value,
    documents: budgetDocuments.value,
    allotments: allotments.value,
    forms: forms.value,
  });
  const results = computed(() => (round.value ? unitResults(rowsOf(round.value)) : []));
  const thisYearInFen = computed(() => results.value.reduce((sum, { baseInFen }) => sum + baseInFen, 0));
  const proposal = computed(() => {
    const { sumInFen, formula, assumedScores } = keeper.plan.value;
    return proposeAllotments(
      sumInFen ?? thisYearInFen.value,
      results.value.map(({ unit, baseInFen, score, executionRate }) => ({
        id: unit.id,
        path: unit.path,
        baseInFen,
        score: score ?? (Object.hasOwn(assumedScores, unit.id) ? (assumedScores[unit.id] ?? null) : null),
        executionRate,
      })),
      formula,
    );
  });

  /** SHA-256 of the formula's content; '' until it is computed. */
  const formulaHash = shallowRef('');
  watch(
    () => canonicalJson(keeper.plan.value.formula),
    async (content) => {
      formulaHash.value = '';
      const hash = await sha256(content);
      if (content === canonicalJson(keeper.plan.value.formula)) formulaHash.value = hash;
    },
    { immediate: true },
  );

  return {
    isLoaded: computed(() => areFormsLoaded.value && areDocumentsLoaded.value && isPlanLoaded.value),
    canEdit: computed(() => grants.value.some(({ role }) => role === 'MANAGER')),
    rounds,
    round,
    chooseRound: (id: string) => {
      chosenRoundId.value = id;
    },
    fundName: computed(
      () => forms.value.find(({ form }) => form.roundId === round.value?.id)?.fund?.name ?? '',
    ),
    results,
    thisYearInFen,
    proposal,
    formulaHash,
    comparison: computed(() =>
      compareRounds(rounds.value, (of) => [ownerResult(rowsOf(of)) ?? [], unitResults(rowsOf(of))].flat()),
    ),
    ...keeper,
  };
}
