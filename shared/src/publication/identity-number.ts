/** By place; the sum over 17 digits decides the 18th sign (GB 11643-1999). */
const FACTORS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = '10X98765432';

/** Whether signs are a resident's identity number (居民身份证号码): a day of birth, and the check sign that fits. */
export function isIdentityNumber(signs: string): boolean {
  const isNew = /^\d{17}[\dXx]$/.test(signs);
  if (!isNew && !/^\d{15}$/.test(signs)) return false;
  const birth = isNew ? signs.slice(6, 14) : `19${signs.slice(6, 12)}`;
  if (!isDay(birth)) return false;
  if (!isNew) return true;
  const sum = FACTORS.reduce((total, factor, place) => total + factor * Number(signs[place]), 0);
  return CHECK_SIGNS[sum % 11] === signs[17]?.toUpperCase();
}

function isDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1880 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether digits are a card's number (Luhn, ISO/IEC 7812): the last one checks the others. */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{16,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
