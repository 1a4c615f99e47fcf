import { createDatabase } from '@attain/server/database/data-source';
import { loadDemonstration } from '@attain/server/demonstration/load-demonstration';
import { DEMONSTRATION_FILE, readDemonstration } from '@attain/server/demonstration/read-demonstration';
import { loadReportMaterial } from '@attain/server/report/load-report-material';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import { madeUpRegion } from '../support/made-up-region.ts';

const ROUND_ID = 'round-2024';
/** Any day: the round's deadline counts from it. */
const LOADED_AT = new Date('2025-03-01T00:00:00Z');

/** Writes a made-up region into an empty SQLite database and returns what its report is made from. */
export async function loadMadeUpRegion(folder: string, prefectures: number): Promise<ReportMaterial> {
  const database = await createDatabase({ kind: 'sqlite', folder });
  try {
    const facts = madeUpRegion(await readDemonstration(DEMONSTRATION_FILE), prefectures);
    await loadDemonstration(database, facts, LOADED_AT);
    const grants = [{ role: 'AUDITOR', path: '/' }] as const;
    const material = await loadReportMaterial(database.reader.manager, grants, ROUND_ID);
    if (!material) throw new Error('the region was not loaded');
    return material;
  } finally {
    await database.close();
  }
}
