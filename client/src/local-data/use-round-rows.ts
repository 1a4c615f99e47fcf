import { computed, ref } from 'vue';
import type {
  AllotmentRow,
  BudgetDocumentRow,
  IndicatorRow,
  OrgUnitRow,
  RoundRow,
  TargetTableRow,
} from '../api/reference-rows.ts';
import type { FormView } from './form-view.ts';
import { roundsOfForms } from './rounds-of-forms.ts';
import { useBudgetDocuments } from './use-budget-documents.ts';
import { useForms } from './use-forms.ts';
import { useOrgUnits } from './use-org-units.ts';
import { useTargetTables } from './use-target-tables.ts';

/** What this device holds of one round. */
export interface LocalRound {
  readonly round: RoundRow;
  readonly units: readonly OrgUnitRow[];
  readonly documents: readonly BudgetDocumentRow[];
  readonly allotments: readonly AllotmentRow[];
  readonly tables: readonly TargetTableRow[];
  readonly indicators: readonly IndicatorRow[];
  /** All forms in sight; those of other rounds too. */
  readonly forms: readonly FormView[];
}

/** The rounds on this device, the one that the person looks at, and all that is known of it. */
export function useRoundRows() {
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
  /** Null until everything is read, and where there is no round. */
  const rows = computed((): LocalRound | null => {
    if (!isLoaded.value || !round.value) return null;
    return {
      round: round.value,
      units: orgUnits.value,
      documents: budgetDocuments.value,
      allotments: allotments.value,
      tables: targetTables.value,
      indicators: indicators.value,
      forms: forms.value,
    };
  });

  return {
    isLoaded,
    rounds,
    round,
    chooseRound: (id: string) => {
      chosenRoundId.value = id;
    },
    forms,
    rows,
  };
}
