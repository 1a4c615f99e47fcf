import type { OfficeArchive } from '../reading/office-archive.ts';
import { parsePart } from '../reading/parse-part.ts';
import type { TemplateDanger } from './template-file-problem.ts';

/** Parts of other programs, controls, and what changes the menus of the program that opens the file. */
const FOREIGN_PART =
  /(?:^|\/)(?:embeddings|activeX|ctrlProps|customUI|externalLinks|queryTables|connections\.xml|attachedToolbars\.bin)(?:\/|$)/i;
const FOREIGN_RELATION =
  /\/(?:oleObject|control|package|aFChunk|subDocument|frame|attachedTemplate|externalLink\w*|mailMerge\w*|recipientData)$/;
/** A link that a person follows by a click fetches nothing by itself. */
const LINK = /\/hyperlink$/;

/** Everything in the archive that is more than text, tables and pictures. */
export async function findForeignParts(archive: OfficeArchive): Promise<TemplateDanger[]> {
  const dangers: TemplateDanger[] = [...archive.names]
    .filter((name) => FOREIGN_PART.test(name))
    .map((part) => ({ kind: 'EMBEDDED', part }));
  for (const part of archive.names) {
    if (!part.endsWith('.rels')) continue;
    const xml = (await archive.read(part)) ?? '';
    parsePart(part, xml, {
      open(name, { Type = '', Target = '', TargetMode }) {
        if (name !== 'Relationship') return;
        const isExternal = TargetMode === 'External' && !LINK.test(Type);
        if (isExternal || (TargetMode === 'External' && !/^(?:https?|mailto):/i.test(Target))) {
          dangers.push({ kind: 'EXTERNAL', part, target: Target });
        } else if (FOREIGN_RELATION.test(Type)) dangers.push({ kind: 'EMBEDDED', part: Target });
      },
    });
  }
  return dangers;
}
