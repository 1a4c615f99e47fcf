import type { ReportDocument } from '@attain/shared/report/report-document';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { anchorBlocks, openElsewhere, openPlacesOf, outlineOf } from './outline.ts';

/** The report's blocks with their places, its headings, and what of it is still to be written. */
export function useOutline(report: MaybeRefOrGetter<ReportDocument>) {
  const blocks = computed(() => anchorBlocks(toValue(report)));
  return {
    blocks,
    outline: computed(() => outlineOf(blocks.value)),
    openPlaces: computed(() => openPlacesOf(toValue(report), blocks.value)),
    elsewhere: computed(() => openElsewhere(blocks.value)),
  };
}
