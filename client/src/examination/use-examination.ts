import { goneFindings, standingOfFindings } from '@attain/shared/finding-answer/answer-state';
import { examineWithReport } from '@attain/shared/finding-answer/examine-with-report';
import { buildReport } from '@attain/shared/report/build-report';
import { roundMaterialOf } from '@attain/shared/sign-off/round-material-of';
import { computed } from 'vue';
import { useFindingActs } from '../finding-answer/use-finding-acts.ts';
import { useRoundRows, type LocalRound } from '../local-data/use-round-rows.ts';
import { buildReportMaterial, rowsOfRound } from '../report/build-report-material.ts';

/**
 * The examination of one round, from what is on this device: its rows and the report as it would be written, with what
 * people said about the findings; again whenever something of it changes.
 */
export function useExamination() {
  const { rows, forms, ...local } = useRoundRows();
  const inRound = computed(() => forms.value.filter(({ form }) => form.roundId === local.round.value?.id));
  const examination = computed(() => (rows.value ? examineLocally(rows.value) : NOTHING));
  const { acts, ...answers } = useFindingActs(() => {
    const round = local.round.value;
    if (!round) return null;
    const owner = rows.value?.units.find(({ id }) => id === round.ownerId);
    return { id: round.id, ownerPath: owner?.path ?? null };
  });
  return {
    ...local,
    ...answers,
    forms: inRound,
    fundName: computed(() => inRound.value[0]?.fund?.name ?? ''),
    findings: computed(() => standingOfFindings(examination.value.findings, acts.value)),
    gone: computed(() => goneFindings(examination.value.findings, acts.value)),
    unchecked: computed(() => examination.value.unchecked),
  };
}

type Examination = ReturnType<typeof examineWithReport>;

const NOTHING: Examination = { findings: [], unchecked: [] };

function examineLocally(rows: LocalRound): Examination {
  const { round, tables, indicators } = rows;
  const reportMaterial = buildReportMaterial(rows);
  const own = tables.find(
    ({ roundId, orgUnitId, budgetDocumentId }) =>
      roundId === round.id && orgUnitId === round.ownerId && budgetDocumentId === null,
  );
  return examineWithReport(
    roundMaterialOf(rowsOfRound(rows)),
    reportMaterial && buildReport(reportMaterial),
    indicators.filter(({ targetTableId }) => targetTableId === own?.id),
  );
}
