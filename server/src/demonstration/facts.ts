import type { AggregationRule } from '@attain/shared/indicator/aggregation-rule';
import type { PeriodRule } from '@attain/shared/indicator/period-rule';
import type { RollUpSource } from '@attain/shared/indicator/roll-up-source';
import type { SchemeInput } from '@attain/shared/scoring/table-input';
import type { OrgLevel } from '../organisation/org-level.ts';

/** The facts of one real report, as `xinjiang-2024.json` holds them. Amounts are whole 万元, as printed. */
export interface DemonstrationFacts {
  /** Where the reported values come from; shown as their author. */
  readonly source: string;
  readonly fund: {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly competentDepartment: string;
  };
  readonly round: {
    readonly id: string;
    readonly name: string;
    readonly budgetYear: number;
    /** 样例数据: the values are invented. */
    readonly isSampleData: boolean;
  };
  /** A unit stands after the one above it; the first is the region. */
  readonly units: readonly UnitFacts[];
  readonly documents: readonly DocumentFacts[];
  readonly allotments: readonly {
    readonly documentId: string;
    readonly unitId: string;
    readonly amountInWanyuan: number;
  }[];
  readonly schemes: readonly SchemeFacts[];
  /** The first is the region's own, which the others feed. */
  readonly targetTables: readonly TableFacts[];
}

export interface UnitFacts {
  readonly id: string;
  /** 行政区划代码: the unit's segment of the materialised path. */
  readonly divisionCode: string;
  readonly parentId: string | null;
  readonly level: OrgLevel;
  readonly name: string;
  readonly shortName: string;
  readonly departmentName: string;
}

export interface DocumentFacts {
  readonly id: string;
  readonly documentNumber: string;
  readonly issuerLevel: string;
  readonly issuedOn: string;
  readonly amountInWanyuan: number;
  readonly budgetYear: number;
  readonly batch: string;
  readonly about: string;
  readonly passesOnId: string | null;
}

export interface SchemeFacts {
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly reason: string | null;
  readonly content: SchemeInput;
}

export interface TableFacts {
  readonly key: string;
  readonly unitId: string;
  readonly documentId: string | null;
  readonly scheme: string;
  readonly batch: string;
  readonly title: string;
  readonly amountInWanyuan: number;
  readonly overallTarget: string;
  /** Null: CHILDREN. */
  readonly rollUpSource: RollUpSource | null;
  /** The state of its form; null: the centre's own tables have none, the region answers in its own. */
  readonly form: 'DRAFT' | 'APPROVED' | null;
  readonly indicators: readonly IndicatorFacts[];
}

export interface IndicatorFacts {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly targetText: string;
  /** Which row of the region's table, from 1, this one feeds. */
  readonly feedsPosition: number | null;
  readonly aggregationRule: AggregationRule | null;
  readonly periodRule: PeriodRule | null;
  readonly rollUpSource: RollUpSource | null;
  /** What the report states; null where it states nothing. */
  readonly reported: ReportedFacts | null;
}

export interface ReportedFacts {
  readonly valueText: string;
  readonly completion: string | null;
  readonly deviationReason: string | null;
}
