/** Look-alikes that printed tables hold, each with the one character that the rules read (TT1). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '≧': '≥',
  '⩾': '≥',
  '≽': '≥',
  '≮': '≥',
  '≦': '≤',
  '⩽': '≤',
  '≼': '≤',
  '≯': '≤',
  '═': '=',
  '﹦': '=',
  '﹥': '>',
  '›': '>',
  '﹤': '<',
  '‹': '<',
  '−': '-',
  '﹣': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '‐': '-',
  '‑': '-',
  '⁃': '-',
  '─': '-',
  '〜': '~',
  '∼': '~',
  '﹢': '+',
  '﹪': '%',
  '٪': '%',
  '﹐': ',',
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
};

/** Blanks of every width; what has no width (also soft hyphens, marks of direction and of variants) disappears. */
const BLANKS = /\s+/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]/g;
/** The Chinese dash (破折号) is two signs long and one sign to read: 90%——95%. */
const LONG_DASH = /[—―─]{2,}/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const LOOK_ALIKE = new RegExp(`[${Object.keys(LOOK_ALIKES).join('')}]`, 'g');
/** U+FF01 (！) to U+FF5E (～) lie this far above their ASCII forms. */
const FULL_WIDTH_OFFSET = 0xfee0;

/** Operators written with two signs. */
const TWO_SIGNS: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?:[>≥](?: ?=)|(?<!=)=+ ?>)(?: ?=)*/g, '≥'],
  [/(?:[<≤](?: ?=)|(?<!=)=+ ?<)(?: ?=)*/g, '≤'],
  [/==+/g, '='],
  [/\+\/?-/g, '±'],
];

/** The text in half-width signs, with single blanks and one character for each operator, in linear time. */
export function normaliseText(text: string): string {
  let result = text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(LONG_DASH, '-')
    .replace(LOOK_ALIKE, (sign) => LOOK_ALIKES[sign] ?? sign)
    .replace(BLANKS, ' ');
  for (const [signs, operator] of TWO_SIGNS) result = result.replace(signs, operator);
  return spellPerCentAsSign(result).trim();
}

const CHINESE_FIGURES = '零一二三四五六七八九';

/** 百分之95, 百分之九十五, 百分之百 and 百分百 as 95%, 95%, 100%, 100%. */
function spellPerCentAsSign(text: string): string {
  if (!text.includes('百分')) return text;
  return text
    .replace(/百分之?百/g, '100%')
    .replace(/百分之(\d+(?:\.\d+)?)/g, '$1%')
    .replace(
      /百分之([一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九])/g,
      (_, figures: string) => {
        return `${readChineseFigures(figures)}%`;
      },
    );
}

/** 零 to 九十九. */
function readChineseFigures(figures: string): number {
  const at = figures.indexOf('十');
  if (at < 0) return CHINESE_FIGURES.indexOf(figures);
  const tens = at === 0 ? 1 : CHINESE_FIGURES.indexOf(figures.charAt(0));
  const ones = at === figures.length - 1 ? 0 : CHINESE_FIGURES.indexOf(figures.charAt(at + 1));
  return tens * 10 + ones;
}
