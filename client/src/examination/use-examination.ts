import { computed, ref } from 'vue';
import { examineRound } from '@attain/shared/examination/examine-round';
import { rulesWithoutFacts } from '@attain/shared/examination/rules-without-facts';
import { roundsOfForms } from '../local-data/rounds-of-forms.ts';
import { useBudgetDocuments } from '../local-data/use-budget-documents.ts';
import { useForms } from '../local-data/use-forms.ts';
import { useOrgUnits } from '../local-data/use-org-units.ts';
import { useTargetTables } from '../local-data/use-target-tables.ts';
import { buildRoundMaterial } from './build-round-material.ts';

/** The examination of one round, from what is on this device; again whenever something of it changes. */
export function useExamination() {
  const { forms, isLoaded: areFormsLoaded } = useForms('all');
  const { orgUnits, isLoaded: areUnitsLoaded } = useOrgUnits();
  const { targetTables, indicators, isLoaded: areTablesLoaded } = useTargetTables();
  const { budgetDocuments, allotments, isLoaded: areDocumentsLoaded } = useBudgetDocuments();
  const chosenRoundId = ref<string | null>(null);

  const isLoaded = computed(
    () => areFormsLoaded.value && areUnitsLoaded.value && areTablesLoaded.value && areDocumentsLoaded.value,
  );
  const rounds = computed(() => roundsOfForms(forms.value));
  const round = computed(
    () => rounds.value.find(({ id }) => id === chosenRoundId.value) ?? rounds.value[0] ?? null,
  );
  const inRound = computed(() => forms.value.filter(({ form }) => form.roundId === round.value?.id));
  const material = computed(() => {
    if (!isLoaded.value || !round.value) return null;
    return buildRoundMaterial({
      round: round.value,
      units: orgUnits.value,
      documents: budgetDocuments.value,
      allotments: allotments.value,
      tables: targetTables.value,
      indicators: indicators.value,
      forms: inRound.value,
    });
  });

  return {
    isLoaded,
    rounds,
    round,
    chooseRound: (id: string) => {
      chosenRoundId.value = id;
    },
    forms: inRound,
    fundName: computed(() => inRound.value[0]?.fund?.name ?? ''),
    findings: computed(() => (material.value ? examineRound(material.value) : [])),
    unchecked: computed(() => (material.value ? rulesWithoutFacts(material.value) : [])),
  };
}
