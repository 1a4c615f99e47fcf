import type { Span } from '../report-document.ts';
import { fixed } from '../spans.ts';
import type { NamesIn, SENTENCES, SentenceId } from './sentences.ts';
import type { Wording } from './read-wording.ts';

/** A value, or several spans that stand in one place. */
export type NamedValue = Span | readonly Span[];

export type NamedValues<Id extends SentenceId> = {
  readonly [Name in NamesIn<(typeof SENTENCES)[Id]>]: NamedValue;
};

/** Puts the values into the places that a sentence names; what stands between them is the region's wording. */
export type WriteSentence = <Id extends SentenceId>(id: Id, values: NamedValues<Id>) => readonly Span[];

/** @throws RangeError for a wording that `readWording` would refuse. */
export function createSentenceWriter(wording: Wording): WriteSentence {
  return (id, values) => {
    const named = new Map<string, NamedValue>(Object.entries(values));
    return wording[id].split(/(\{[^{}]*\})/).flatMap((part): readonly Span[] => {
      if (part === '') return [];
      if (!part.startsWith('{')) return [fixed(part)];
      const value = named.get(part.slice(1, -1));
      if (value === undefined)
        throw new RangeError(`the sentence ${id} names ${part}, which it does not have`);
      return 'kind' in value ? [value] : value;
    });
  };
}
