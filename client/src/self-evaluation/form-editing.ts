import type { StatementPlace } from '@attain/shared/statement/statement-place';
import type { ActualField, ExecutionField, FundSource } from '@attain/shared/sync/mutation';
import type { ActualFields } from '@attain/shared/approval/form-content';
import { inject, provide, type InjectionKey, type Ref } from 'vue';
import type { SaveResult } from '../local-data/value-state.ts';
import type { FieldEntry } from './use-field-entry.ts';
import type { ScoredRow } from '../scoring/scored-form.ts';

/** A field that is on the screen, for 保存: it writes what is typed there. */
export interface OpenField {
  readonly commit: () => Promise<void>;
  readonly isInvalid: () => boolean;
  readonly isNotSaved: () => boolean;
}

export function openField(entry: FieldEntry): OpenField {
  return {
    commit: entry.commit,
    isInvalid: () => entry.isTyped.value && entry.isInvalid.value,
    isNotSaved: () => entry.isNotSaved.value,
  };
}

/** What the fields of one form need from their page. */
export interface FormEditing {
  readonly formId: string;
  /** Why nothing can be entered; null: it can. */
  readonly lock: Readonly<Ref<string | null>>;
  saveActual(
    indicatorId: string,
    field: ActualField,
    value: string | null,
    seen: string | null,
  ): Promise<SaveResult>;
  saveExecution(
    source: FundSource,
    field: ExecutionField,
    value: number | null,
    seen: number | null,
  ): Promise<SaveResult>;
  saveStatement(place: StatementPlace, value: string | null, seen: string | null): Promise<SaveResult>;
  /** A value was written; `undo` writes the one before it again. */
  noteSaved(label: string, undo: () => Promise<SaveResult>): void;
  /** The row as it would be with these values: the live score while somebody types. */
  rescore(indicatorId: string, values: Partial<ActualFields>): ScoredRow | null;
  /** Returns the function that takes the field off the list. */
  register(field: OpenField): () => void;
}

const FORM_EDITING: InjectionKey<FormEditing> = Symbol('form editing');

export function provideFormEditing(editing: FormEditing): void {
  provide(FORM_EDITING, editing);
}

export function useFormEditing(): FormEditing {
  const editing = inject(FORM_EDITING);
  if (!editing) throw new Error('a field of a form stands outside of FormPage');
  return editing;
}
