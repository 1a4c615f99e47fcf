import type { Fen } from '../indicator-value/money.ts';
import type { AdministrativeLevel } from './administrative-level.ts';
import type { PartialDate } from './partial-date.ts';

/** A budget document (资金下达文件), as far as it is known. Null is unknown, never empty. */
export interface DocumentMaterial {
  /** 文号, as printed: 财建〔2023〕341号. */
  readonly documentNumber: string;
  /** The printed title, or what the document is about. */
  readonly title: string | null;
  /** The organisation that the document is said to come from. */
  readonly issuer: string | null;
  readonly issuedOn: PartialDate | null;
  /** When the level below received it. */
  readonly receivedOn: PartialDate | null;
  readonly amountInFen: Fen | null;
  readonly budgetYear: number | null;
  /** 批次: 'ADVANCE' (提前下达), 'MAIN' or a name of its own. */
  readonly batch: string | null;
  /** The number of the document from above whose money this one passes on (转下达). */
  readonly passesOn: string | null;
}

/** Money advanced before the budget year begins (提前下达). */
export const ADVANCE_BATCH = 'ADVANCE';

/** One line of a document's split of the money (资金分配表). */
export interface AllotmentMaterial {
  readonly documentNumber: string;
  /** As printed; whether the tree has such a unit is F25's question. */
  readonly unit: string;
  readonly amountInFen: Fen | null;
  /** How many levels the money goes through from the issuer to who uses it; null: as many as the tree shows. */
  readonly levelsToUser: number | null;
}

/** A unit of the organisation tree. */
export interface UnitMaterial {
  readonly name: string;
  /** Its department, its short name. */
  readonly otherNames: readonly string[];
  readonly level: AdministrativeLevel;
  /** The name of the unit above, as printed; null at the top. */
  readonly parent: string | null;
}

/** What one unit was given and has spent of the round's money. */
export interface ExecutionMaterial {
  readonly unit: string;
  readonly budgetInFen: Fen | null;
  readonly executedInFen: Fen | null;
  /** The day of the figures; null: the end of the budget year, on which self-evaluations are drawn up. */
  readonly asOf: PartialDate | null;
}
