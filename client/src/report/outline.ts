import type { Block, ReportDocument, SectionId, Span } from '@attain/shared/report/report-document';
import { isOnItsSide, spansOfBlock, textOf } from '@attain/shared/report/walk-document';
import type { StatementPlace } from '@attain/shared/statement/statement-place';

/** A heading of the outline, with how much below it is still to be written. */
export interface OutlineEntry {
  /** The heading's place in the page. */
  readonly anchor: string;
  readonly level: 1 | 2;
  readonly title: string;
  readonly openCount: number;
  /** Nothing below it is missing, here or in a form or a document. */
  readonly isWhole: boolean;
}

/** A block with its anchor, in the order of reading. */
export interface AnchoredBlock {
  readonly anchor: string;
  readonly section: SectionId | 'PREFACE';
  readonly block: Block;
  /** On paper it stands on a page on its side. */
  readonly isOnItsSide: boolean;
}

/** Something that only a person can write, and where the report waits for it first. */
export interface OpenPlace {
  readonly place: StatementPlace;
  readonly missing: string;
  readonly anchor: string;
  /** The heading of the outline that it stands under. */
  readonly under: string;
}

/** Something missing that the report cannot be given here, and where it is missed first. */
export interface ElsewhereGap {
  readonly key: string;
  readonly missing: string;
  /** Who tells it: 填报人, 业务管理员. */
  readonly by: string;
  /** The heading of the outline that it stands under. */
  readonly under: string;
  readonly anchor: string;
  readonly count: number;
}

export function anchorBlocks({ preface, sections }: ReportDocument): readonly AnchoredBlock[] {
  return [{ id: 'PREFACE' as const, blocks: preface }, ...sections].flatMap(({ id: section, blocks }) =>
    blocks.map((block, index) => ({
      anchor: `report-${section.toLowerCase()}-${index}`,
      section,
      block,
      isOnItsSide: isOnItsSide(blocks, index),
    })),
  );
}

/** 一、 and （一）, each with the open places up to the next heading of its level. */
export function outlineOf(blocks: readonly AnchoredBlock[]): readonly OutlineEntry[] {
  return blocks.flatMap(({ anchor, block }, index): OutlineEntry[] => {
    if (block.kind !== 'HEADING' || block.level === 3) return [];
    const { level, spans } = block;
    const rest = blocks.slice(index + 1);
    const end = rest.findIndex(({ block: later }) => later.kind === 'HEADING' && later.level <= level);
    const own = end === -1 ? rest : rest.slice(0, end);
    const openCount = new Set(own.flatMap((one) => openSpans(one.block).map(({ place }) => place))).size;
    const isWhole = own.every((one) => spansOfBlock(one.block).every(({ kind }) => kind !== 'OPEN'));
    return [{ anchor, level, title: textOf(spans), openCount, isWhole }];
  });
}

/** Each open place once, where it stands first; what belongs to a form or a document is not among them. */
export function openPlacesOf(
  { signature }: ReportDocument,
  blocks: readonly AnchoredBlock[],
): readonly OpenPlace[] {
  const places = new Map<StatementPlace, OpenPlace>();
  for (const { anchor, block, under } of withHeadings(blocks)) {
    for (const { place, missing } of openSpans(block)) {
      if (!places.has(place)) places.set(place, { place, missing, anchor, under });
    }
  }
  for (const { place, missing } of signature.flat().flatMap(openSpan)) {
    if (!places.has(place)) places.set(place, { place, missing, anchor: SIGNATURE_ANCHOR, under: '' });
  }
  return [...places.values()];
}

export const SIGNATURE_ANCHOR = 'report-signature';

/** What is missing and told elsewhere, in a form or of a document: once for each heading, with how many there are. */
export function openElsewhere(blocks: readonly AnchoredBlock[]): readonly ElsewhereGap[] {
  const gaps = new Map<string, ElsewhereGap>();
  for (const { anchor, block, under } of withHeadings(blocks)) {
    for (const span of spansOfBlock(block)) {
      if (span.kind !== 'OPEN' || span.place !== null) continue;
      const { missing, by } = span;
      const key = [under, missing, by].join('\n');
      const { count = 0, anchor: first = anchor } = gaps.get(key) ?? {};
      gaps.set(key, { key, missing, by, under, anchor: first, count: count + 1 });
    }
  }
  return [...gaps.values()];
}

/** Each block with the heading of the outline that it stands under. */
function withHeadings(blocks: readonly AnchoredBlock[]) {
  let under = '';
  return blocks.map(({ anchor, block }) => {
    if (block.kind === 'HEADING' && block.level < 3) under = textOf(block.spans);
    return { anchor, block, under };
  });
}

function openSpans(block: Block) {
  return spansOfBlock(block).flatMap(openSpan);
}

function openSpan(span: Span) {
  return span.kind === 'OPEN' && span.place !== null ? [{ place: span.place, missing: span.missing }] : [];
}
