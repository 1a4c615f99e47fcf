import { AlignmentType, LineRuleType, type IStylesOptions } from 'docx';

/**
 * The layout of official documents (党政机关公文格式, GB/T 9704-2012): A4, the type area 156 mm × 225 mm, 22 lines of 28
 * characters in 仿宋 3 号.
 */
export const PAGE = {
  width: '210mm',
  height: '297mm',
  margin: { top: '37mm', bottom: '35mm', left: '28mm', right: '26mm', header: '15mm', footer: '28mm' },
} as const;

/** In twips (1/20 pt): the type area's width, upright and on its side. */
export const TEXT_WIDTH = { PORTRAIT: 8844, LANDSCAPE: 12_756 } as const;
export const TEXT_HEIGHT = { PORTRAIT: TEXT_WIDTH.LANDSCAPE, LANDSCAPE: TEXT_WIDTH.PORTRAIT } as const;

export type Orientation = keyof typeof TEXT_WIDTH;

/** 225 mm ÷ 22, in twips. */
export const LINE = 579;

/** Heights and distances in twips, all of them exact: where a page ends follows from them (`pages/`). */
export const HEIGHT = { TITLE: 700, CONTENTS: 520, CAPTION: 400, CELL: 320, SEAM: 20 } as const;
export const CAPTION_DISTANCE = { before: 160, after: 80 } as const;
export const CELL_MARGIN = { top: 40, bottom: 40, left: 80, right: 80 } as const;

/** 3 号 is 16 pt; 28 of them fit on 156 mm when each gives up a quarter of a point. */
export const TIGHTER = -5;

/** Sizes in half points. */
export const SIZE = { TITLE: 44, BODY: 32, CAPTION: 24, TABLE: 21, PAGE_NUMBER: 28 } as const;

/** In twips. */
export const BODY_CHARACTER = 320;

/** Word has these typefaces on every Chinese machine; figures stand in the same one. */
export const FONT = {
  TITLE: fontOf('方正小标宋简体'),
  BODY: fontOf('仿宋'),
  HEADING: fontOf('黑体'),
  SUBHEADING: fontOf('楷体'),
  TABLE: fontOf('宋体'),
} as const;

function fontOf(name: string) {
  return { ascii: name, hAnsi: name, cs: name, eastAsia: name, hint: 'eastAsia' };
}

const EXACT = { line: LINE, lineRule: LineRuleType.EXACT } as const;
const BLACK = '000000';

/** Two characters, as every paragraph of a Chinese text begins. */
export const FIRST_LINE = { firstLine: 640, firstLineChars: 200 } as const;

function headingStyle(font: ReturnType<typeof fontOf>, bold: boolean) {
  return {
    run: { font, size: SIZE.BODY, bold, color: BLACK, italics: false, characterSpacing: TIGHTER },
    paragraph: { spacing: { ...EXACT, before: 0, after: 0 }, indent: FIRST_LINE, keepNext: true },
  };
}

export const STYLES: IStylesOptions = {
  default: {
    // Figures are Latin text: as Chinese they would break in the middle at the end of a line.
    document: {
      run: { font: FONT.BODY, size: SIZE.BODY, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: { before: 0, after: 0 } },
    },
    title: {
      run: { font: FONT.TITLE, size: SIZE.TITLE, bold: false, color: BLACK },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: HEIGHT.TITLE, lineRule: LineRuleType.EXACT, before: 0, after: LINE },
      },
    },
    heading1: headingStyle(FONT.HEADING, false),
    heading2: headingStyle(FONT.SUBHEADING, false),
    heading3: headingStyle(FONT.BODY, true),
    caption: {
      run: { font: FONT.HEADING, size: SIZE.CAPTION, italics: false, color: BLACK },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: HEIGHT.CAPTION, lineRule: LineRuleType.EXACT, ...CAPTION_DISTANCE },
        keepNext: true,
      },
    },
  },
  paragraphStyles: [
    {
      id: 'ReportBody',
      name: 'Report Body',
      run: { font: FONT.BODY, size: SIZE.BODY, characterSpacing: TIGHTER },
      paragraph: { alignment: AlignmentType.BOTH, spacing: EXACT, indent: FIRST_LINE },
    },
    {
      id: 'ReportCell',
      name: 'Report Cell',
      run: { font: FONT.TABLE, size: SIZE.TABLE },
      paragraph: { spacing: { line: HEIGHT.CELL, lineRule: LineRuleType.EXACT } },
    },
    {
      id: 'ReportSeam',
      name: 'Report Seam',
      run: { size: 2 },
      paragraph: { spacing: { line: HEIGHT.SEAM, lineRule: LineRuleType.EXACT }, keepNext: true },
    },
    {
      id: 'ReportSignature',
      name: 'Report Signature',
      run: { font: FONT.BODY, size: SIZE.BODY, characterSpacing: TIGHTER },
      paragraph: { alignment: AlignmentType.RIGHT, spacing: EXACT },
    },
    ...[1, 2].map((level) => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      run: { font: FONT.BODY, size: SIZE.BODY },
      // A little closer than the text, so that title and contents stay on one page.
      paragraph: {
        spacing: { line: HEIGHT.CONTENTS, lineRule: LineRuleType.EXACT },
        indent: { left: (level - 1) * BODY_CHARACTER },
      },
    })),
  ],
};
