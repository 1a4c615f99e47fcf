/** What is taken out before publication (隐去个人信息), by what it is. */
export const RedactionKind = {
  MOBILE: 'MOBILE',
  LANDLINE: 'LANDLINE',
  IDENTITY_NUMBER: 'IDENTITY_NUMBER',
  E_MAIL: 'E_MAIL',
  BANK_ACCOUNT: 'BANK_ACCOUNT',
  NAME: 'NAME',
  /** A person chose it. */
  OTHER: 'OTHER',
} as const;

export type RedactionKind = keyof typeof RedactionKind;

/** A text that is taken out wherever a person wrote it. */
export interface Redaction {
  readonly text: string;
  readonly kind: RedactionKind;
}

/** Stands where something was taken out; always the same, so that it tells nothing of what was there (PB4). */
export const TAKEN_OUT = '〔已隐去〕';

/** A single character stands in too many words. */
export const LEAST_LENGTH = 2;
export const MOST_LENGTH = 100;
