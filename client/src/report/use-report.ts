import { buildReport } from '@attain/shared/report/build-report';
import { computed, ref } from 'vue';
import { roundsOfForms } from '../local-data/rounds-of-forms.ts';
import { useBudgetDocuments } from '../local-data/use-budget-documents.ts';
import { useForms } from '../local-data/use-forms.ts';
import { useOrgUnits } from '../local-data/use-org-units.ts';
import { useTargetTables } from '../local-data/use-target-tables.ts';
import { buildReportMaterial } from './build-report-material.ts';

/** The report of one round, from what is on this device; written anew whenever something of it changes. */
export function useReport() {
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
  const material = computed(() => {
    if (!isLoaded.value || !round.value) return null;
    return buildReportMaterial({
      round: round.value,
      units: orgUnits.value,
      documents: budgetDocuments.value,
      allotments: allotments.value,
      tables: targetTables.value,
      indicators: indicators.value,
      forms: forms.value,
    });
  });

  return {
    isLoaded,
    rounds,
    round,
    chooseRound: (id: string) => {
      chosenRoundId.value = id;
    },
    forms,
    material,
    /** Null while there is no form of the unit that called the round. */
    report: computed(() => material.value && buildReport(material.value)),
    /** The form of the unit that reports; its statements are the report's. */
    ownForm: computed(
      () =>
        forms.value.find(
          ({ form }) => form.roundId === round.value?.id && form.orgUnitId === round.value.ownerId,
        ) ?? null,
    ),
  };
}
