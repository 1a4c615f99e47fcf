import type { Contribution } from './contribution.ts';

/** The units' texts behind their names, each text once: 乌鲁木齐市、昌吉回族自治州：市场需求不稳定；… Null without any. */
export function compileTexts(
  contributions: readonly Contribution[],
  textOf: (contribution: Contribution) => string | null,
): string | null {
  const unitsByText = new Map<string, string[]>();
  for (const contribution of contributions) {
    const text = textOf(contribution)?.trim() ?? '';
    if (text === '') continue;
    const units = unitsByText.get(text) ?? [];
    if (!units.includes(contribution.unitName)) unitsByText.set(text, [...units, contribution.unitName]);
  }
  if (unitsByText.size === 0) return null;
  return [...unitsByText]
    .map(([text, units]) => `${units.join('、')}：${text.replace(/[。；;]+$/, '')}`)
    .join('；');
}
