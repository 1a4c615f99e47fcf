import { comparableText } from './comparable-text.ts';
import { issuerOfNumber } from './document-number.ts';
import type { ExaminationPlace } from './examination-place.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import type { IssuerPrefix } from './regulation.ts';
import type { RoundMaterial } from './round-material.ts';

interface NumberedDocument {
  readonly place: ExaminationPlace;
  readonly documentNumber: string | null;
  readonly title: string | null;
  readonly issuer: string | null;
}

/** F06: a number of one issuer (发文字号) under another one's name or title: a regional number under the ministry's. */
export function findIssuerMismatch(material: RoundMaterial): ExaminationFinding[] {
  const { documents, statement, issuerPrefixes } = material;
  const numbered: NumberedDocument[] = [
    ...documents.map((document) => ({
      ...document,
      place: { kind: 'DOCUMENT', documentNumber: document.documentNumber, field: 'NUMBER' } as const,
    })),
    ...statement.citations.map((citation) => ({
      ...citation,
      place: { kind: 'CITATION', citationId: citation.id } as const,
    })),
  ];
  return numbered.flatMap((document) => findMismatch(document, issuerPrefixes));
}

function findMismatch(document: NumberedDocument, prefixes: readonly IssuerPrefix[]): ExaminationFinding[] {
  const { place, documentNumber, title } = document;
  if (documentNumber === null) return [];
  const issuer = issuerOfNumber(prefixes, documentNumber);
  const stated = document.issuer ?? issuerInTitle(title, prefixes);
  if (issuer === null || stated === null || isOneOf(stated, issuer)) return [];
  return findingAt([{ place, text: [documentNumber, stated, title].filter(Boolean).join(' ') }], {
    code: 'F06',
    details: { documentNumber, statedIssuer: stated, issuerOfNumber: issuer },
  });
}

/** 财政部关于…的通知, not 财政部门…: only an issuer that the region's table knows is taken from a title. */
function issuerInTitle(title: string | null, prefixes: readonly IssuerPrefix[]): string | null {
  const text = comparableText(title ?? '');
  const isNamedFirst = ({ issuer }: IssuerPrefix) => {
    const name = comparableText(issuer);
    return text.startsWith(name) && !text.startsWith(`${name}门`);
  };
  return prefixes.find(isNamedFirst)?.issuer ?? null;
}

/** Joint documents carry the number of one of their issuers; 自治区财政厅 is short for the whole name. */
function isOneOf(stated: string, issuer: string): boolean {
  const [a, b] = [comparableText(stated), comparableText(issuer)];
  return a.includes(b) || b.endsWith(a);
}
