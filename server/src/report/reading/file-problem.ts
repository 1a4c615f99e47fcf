import type { ReadingProblem } from '@attain/shared/report/printed/reading-problem';
import type { ForeignKind, OldProgram } from './recognise-file.ts';

/** Why a file of another origin is not read. Nothing of it is taken then. */
export type FileProblem =
  | ReadingProblem
  /** The system does not give it; `reason` is its code. */
  | { readonly kind: 'UNREADABLE'; readonly reason: string }
  | { readonly kind: 'TOO_LARGE'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'EMPTY' }
  | { readonly kind: 'PASSWORD' }
  /** .doc or .xls. */
  | { readonly kind: 'OLD_FORMAT'; readonly program: OldProgram }
  /** `found`: what it is instead, where that can be seen. */
  | { readonly kind: 'NOT_OFFICE'; readonly found: ForeignKind | null }
  | { readonly kind: 'MACRO'; readonly part: string }
  /** A small file that would unpack into a large one. */
  | { readonly kind: 'EXPANDS_TOO_FAR'; readonly part: string; readonly limit: number }
  | { readonly kind: 'TOO_MANY_PARTS'; readonly limit: number }
  | { readonly kind: 'DAMAGED'; readonly part: string | null; readonly reason: string }
  /** A part declares entities of its own, which no office program does. */
  | { readonly kind: 'DOCTYPE'; readonly part: string }
  | {
      readonly kind: 'TOO_MANY_CELLS';
      readonly sheet: string | null;
      readonly table: number;
      readonly limit: number;
    }
  | {
      readonly kind: 'OVERLAPPING_MERGES';
      readonly sheet: string;
      readonly ranges: readonly [string, string];
    };

export class ReportFileError extends Error {
  override readonly name = 'ReportFileError';

  constructor(readonly problem: FileProblem) {
    super(problem.kind);
  }
}
