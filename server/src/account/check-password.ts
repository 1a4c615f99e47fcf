/** What is wrong with a new password; null: nothing. */
export type PasswordViolation = 'TOO_SHORT' | 'TOO_LONG' | 'CONTAINS_ACCOUNT_NAME' | 'ONE_CHARACTER_REPEATED';

const MIN_LENGTH = 12;
const MAX_LENGTH = 128;

/**
 * Checks a new password. Any characters are welcome; length counts, not their mixture (ASVS 6.2).
 *
 * Counted in characters as people count them, so that 口令 in Chinese is not twice as long as it looks.
 */
export function checkPassword(password: string, accountName: string): PasswordViolation | null {
  const characters = [...password.normalize('NFKC')];
  if (characters.length < MIN_LENGTH) return 'TOO_SHORT';
  if (characters.length > MAX_LENGTH) return 'TOO_LONG';
  if (password.toLowerCase().includes(accountName.toLowerCase())) return 'CONTAINS_ACCOUNT_NAME';
  return new Set(characters).size === 1 ? 'ONE_CHARACTER_REPEATED' : null;
}
