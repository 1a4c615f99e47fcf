import {
  describeTemplatePlace,
  describeTemplateProblem,
  describeTemplateProblemPlace,
} from '@attain/shared/report-template/describe-template-problem';
import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import type { TemplateLine } from '@attain/shared/report-template/template-line';
import type { TemplateProblem } from '@attain/shared/report-template/template-problem';
import { describeFileProblem } from '../examining/describe-file-problem.ts';
import type { TemplateDanger, TemplateFileProblem } from './template-file-problem.ts';

const KINDS: Readonly<Record<TemplateKind, string>> = {
  REPORT: '这是表格（.xlsx），报告模板应为 .docx 文件。附表的模板请在“附表（.xlsx）”处上传',
  ANNEX: '这是文档（.docx），附表模板应为 .xlsx 文件。报告的模板请在“报告（.docx）”处上传',
};

type Own = Exclude<TemplateFileProblem, { readonly kind: 'MACRO' | 'TOO_LARGE' | 'DAMAGED' }> &
  (TemplateDanger | { readonly kind: 'OTHER_KIND' | 'STRICT_FORMAT' | 'ENGINE' });

export function describeTemplateFile(problem: TemplateFileProblem): TemplateLine {
  const where = 'place' in problem ? describeTemplatePlace(problem.place) : null;
  return { isRefusal: true, where, what: isOwn(problem) ? ownWords(problem) : describeFileProblem(problem) };
}

export function describePlaceholderProblem(problem: TemplateProblem): TemplateLine {
  return {
    isRefusal: true,
    where: describeTemplateProblemPlace(problem),
    what: describeTemplateProblem(problem),
  };
}

const OWN_KINDS: ReadonlySet<string> = new Set<Own['kind']>([
  'EXTERNAL',
  'EMBEDDED',
  'ACTIVE_FIELD',
  'FORMULA',
  'HIDDEN_SHEET',
  'MERGES_TOO_LARGE',
  'OTHER_KIND',
  'STRICT_FORMAT',
  'ENGINE',
]);

function isOwn(problem: TemplateFileProblem): problem is Own {
  return OWN_KINDS.has(problem.kind);
}

function ownWords(problem: Own): string {
  switch (problem.kind) {
    case 'EXTERNAL':
      return `模板引用外部内容（${problem.target.slice(0, 80)}），请改为嵌入文件的图片或文字`;
    case 'EMBEDDED':
      return `模板带有嵌入对象、控件或外部数据（${problem.part}），请删除后再上传`;
    case 'ACTIVE_FIELD':
      return `模板带有会读取外部内容或执行命令的域（${problem.field}），请删除`;
    case 'FORMULA':
      return '模板里的公式在行重复后会错位，请删除公式，改用占位符';
    case 'HIDDEN_SHEET':
      return `工作表“${problem.sheet}”是隐藏的，请显示或删除`;
    case 'MERGES_TOO_LARGE':
      return `工作表“${problem.sheet}”：合并单元格超过 ${problem.limit} 个`;
    case 'OTHER_KIND':
      return KINDS[problem.expected];
    case 'STRICT_FORMAT':
      return '请用 Word 或 WPS 另存为“Word 文档（.docx）”，不要用严格格式';
    case 'ENGINE':
      return `模板不能填写：${problem.reason}`;
  }
}
