import { computed, ref } from 'vue';
import { roundsOfForms } from '../local-data/rounds-of-forms.ts';
import { useForms } from '../local-data/use-forms.ts';
import { useOrgUnits } from '../local-data/use-org-units.ts';
import { scoreForm } from '../scoring/score-form.ts';
import { rollUpFormView } from '../roll-up/roll-up-form-view.ts';

/** Everything the board shows, from what is on this device. */
export function useBoard() {
  const { forms, isLoaded } = useForms('all');
  const { orgUnits } = useOrgUnits();
  const chosenRoundId = ref<string | null>(null);

  /** The latest deadline first. */
  const rounds = computed(() => roundsOfForms(forms.value));
  const round = computed(
    () => rounds.value.find(({ id }) => id === chosenRoundId.value) ?? rounds.value[0] ?? null,
  );
  const inRound = computed(() => forms.value.filter(({ form }) => form.roundId === round.value?.id));
  const top = computed(() => inRound.value.find(({ orgUnit }) => orgUnit?.level === 'REGION') ?? null);
  const lower = computed(() => inRound.value.filter(({ orgUnit }) => orgUnit?.level !== 'REGION'));

  return {
    isLoaded,
    rounds,
    round,
    chooseRound: (id: string) => {
      chosenRoundId.value = id;
    },
    topUnit: computed(() => orgUnits.value.find(({ level }) => level === 'REGION') ?? null),
    /** Units that hold a form of the round, in the order of the tree. */
    units: computed(() =>
      orgUnits.value.filter(({ id }) => lower.value.some(({ form }) => form.orgUnitId === id)),
    ),
    forms: computed(() => lower.value.map((view) => scoreForm(view))),
    region: computed(() => top.value && rollUpFormView(top.value, lower.value)),
    fundName: computed(() => inRound.value[0]?.fund?.name ?? ''),
  };
}
