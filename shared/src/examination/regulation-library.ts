import { comparableText } from './comparable-text.ts';
import { JsonReader, type JsonProblem } from '../scoring/json-reader.ts';
import { comparableNumber } from './document-number.ts';
import type { IssuerPrefix, Regulation } from './regulation.ts';

/** A region's own data: which rules there are, and under which prefix who issues (制度文件库, 发文字号). */
export interface RegulationLibrary {
  readonly regulations: readonly Regulation[];
  readonly issuerPrefixes: readonly IssuerPrefix[];
}

export type LibraryReading =
  | { readonly ok: true; readonly library: RegulationLibrary }
  | { readonly ok: false; readonly problem: JsonProblem };

/** Checks what JSON gave; the first problem is told with its path. */
export function readRegulationLibrary(json: unknown, path = '$'): LibraryReading {
  const reader = new JsonReader();
  const object = reader.object(json, path);
  const entries = <T>(key: string, read: (entry: unknown, at: string) => T): T[] =>
    reader.list(object[key], `${path}.${key}`).map((entry, index) => read(entry, `${path}.${key}[${index}]`));
  const statementIn = (entry: unknown, key: string, at: string) =>
    reader.statement(reader.object(entry, at)[key], `${at}.${key}`);
  const library: RegulationLibrary = {
    regulations: entries('regulations', (entry, at) => ({
      documentNumber: statementIn(entry, 'documentNumber', at),
      title: statementIn(entry, 'title', at),
      subjects: reader
        .list(reader.object(entry, at)['subjects'], `${at}.subjects`)
        .map((subject, index) => reader.statement(subject, `${at}.subjects[${index}]`)),
    })),
    issuerPrefixes: entries('issuerPrefixes', (entry, at) => ({
      prefix: statementIn(entry, 'prefix', at),
      issuer: statementIn(entry, 'issuer', at),
    })),
  };
  return reader.problem ? { ok: false, problem: reader.problem } : { ok: true, library };
}

export function regulationNumbered(
  regulations: readonly Regulation[],
  documentNumber: string,
): Regulation | undefined {
  const wanted = comparableNumber(documentNumber);
  return regulations.find((regulation) => comparableNumber(regulation.documentNumber) === wanted);
}

export function regulationTitled(regulations: readonly Regulation[], title: string): Regulation | undefined {
  const wanted = comparableText(title);
  return regulations.find((regulation) => comparableText(regulation.title) === wanted);
}
