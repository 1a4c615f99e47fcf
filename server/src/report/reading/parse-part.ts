import { SaxesParser } from 'saxes';
import { ReportFileError } from './file-problem.ts';

/** What a reader of a part is told, in the order of the part. Names are without their prefix: w:p is p. */
export interface PartReader {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** By name without prefix: w:val is val. */
export type Attributes = Readonly<Record<string, string>>;

/** Prefixes are those that every office program writes; a namespace of another prefix is read alike. */
export function parsePart(part: string, xml: string, reader: PartReader): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new ReportFileError({ kind: 'DOCTYPE', part });
  });
  parser.on('opentag', ({ name, attributes }) => {
    reader.open(
      withoutPrefix(name),
      Object.fromEntries(Object.entries(attributes).map(([key, value]) => [withoutPrefix(key), value])),
    );
  });
  parser.on('closetag', ({ name }) => reader.close?.(withoutPrefix(name)));
  parser.on('text', (text) => reader.text?.(text));
  try {
    parser.write(xml).close();
  } catch (error) {
    if (error instanceof ReportFileError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReportFileError({ kind: 'DAMAGED', part, reason: reason.replace(/\s+/g, ' ').slice(0, 200) });
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
