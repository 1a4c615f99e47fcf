import type { FormMaterial, FormRowMaterial, FundColumn, FundLine } from './form-material.ts';
import type { FundAspect } from './statement-material.ts';
import type { IndicatorMaterial, TableMaterial } from './table-material.ts';

export type DocumentField = 'NUMBER' | 'ISSUER' | 'ISSUED_ON' | 'RECEIVED_ON' | 'AMOUNT';
export type CellField = 'NAME' | 'LEVEL_1' | 'TARGET' | 'ACTUAL' | 'FEEDS';

/** Where something stands that an examination read. The door that shows it words it. */
export type ExaminationPlace =
  | { readonly kind: 'HEADLINE' }
  | { readonly kind: 'ASPECT'; readonly aspect: FundAspect }
  | { readonly kind: 'CITATION'; readonly citationId: string }
  | { readonly kind: 'DOCUMENT'; readonly documentNumber: string; readonly field: DocumentField }
  | { readonly kind: 'ALLOTMENT'; readonly documentNumber: string; readonly unit: string }
  | { readonly kind: 'UNIT'; readonly unit: string }
  | { readonly kind: 'EXECUTION'; readonly unit: string }
  | TablePlace
  | IndicatorPlace
  | FormPlace
  | FundPlace
  | RowPlace;

interface AtTable {
  readonly tableId: string;
  readonly holder: string;
  readonly batch: string | null;
}

export interface TablePlace extends AtTable {
  readonly kind: 'TABLE';
  readonly field: 'HOLDER' | 'MINISTRY' | 'RESPONSIBLE_PERSON';
}

export interface IndicatorPlace extends AtTable {
  readonly kind: 'INDICATOR';
  readonly indicatorId: string;
  readonly indicator: string;
  readonly field: CellField;
}

interface AtForm {
  readonly formId: string;
  readonly holder: string;
}

export interface FormPlace extends AtForm {
  readonly kind: 'FORM';
  readonly field: 'HOLDER' | 'USING_UNIT' | 'WEIGHTS' | 'BATCHES';
}

export interface FundPlace extends AtForm {
  readonly kind: 'FUND';
  readonly line: FundLine;
  readonly column: FundColumn;
}

export interface RowPlace extends AtForm {
  readonly kind: 'ROW';
  readonly rowId: string;
  readonly indicator: string;
  readonly field: CellField;
}

export function placeOfTable({ id, holder, batch }: TableMaterial, field: TablePlace['field']): TablePlace {
  return { kind: 'TABLE', tableId: id, holder, batch, field };
}

export function placeOfIndicator(
  { id, holder, batch }: TableMaterial,
  indicator: IndicatorMaterial,
  field: CellField,
): IndicatorPlace {
  return {
    kind: 'INDICATOR',
    tableId: id,
    holder,
    batch,
    indicatorId: indicator.id,
    indicator: indicator.level3,
    field,
  };
}

export function placeOfForm({ id, holder }: FormMaterial, field: FormPlace['field']): FormPlace {
  return { kind: 'FORM', formId: id, holder, field };
}

export function placeOfRow({ id, holder }: FormMaterial, row: FormRowMaterial, field: CellField): RowPlace {
  return { kind: 'ROW', formId: id, holder, rowId: row.id, indicator: row.level3, field };
}
