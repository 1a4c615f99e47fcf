import type { DocumentMaterial } from '@attain/shared/examination/document-material';
import type { FormMaterial, FormRowMaterial } from '@attain/shared/examination/form-material';
import type { RoundMaterial } from '@attain/shared/examination/round-material';
import type { CitationMaterial, StatementMaterial } from '@attain/shared/examination/statement-material';
import type { IndicatorMaterial, TableMaterial } from '@attain/shared/examination/table-material';

/** One change to a round; applied one after the other. */
export type RoundChange = (material: RoundMaterial) => RoundMaterial;

export function changeRound(material: RoundMaterial, ...changes: readonly RoundChange[]): RoundMaterial {
  return changes.reduce((changed, change) => change(changed), material);
}

export function set(overrides: Partial<RoundMaterial>): RoundChange {
  return (material) => ({ ...material, ...overrides });
}

export function setDocument(number: string, overrides: Partial<DocumentMaterial>): RoundChange {
  return (material) => ({
    ...material,
    documents: replaceOne(material.documents, ({ documentNumber }) => documentNumber === number, overrides),
  });
}

export function setTable(tableId: string, overrides: Partial<TableMaterial>): RoundChange {
  return (material) => ({
    ...material,
    tables: replaceOne(material.tables, ({ id }) => id === tableId, overrides),
  });
}

/** Changes an issued indicator, and the row of the form that is filled in on its table. */
export function setIndicator(indicatorId: string, overrides: Partial<IndicatorMaterial>): RoundChange {
  return (material) => {
    const table = material.tables.find(({ indicators }) => indicators.some(({ id }) => id === indicatorId));
    const indicators = replaceOne(table?.indicators ?? [], ({ id }) => id === indicatorId, overrides);
    const changed = setTable(table?.id ?? '', { indicators })(material);
    const isFilledIn = material.forms.some(({ rows }) => rows.some(({ id }) => id === indicatorId));
    return isFilledIn ? setRow(indicatorId, overrides)(changed) : changed;
  };
}

export function setForm(formId: string, overrides: Partial<FormMaterial>): RoundChange {
  return (material) => ({
    ...material,
    forms: replaceOne(material.forms, ({ id }) => id === formId, overrides),
  });
}

export function setRow(rowId: string, overrides: Partial<FormRowMaterial>): RoundChange {
  return (material) => {
    const form = material.forms.find(({ rows }) => rows.some(({ id }) => id === rowId));
    const rows = replaceOne(form?.rows ?? [], ({ id }) => id === rowId, overrides);
    return setForm(form?.id ?? '', { rows })(material);
  };
}

export function setStatement(overrides: Partial<StatementMaterial>): RoundChange {
  return (material) => ({ ...material, statement: { ...material.statement, ...overrides } });
}

/** Changes the only citation. */
export function setCitation(overrides: Partial<CitationMaterial>): RoundChange {
  return (material) => ({
    ...material,
    statement: {
      ...material.statement,
      citations: material.statement.citations.map((citation) => ({ ...citation, ...overrides })),
    },
  });
}

/** A change that meets nothing would let a test pass that planted no fault. */
function replaceOne<T>(items: readonly T[], isMeant: (item: T) => boolean, overrides: Partial<T>): T[] {
  if (!items.some(isMeant)) throw new Error('nothing of this name in the round');
  return items.map((item) => (isMeant(item) ? { ...item, ...overrides } : item));
}
