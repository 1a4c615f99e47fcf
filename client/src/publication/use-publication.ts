import { firstChoice, type RedactionChoice } from '@attain/shared/publication/decide-redactions';
import { suggestRedactions } from '@attain/shared/publication/suggest-redactions';
import type { Redaction } from '@attain/shared/publication/redaction';
import type { ReportDocument } from '@attain/shared/report/report-document';
import { computed, onScopeDispose, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import type { Outcome } from '../api/outcome.ts';
import {
  fetchDraft,
  fetchPublications,
  publishReport,
  withdrawPublication,
  type DraftRow,
  type PublicationRows,
} from '../api/publications.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { describeTrouble } from '../messages/describe-trouble.ts';
import { PUBLICATION_MESSAGES as words } from '../messages/publication.messages.ts';

const LOOK_EVERY_MS = 3000;
const MOST_LOOKS = 30;

/** A version in hand: what was signed of it, and where it would be published. */
interface Draft {
  readonly draft: DraftRow;
  readonly report: ReportDocument;
  readonly suggestions: readonly Redaction[];
}

/** What was published of a round, and the version that a person prepares; only the server knows of both. */
export function usePublication(roundId: MaybeRefOrGetter<string>) {
  const { userId } = useWorkspace();
  const rows = shallowRef<PublicationRows | null>(null);
  const versionId = ref<string | null>(null);
  const draft = shallowRef<Draft | null>(null);
  const choice = shallowRef<RedactionChoice>({ takenOut: [], dismissed: [] });
  const trouble = ref<string | null>(null);
  const isBusy = ref(false);
  let isGone = false;

  const signed = computed(() => rows.value?.reportVersions.filter(({ state }) => state === 'SIGNED') ?? []);
  const version = computed(() => signed.value.find(({ id }) => id === versionId.value) ?? null);

  async function load(): Promise<void> {
    const asked = toValue(roundId);
    trouble.value = null;
    const outcome = await fetchPublications(asked, userId);
    if (isGone || asked !== toValue(roundId)) return;
    trouble.value = describeTrouble(outcome, words);
    if (outcome.kind !== 'ok') return;
    rows.value = outcome.value;
    const [newest] = signed.value;
    if (newest) await prepare(version.value?.id ?? newest.id);
  }

  /** Takes a version in hand; what was decided for the publication before goes on. */
  async function prepare(id: string): Promise<void> {
    versionId.value = id;
    draft.value = null;
    if (!version.value) return;
    const outcome = await fetchDraft(version.value, userId);
    if (isGone || versionId.value !== id) return;
    trouble.value = describeTrouble(outcome, words);
    if (outcome.kind !== 'ok') return;
    const suggestions = suggestRedactions(outcome.value.report, outcome.value.draft.names);
    choice.value = firstChoice(suggestions, rows.value?.publications[0] ?? null);
    draft.value = { ...outcome.value, suggestions };
  }

  /** @returns Whether it was done; what stood in the way is told otherwise. */
  async function act(call: () => Promise<Outcome<unknown>>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    const outcome = await call();
    isBusy.value = false;
    if (isGone) return false;
    // Not waited for: whoever asked closes the dialog before what it tells is replaced.
    if (outcome.kind === 'ok') void load();
    else trouble.value = describeTrouble(outcome, words);
    return outcome.kind === 'ok';
  }

  const publish = (reason: string, evenIfPartial: boolean) =>
    act(async () => {
      const { number } = draft.value?.draft ?? { number: 0 };
      const asked = { versionId: versionId.value ?? '', number, ...choice.value, reason, evenIfPartial };
      const outcome = await publishReport(asked, userId);
      return outcome.kind === 'outage' && outcome.cause === 'timeout' ? lookAgain(asked, outcome) : outcome;
    });

  /** Making the files may take longer than an answer is waited for: the server goes on, and tells when it is asked. */
  async function lookAgain(
    asked: { readonly versionId: string; readonly number: number },
    outcome: Outcome<unknown>,
  ): Promise<Outcome<unknown>> {
    for (let look = 0; look < MOST_LOOKS && !isGone; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const seen = await fetchPublications(toValue(roundId), userId);
      const isDone = ({ number, versionId: of }: PublicationRows['publications'][number]) =>
        number === asked.number && of === asked.versionId;
      if (seen.kind === 'ok' && seen.value.publications.some(isDone)) return seen;
    }
    return outcome;
  }
  const withdraw = (id: string, reason: string) => act(() => withdrawPublication(id, reason, userId));

  watch(
    () => toValue(roundId),
    () => {
      rows.value = null;
      draft.value = null;
      void load();
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    isGone = true;
  });

  return { rows, signed, version, draft, choice, trouble, isBusy, load, prepare, publish, withdraw };
}
