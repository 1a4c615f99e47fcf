import { numberOf } from '../named-values.ts';
import { paragraph, statementOr, type ReportContext } from '../report-context.ts';
import type { ReportSection } from '../report-document.ts';
import { coverageValues, reportedCellsOfUnits } from '../reported-cells.ts';
import { fieldOf } from '../source.ts';
import { countOf, fixed, textValue } from '../spans.ts';

/** 五、其他需要说明的问题: what is missing in the data is said, then what people found. */
export function otherMattersSection(context: ReportContext): ReportSection {
  const { material, facts, write } = context;
  const cellsOf = reportedCellsOfUnits(material, facts);
  const coverage = facts.unitsBelow.flatMap((unit) => {
    const cells = cellsOf(unit.id);
    return write('unitCoverage', {
      地区: textValue(unit.name, fieldOf('ORG_UNIT', unit, 'name')),
      项数: countOf(cells.issued),
      ...coverageValues(cells),
    });
  });
  const receipts = facts.centralDocuments
    .filter(({ receivedOn }) => receivedOn === null)
    .flatMap((document) => write('receiptUnknown', { 文号: numberOf(document) }));
  return {
    id: 'OTHER_MATTERS',
    blocks: [
      { kind: 'HEADING', level: 1, spans: [fixed('五、其他需要说明的问题')] },
      ...[coverage, receipts].filter((spans) => spans.length > 0).map(paragraph),
      paragraph([statementOr(context, 'INSPECTIONS', '监督检查、审计发现的问题及整改情况')]),
      paragraph([statementOr(context, 'OTHER_MATTERS', '其他需要说明的问题')]),
    ],
  };
}
