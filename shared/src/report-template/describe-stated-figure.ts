import { describePlaceInTemplate } from './describe-template-problem.ts';
import { REFUSES, type StatedInTemplate } from './stated-figure.ts';
import type { TemplateLine } from './template-line.ts';

export function describeStatedFigure(stated: StatedInTemplate): TemplateLine {
  return {
    isRefusal: REFUSES[stated.kind],
    where: describePlaceInTemplate(stated.at),
    what: wordsOf(stated),
  };
}

function wordsOf(stated: StatedInTemplate): string {
  const { found } = stated;
  switch (stated.kind) {
    case 'CONTRADICTED':
      return `模板写“${found}”，数据为“${stated.data}”，请改用 ${stated.placeholder}`;
    case 'UNKNOWN_SCORE':
      return `模板写得分“${found}”，数据中没有这个得分`;
    case 'UNKNOWN_FIGURE':
      return `模板直接写了“${found}”，数据中没有这个数`;
    case 'UNKNOWN_DOCUMENT':
      return `模板引用“${found}”，本批次的资金文件中没有，请核对文号`;
    case 'UNKNOWN_YEAR':
      return `模板直接写了“${found}”，与本批次的年度不符，请改用 {年度}`;
    case 'TYPED':
      return stated.placeholder === null
        ? `模板直接写了“${found}”，数据变化后不会跟着变`
        : `模板直接写了“${found}”，数据变化后不会跟着变，请改用 ${stated.placeholder}`;
  }
}
