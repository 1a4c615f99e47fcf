import { EVIDENCE_FORMATS } from '@attain/shared/evidence/evidence-format';
import { contentPath } from '@attain/shared/evidence/evidence-paths';
import type { EvidencePart } from '@attain/shared/evidence/evidence-state';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { readFile } from '../local-data/evidence-files.ts';
import type { EvidenceView } from '../local-data/load-evidence.ts';
import { useWorkspace } from '../local-data/workspace.ts';

/**
 * The address of a piece's picture or file: from this device where its bytes are here, else the server's checked copy.
 * Null while there is nothing to show.
 */
export function useContent(
  view: () => EvidenceView,
  part: EvidencePart,
): { readonly address: Readonly<ShallowRef<string | null>> } {
  const { database } = useWorkspace();
  const address = shallowRef<string | null>(null);
  let own: string | null = null;

  function show(next: string | null, isOwn: boolean): void {
    if (own !== null) URL.revokeObjectURL(own);
    own = isOwn ? next : null;
    address.value = next;
  }

  // Two sources, not one list of both: the view is another object after every entry, and says the same.
  watch(
    [() => localHash(view(), part), () => remoteAddress(view(), part)],
    async ([hash, remote]) => {
      const file = hash === null ? null : await readFile(database, hash).catch(() => null);
      if (localHash(view(), part) !== hash) return;
      if (file) show(URL.createObjectURL(new Blob([file.bytes], { type: file.mediaType })), true);
      else show(remote, false);
    },
    { immediate: true },
  );
  onScopeDispose(() => show(null, false));
  return { address };
}

function localHash({ localHash: full, localThumbnailHash }: EvidenceView, part: EvidencePart): string | null {
  return part === 'full' ? full : localThumbnailHash;
}

function remoteAddress({ id, where, hasThumbnail, format }: EvidenceView, part: EvidencePart): string | null {
  if (part === 'thumbnail') {
    return hasThumbnail && EVIDENCE_FORMATS[format].isPicture ? contentPath(id, part) : null;
  }
  return where === 'DELIVERED' ? contentPath(id, part) : null;
}
