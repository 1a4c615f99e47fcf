import { createDatabase } from '@attain/server/database/data-source';
import { loadDemonstration } from '@attain/server/demonstration/load-demonstration';
import { DEMONSTRATION_FILE, readDemonstration } from '@attain/server/demonstration/read-demonstration';

/** The form that the tests fill in, and the row that all of the long table are like. */
const TABLE = 'urumqi-main';
const MODEL = '有效发明专利并实际应用数量（项）';

/**
 * The demonstration in an empty SQLite database, with so many indicators in the preparer's open table: each takes nine
 * pieces of evidence at most.
 *
 * @returns Their names, from the top.
 */
export async function loadLongTable(folder: string, rows: number): Promise<readonly string[]> {
  const facts = await readDemonstration(DEMONSTRATION_FILE);
  const model = facts.targetTables
    .find(({ key }) => key === TABLE)
    ?.indicators.find(({ level3 }) => level3 === MODEL);
  if (!model) throw new Error(`the table ${TABLE} has no row ${MODEL}`);
  const alone = { feedsPosition: null, aggregationRule: null, periodRule: null, rollUpSource: null };
  const indicators = Array.from({ length: rows }, (_, index) => ({
    ...model,
    ...alone,
    level3: `有效发明专利数量（第 ${index + 1} 批）`,
  }));
  const targetTables = facts.targetTables.map((table) =>
    table.key === TABLE ? { ...table, indicators } : table,
  );
  const database = await createDatabase({ kind: 'sqlite', folder });
  try {
    await loadDemonstration(database, { ...facts, targetTables }, new Date());
  } finally {
    await database.close();
  }
  return indicators.map(({ level3 }) => level3);
}
