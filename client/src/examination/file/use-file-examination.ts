import { scoreStatedRows } from '@attain/shared/examination/stated-report/score-stated-rows';
import { MAX_REPORT_FILE_BYTES, type ReportFileReading } from '@attain/shared/report/report-examination';
import { roundMaterialOf } from '@attain/shared/sign-off/round-material-of';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { readReportFile } from '../../api/read-report-file.ts';
import { useRoundRows } from '../../local-data/use-round-rows.ts';
import { useWorkspace } from '../../local-data/workspace.ts';
import { EXAMINE_FILE_MESSAGES as words } from '../../messages/examine-file.messages.ts';
import { formatBytes } from '../../messages/format-bytes.ts';
import { rowsOfRound } from '../../report/build-report-material.ts';
import { examineFile } from './examine-file.ts';

type Stated = Extract<ReportFileReading, { readonly ok: true }>;

/** Where the reading of a file stands. */
export type FileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly percent: number }
  | { readonly kind: 'reading' }
  /** Not sent, or the server was not reached: it can be tried again. */
  | { readonly kind: 'failed'; readonly why: string; readonly canRepeat: boolean }
  /** The server looked at it and cannot read it: in words, with the place. */
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'read'; readonly stated: Stated };

/** A report file of another origin, from its choice to its findings. Nothing of it is kept, here or there. */
export function useFileExamination() {
  const { userId } = useWorkspace();
  const { rounds, round, chooseRound, rows } = useRoundRows();
  const file = shallowRef<File | null>(null);
  const state = shallowRef<FileState>({ kind: 'none' });
  const isAgainstRound = ref(true);
  let running = new AbortController();
  onScopeDispose(() => running.abort());

  async function examine(chosen: File): Promise<void> {
    running.abort();
    const own = (running = new AbortController());
    file.value = chosen;
    const refusal = refusalOfSize(chosen);
    if (refusal) {
      state.value = { kind: 'failed', why: refusal, canRepeat: false };
      return;
    }
    state.value = { kind: 'sending', percent: 0 };
    const told = (sent: number) => {
      if (own.signal.aborted) return;
      const percent = Math.floor((sent / chosen.size) * 100);
      state.value = percent < 100 ? { kind: 'sending', percent } : { kind: 'reading' };
    };
    const outcome = await readReportFile(chosen, userId, told, own.signal);
    if (own.signal.aborted) return;
    state.value = afterReading(outcome);
  }

  return {
    file,
    state,
    rounds,
    round,
    chooseRound: (id: string | null) => {
      isAgainstRound.value = id !== null;
      if (id !== null) chooseRound(id);
    },
    isAgainstRound,
    examine,
    stop: () => {
      running.abort();
      state.value = { kind: 'none' };
    },
    examination: computed(() => {
      if (state.value.kind !== 'read') return null;
      const material = isAgainstRound.value && rows.value ? roundMaterialOf(rowsOfRound(rows.value)) : null;
      return examineFile(state.value.stated, material);
    }),
    scoring: computed(() =>
      state.value.kind === 'read' ? scoreStatedRows(state.value.stated.report) : null,
    ),
  };
}

function refusalOfSize({ size }: File): string | null {
  if (size === 0) return words.empty;
  if (size <= MAX_REPORT_FILE_BYTES) return null;
  return words.tooLarge(formatBytes(size), formatBytes(MAX_REPORT_FILE_BYTES));
}

function afterReading(outcome: Awaited<ReturnType<typeof readReportFile>>): FileState {
  switch (outcome.kind) {
    case 'ok':
      return outcome.value.ok
        ? { kind: 'read', stated: outcome.value }
        : { kind: 'refused', problem: outcome.value.problem };
    case 'signed-out':
      return { kind: 'failed', why: words.signedOut, canRepeat: false };
    case 'outage':
      return { kind: 'failed', why: words.outage(outcome.cause), canRepeat: true };
    default:
      return { kind: 'failed', why: words.outage('server-error'), canRepeat: true };
  }
}
