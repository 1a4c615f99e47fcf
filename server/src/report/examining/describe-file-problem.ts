import type { RequiredColumn, TablePosition } from '@attain/shared/report/printed/reading-problem';
import type { FileProblem } from '../reading/file-problem.ts';
import type { ForeignKind, OldProgram } from '../reading/recognise-file.ts';
import { describeTable } from '@attain/shared/finding-answer/wording/describe-stated-place';
import { quote } from '@attain/shared/finding-answer/wording/quote';

const COLUMNS: Readonly<Record<RequiredColumn, string>> = {
  NAME: '三级指标',
  TARGET: '指标值',
  ACTUAL: '实际完成值',
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在',
  EISDIR: '这是文件夹，不是文件',
  EACCES: '没有读取权限',
  ENOTDIR: '路径中有一段不是文件夹',
  ENAMETOOLONG: '文件名过长',
  ENOTFILE: '不是普通文件',
};

const FOREIGN: Readonly<Record<ForeignKind, string>> = {
  PDF: '这是 PDF 文件',
  OFD: '这是 OFD 版式文件',
  PICTURE: '这是图片',
  RTF: '这是 RTF 文件',
  WEB_PAGE: '这是网页或 XML 文件',
  OPEN_DOCUMENT: '这是 OpenDocument 文件（.odt、.ods）',
  PRESENTATION: '这是演示文稿',
  ARCHIVE: '这是压缩包',
  TEXT: '这是纯文本文件（.txt、.csv、.md 等）',
};

const OLD: Readonly<Record<OldProgram, string>> = {
  WORD: '这是旧版 Word 文件（.doc），请用 Word 或 WPS 另存为 .docx 再试',
  EXCEL: '这是旧版 Excel 文件（.xls），请用 Excel 或 WPS 另存为 .xlsx 再试',
  OTHER: '这是旧版 Office 格式的文件，请用原来的程序打开，另存为 .docx 或 .xlsx 再试',
};

type Describe = {
  readonly [K in FileProblem['kind']]: (problem: Extract<FileProblem, { readonly kind: K }>) => string;
};

const DESCRIBE: Describe = {
  UNREADABLE: ({ reason }) => `无法读取：${REASONS[reason] ?? reason}`,
  TOO_LARGE: ({ bytes, limit }) => `文件有 ${megabytes(bytes)} MB，超过 ${megabytes(limit)} MB，没有打开`,
  EMPTY: () => '文件是空的（0 字节），请重新保存或下载后再试',
  PASSWORD: () => '文件设有打开密码，读不了。请用 Word、Excel 或 WPS 取消密码后再试',
  OLD_FORMAT: ({ program }) => OLD[program],
  NOT_OFFICE: ({ found }) => `${found === null ? '' : `${FOREIGN[found]}，`}不是 .docx 或 .xlsx 文件`,
  MACRO: ({ part }) => `文件带有宏（${part}），请另存为不带宏的格式`,
  EXPANDS_TOO_FAR: ({ part, limit }) =>
    `解压后超过允许的大小（${megabytes(limit)} MB 或压缩比 100），在 ${part} 处停止`,
  TOO_MANY_PARTS: ({ limit }) => `文件由 ${limit} 个以上部分组成，没有打开`,
  DAMAGED: ({ part, reason }) => `文件已损坏${part === null ? '' : `（${part}）`}：${reason}`,
  DOCTYPE: ({ part }) => `${part} 含有文档类型声明，没有读取`,
  TOO_MANY_CELLS: ({ sheet, table, limit }) => `${describeTable(sheet, table)}：超过 ${limit} 个单元格`,
  OVERLAPPING_MERGES: ({ sheet, ranges }) => `工作表“${sheet}”：合并单元格 ${ranges.join(' 和 ')} 相互重叠`,
  NO_ANNEX: () => '没有找到自评表：没有一个表格有“一级指标”“三级指标”等表头',
  MISSING_COLUMNS: ({ at, missing }) =>
    `${describeAt(at)}：表头缺少${missing.map((column) => `“${COLUMNS[column]}”`).join('、')}`,
  REPEATED_COLUMN: ({ at, heading }) => `${describeAt(at)}：表头${quote(heading)}重复`,
  SHIFTED_CELL: ({ at, text, headings }) =>
    `${describeAt(at)}：单元格${quote(text)}与表头不对齐${
      headings.length === 0 ? '' : `（${headings.map(quote).join('、')}）`
    }，合并单元格可能错位`,
  SHORT_ROW: ({ at, heading }) =>
    `${describeAt(at)}：这一行缺少表头${quote(heading)}下的单元格，合并单元格可能错位`,
  ROW_WITHOUT_NAME: ({ at, text }) => `${describeAt(at)}：${quote(text)}这一行没有三级指标名称`,
  NO_ROWS: ({ at }) => `${describeAt(at)}：表头下面没有指标`,
};

/** One line: where, and what is wrong there. */
export function describeFileProblem(problem: FileProblem): string {
  // The record holds one function per kind; the compiler cannot relate the two.
  const describe = DESCRIBE[problem.kind] as (problem: FileProblem) => string;
  return describe(problem);
}

function describeAt({ sheet, table, row, column }: TablePosition): string {
  return `${describeTable(sheet, table)}第 ${row} 行${column === null ? '' : `第 ${column} 列`}`;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
