import { isCardNumber, isIdentityNumber } from './identity-number.ts';
import type { Redaction, RedactionKind } from './redaction.ts';

/** Digits with blanks or dashes between them, as people group them. */
const RUN = /\d(?:[ -]?\d){6,30}[Xx]?/g;
const LANDLINE = /(?<!\d)[(（]?0\d{2,3}[)）]?[ -]?\d{7,8}(?!\d)(?:(?:-|转)\d{1,5})?/g;
const E_MAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}/g;
const AFTER_ACCOUNT = /(?:账号|帐号|账户|帐户|卡号|开户)[^\d]{0,12}$/;
const AFTER_PHONE = /(?:电话|座机|传真|联系方式|手机)[^\d]{0,4}$/;

/** Numbers by which a person is reached, known or paid (PB2), as they are written in the text. */
export function findNumbers(text: string): Redaction[] {
  const plain = halfWidth(text);
  const found: Redaction[] = [];
  const add = (kind: RedactionKind, from: number, length: number) =>
    found.push({ kind, text: text.slice(from, from + length) });
  for (const { 0: mail, index } of plain.matchAll(E_MAIL)) add('E_MAIL', index, mail.length);
  for (const { 0: number, index } of plain.matchAll(LANDLINE)) add('LANDLINE', index, number.length);
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    const before = plain.slice(Math.max(0, index - 20), index);
    const kind = kindOf(run, before);
    if (kind) add(kind, index, run.length);
    // Two numbers with a blank between them look like one.
    else for (const part of partsOf(run)) addPart(part, index, before);
  }
  return found;

  function addPart({ piece, from }: Part, index: number, before: string): void {
    const kind = kindOf(piece, from === 0 ? before : '');
    if (kind) add(kind, index + from, piece.length);
  }
}

interface Part {
  readonly piece: string;
  readonly from: number;
}

function partsOf(run: string): Part[] {
  return [...run.matchAll(/[^ ]+/g)].map(({ 0: piece, index }) => ({ piece, from: index }));
}

function kindOf(run: string, before: string): RedactionKind | null {
  const signs = run.replace(/[ -]/g, '');
  if (isIdentityNumber(signs)) return 'IDENTITY_NUMBER';
  const digits = signs.replace(/[Xx]$/, '');
  if (/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits)) return 'MOBILE';
  if (isCardNumber(digits)) return 'BANK_ACCOUNT';
  if (digits.length >= 8 && AFTER_ACCOUNT.test(before)) return 'BANK_ACCOUNT';
  return /^[2-8]\d{6,7}$/.test(digits) && AFTER_PHONE.test(before) ? 'LANDLINE' : null;
}

/** Digits, dashes and the at sign in full width as in half; places stay the same. */
function halfWidth(text: string): string {
  return text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}
