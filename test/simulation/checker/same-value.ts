/** Whether two entries of a field are one value. Written apart from the product: numbers by their digits. */
export function isSame(field: string, a: unknown, b: unknown): boolean {
  return spelling(field, a) === spelling(field, b);
}

function spelling(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  // A number and its digits are one: amounts are numbers on the wire, texts in a conflict.
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.trim() === '') return null;
  if (field !== 'valueText' && field !== 'completion') return text;
  // Full-width digits and point lie 0xFEE0 above the plain ones.
  const plain = text.trim().replace(/[．０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  if (!/^\d+(\.\d+)?$/.test(plain)) return text.trim();
  const [whole = '', fraction = ''] = plain.split('.');
  return `${whole.replace(/^0+(?=\d)/, '')}.${fraction.replace(/0+$/, '')}`;
}
