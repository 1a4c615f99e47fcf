import type {
  AllotmentMaterial,
  DocumentMaterial,
  ExecutionMaterial,
  UnitMaterial,
} from './document-material.ts';
import type { FormMaterial } from './form-material.ts';
import type { IssuerPrefix, Regulation } from './regulation.ts';
import type { StatementMaterial } from './statement-material.ts';
import type { TableMaterial } from './table-material.ts';

/**
 * Everything that an examination (审核检查) of one round of self-evaluation looks at, as plain data.
 *
 * Null means that something is not known: a rule that needs it says nothing, it never guesses.
 */
export interface RoundMaterial {
  readonly budgetYear: number;
  readonly documents: readonly DocumentMaterial[];
  readonly allotments: readonly AllotmentMaterial[];
  /** The organisation tree. */
  readonly units: readonly UnitMaterial[];
  readonly executions: readonly ExecutionMaterial[];
  /** The issued target tables, higher levels first. */
  readonly tables: readonly TableMaterial[];
  readonly forms: readonly FormMaterial[];
  readonly statement: StatementMaterial;
  /** Titles of what is attached or filed, so that a target may point to it. */
  readonly attachedDocuments: readonly string[];
  readonly regulations: readonly Regulation[];
  readonly issuerPrefixes: readonly IssuerPrefix[];
}
