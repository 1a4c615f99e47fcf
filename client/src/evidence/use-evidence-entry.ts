import { ref, type Ref } from 'vue';
import { updateUpload } from '../local-data/evidence-uploads.ts';
import type { EvidenceView } from '../local-data/load-evidence.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { addEvidence, type AddFailure } from './add-evidence.ts';
import { isMisnamed } from './is-misnamed.ts';
import { removeEvidence } from './remove-evidence.ts';

interface Target {
  readonly formId: string;
  readonly indicatorId: string;
  readonly present: readonly EvidenceView[];
}

/** Why a chosen file is not added: it is not what its name says, or adding it failed. */
export type ChoiceFailure = AddFailure | { readonly kind: 'MISNAMED'; readonly fileName: string };

/** What a person does with photographs and files. Works the same online and offline. */
export function useEvidenceEntry(target: () => Target): {
  readonly isAdding: Readonly<Ref<boolean>>;
  /** One after the other; the last failure is told, and those before and after it are added all the same. */
  addAll(files: readonly File[]): Promise<ChoiceFailure | null>;
  remove(view: EvidenceView): Promise<void>;
  /** Tries again what the server did not take. */
  again(view: EvidenceView): Promise<void>;
} {
  const workspace = useWorkspace();
  const isAdding = ref(false);

  return {
    isAdding,
    async addAll(files) {
      const { present, ...place } = target();
      let count = present.length;
      let failure: ChoiceFailure | null = null;
      isAdding.value = true;
      try {
        for (const file of files) {
          const known = target().present;
          // The page may not have been told of the one before yet.
          const failed = (await isMisnamed(file))
            ? ({ kind: 'MISNAMED', fileName: file.name } as const)
            : await addEvidence(workspace, { ...place, present: known, count }, file);
          if (failed) failure = failed;
          else count += 1;
        }
      } finally {
        isAdding.value = false;
      }
      return failure;
    },
    async remove(view) {
      await removeEvidence(workspace, view);
    },
    async again({ id }) {
      await updateUpload(workspace.database, id, { state: 'WAITING', sentAtSeq: null });
      workspace.onEntered();
    },
  };
}
