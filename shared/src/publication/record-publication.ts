import type { Block, ReportDocument, Span } from '../report/report-document.ts';
import { dateText, fixed } from '../report/spans.ts';

/** When and where a report was made public. */
export interface PublicationPlace {
  /** A day: 2025-03-31. */
  readonly publishedOn: string;
  readonly address: string;
}

/**
 * Section 四 says when and where the report is public (PB8): in the place that its writers left open, or after what they
 * wrote there. Nothing else of the signed text changes.
 */
export function recordPublication(report: ReportDocument, place: PublicationPlace): ReportDocument {
  const sentence = fixed(publicationSentence(place));
  const fill = (block: Block): Block =>
    block.kind === 'TABLE'
      ? block
      : { ...block, spans: block.spans.map((span) => (isOpenPlace(span) ? sentence : span)) };
  return {
    ...report,
    sections: report.sections.map((section) => {
      if (section.id !== 'RESULTS') return section;
      const isOpen = section.blocks.some((block) => block.kind !== 'TABLE' && block.spans.some(isOpenPlace));
      return {
        ...section,
        blocks: isOpen
          ? section.blocks.map(fill)
          : [...section.blocks, { kind: 'PARAGRAPH', spans: [sentence] }],
      };
    }),
  };
}

export function publicationSentence({ publishedOn, address }: PublicationPlace): string {
  return `本报告于${dateText(publishedOn) ?? publishedOn}公开，网址为${address}。`;
}

function isOpenPlace(span: Span): boolean {
  return span.kind === 'OPEN' && span.place === 'PUBLICATION';
}
