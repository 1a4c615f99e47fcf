import { buildReport } from '@attain/shared/report/build-report';
import { computed } from 'vue';
import { useRoundRows } from '../local-data/use-round-rows.ts';
import { buildReportMaterial } from './build-report-material.ts';

/** The report of one round, from what is on this device; written anew whenever something of it changes. */
export function useReport() {
  const { rows, ...local } = useRoundRows();
  const material = computed(() => rows.value && buildReportMaterial(rows.value));
  return {
    ...local,
    material,
    /** Null while there is no form of the unit that called the round. */
    report: computed(() => material.value && buildReport(material.value)),
    /** The form of the unit that reports; its statements are the report's. */
    ownForm: computed(
      () =>
        local.forms.value.find(
          ({ form }) =>
            form.roundId === local.round.value?.id && form.orgUnitId === local.round.value.ownerId,
        ) ?? null,
    ),
  };
}
