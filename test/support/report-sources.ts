import type { ReportMaterial } from '@attain/shared/report/report-material';
import type { Source, SourceEntity, SourceField } from '@attain/shared/report/source';

type Rows = readonly { readonly id: string }[];

/** Finds a report's sources in its rows by nothing but their ids and fields, apart from the code that wrote them. */
export class SourceRows {
  readonly #rows: ReadonlyMap<string, object>;

  constructor(material: ReportMaterial) {
    const lists: { readonly [E in SourceEntity]: Rows } = {
      ROUND: [material.round],
      FUND: [material.fund],
      ORG_UNIT: material.orgUnits,
      BUDGET_DOCUMENT: material.documents,
      ALLOTMENT: material.allotments,
      SCHEME: material.schemes,
      TARGET_TABLE: material.targetTables,
      INDICATOR: material.indicators,
      SELF_EVALUATION: material.selfEvaluations,
      INDICATOR_ACTUAL: material.indicatorActuals,
      FUND_EXECUTION: material.fundExecutions,
      STATEMENT: material.statements,
    };
    this.#rows = new Map(
      Object.entries(lists).flatMap(([entity, rows]) =>
        rows.map((row): [string, object] => [`${entity} ${row.id}`, row]),
      ),
    );
  }

  has({ entity, id }: { readonly entity: SourceEntity; readonly id: string }): boolean {
    return this.#rows.has(`${entity} ${id}`);
  }

  /** @throws Error where there is no such row or field. */
  value({ entity, id, field }: SourceField): unknown {
    const row = this.#rows.get(`${entity} ${id}`);
    if (!row || !Object.hasOwn(row, field)) throw new Error(`no ${entity} ${id}.${field}`);
    return Object.entries(row).find(([name]) => name === field)?.[1];
  }

  /** The sum of numbers, exactly. */
  sum(fields: readonly SourceField[]): bigint {
    return fields.reduce((sum, field) => {
      const value = this.value(field);
      if (typeof value !== 'number')
        throw new Error(`${field.entity} ${field.id}.${field.field} is no number`);
      return sum + BigInt(value);
    }, 0n);
  }
}

/** All fields that a source names. */
export function fieldsOf(source: Source): readonly SourceField[] {
  switch (source.kind) {
    case 'FIELD':
    case 'YEAR_END':
      return [source.of];
    case 'SUM':
    case 'LIST':
    case 'ROLLED_UP':
    case 'SCORED':
      return source.of;
    case 'DIFFERENCE':
      return [...source.of, ...source.minus];
    case 'RATE':
      return [...source.dividend, ...source.divisor];
    case 'DAYS':
      return [source.from, source.to];
    case 'COUNT':
    case 'RULE':
    case 'PLACE':
      return [];
  }
}
