import { computed } from 'vue';
import { examineRound } from '@attain/shared/examination/examine-round';
import { rulesWithoutFacts } from '@attain/shared/examination/rules-without-facts';
import { useRoundRows } from '../local-data/use-round-rows.ts';
import { buildRoundMaterial } from './build-round-material.ts';

/** The examination of one round, from what is on this device; again whenever something of it changes. */
export function useExamination() {
  const { rows, forms, ...local } = useRoundRows();
  const inRound = computed(() => forms.value.filter(({ form }) => form.roundId === local.round.value?.id));
  const material = computed(() => rows.value && buildRoundMaterial(rows.value));
  return {
    ...local,
    forms: inRound,
    fundName: computed(() => inRound.value[0]?.fund?.name ?? ''),
    findings: computed(() => (material.value ? examineRound(material.value) : [])),
    unchecked: computed(() => (material.value ? rulesWithoutFacts(material.value) : [])),
  };
}
