import { EXAMINE_USAGE } from './examining/examine.command.ts';
import type { WordingProblem } from '@attain/shared/report/wording/read-wording';

export const USAGE =
  '用法：pnpm report --round 批次 --out 目录 [--date 年-月-日] [--wording 文件.json] [--template 文件.docx] [--annex 文件.xlsx]';

export const HELP = `${USAGE}
${EXAMINE_USAGE}

生成报告：
  --round     批次编号；写错时列出现有批次
  --out       写入 .docx、.xlsx 和 .json 的目录
  --date      成文日期
  --wording   本地区自己的句子
  --template  本地区自己的报告模板（.docx，带占位符）
  --annex     本地区自己的附表模板（.xlsx，带占位符）
  写完退出码为 0；不能写时为 2，并在标准错误上说明原因，模板的问题每个一行。

检查报告（examine）：
  文件        在别处写成的自评报告或自评表，.docx 或 .xlsx；只读，不联网，不入库
  --json      按 JSON 输出发现、位置和没有检查的规则
  没有发现退出码为 0，有发现为 1；文件不能读时为 2，并在标准错误上用一行说明位置和原因。

  --help      显示本说明
`;

const PROBLEMS: { readonly [K in WordingProblem['kind']]: string } = {
  NOT_AN_OBJECT: '应为对象',
  UNKNOWN_SENTENCE: '没有这个句子',
  NOT_TEXT: '应为文本',
  BRACE: '花括号不成对',
  UNKNOWN_NAME: '没有这个名称',
  MISSING_NAME: '缺少名称',
  TYPED_FIGURE: '句子里不能直接写数字，数字只能来自名称',
};

/** One line: the place in the file, what is wrong there, what stands there. */
export function describeWordingProblem({ path, at, kind, found }: WordingProblem): string {
  return `${path} 第 ${at + 1} 个字：${PROBLEMS[kind]}：${found}`;
}

export function describeUnknownRound(
  id: string,
  rounds: readonly { readonly id: string; readonly name: string }[],
): string {
  if (rounds.length === 0) return `没有批次 ${id}。数据库中还没有批次，请先运行 pnpm start。`;
  return `没有批次 ${id}。现有批次：${rounds.map((round) => `${round.id}（${round.name}）`).join('，')}。`;
}
