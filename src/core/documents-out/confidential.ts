import { formatNames } from '../sources/reference-format.ts';
import type { Source } from '../sources/source.ts';

/**
 * Who must not be named. A person speaks on the record or is nobody to the reader: on any other terms, or when no terms
 * are written down, every export says {@link confidentialLabel} and gives no title, place or contact.
 */

export const confidentialLabel = 'Confidential source';

/** Whether a source is a person who has not agreed to be named. One whose identity lies in the vault never has. */
export function isConfidential(source: Source): boolean {
  if (source.person === null) return source.kind === 'person';
  return source.person.isInVault || source.person.terms !== 'on-record';
}

/** Titles that say what a conversation was, not with whom; no name to hide. */
const generic =
  /^(?:the |an? |our |phone |telephone |personal |confidential |anonymous )*(?:interview|call|conversation|source|person|witness|insider|official|employee|e-?mail|letter|message|meeting)s?$/iu;

/**
 * The words that would give confidential people away: their names, as authors and in titles, and each line of their
 * contact details. Shorter than four characters is no name that a search could tell from other words.
 */
export function confidentialWords(sources: Iterable<Source>): readonly string[] {
  const found = new Set<string>();
  for (const source of sources) {
    // What stands in the record of a person in the vault is a pseudonym, made to be seen.
    if (!isConfidential(source) || source.person?.isInVault === true) continue;
    const names = (source.csl.author ?? []).map((name) => formatNames([name]));
    const contact = (source.person?.contact ?? '').split(/[\n;,]/u);
    for (const word of [...namesInTitle(source.csl.title.trim(), names.length === 0), ...names, ...contact]) {
      if (word.trim().length >= 4) found.add(word.trim());
    }
  }
  return [...found].sort((a, b) => b.length - a.length);
}

/** A person's title is often the name itself, or has it inside: runs of capitalised words, such as in “Call with Jo Doe”. */
function namesInTitle(title: string, isOnlyName: boolean): readonly string[] {
  if (generic.test(title)) return [];
  const runs = Array.from(
    title.matchAll(/\p{Lu}[\p{L}\p{M}'’.-]+(?:\s+\p{Lu}[\p{L}\p{M}'’.-]+)+/gu),
    ([run]) => run,
  );
  return isOnlyName || runs.length > 0 ? [title, ...runs] : [];
}

/** Finds and hides confidential words in text that people wrote freely. */
export interface Redactor {
  /** The confidential words that stand in `text`. */
  readonly find: (text: string) => readonly string[];
  /** `text` with every confidential word replaced by “[confidential]”. */
  readonly redact: (text: string) => string;
}

/** Matches whole words, without regard to case or to the kind and number of spaces. */
export function createRedactor(sources: Iterable<Source>): Redactor {
  const patterns = confidentialWords(sources).map((word) => {
    const body = word.split(/\s+/u).map(escapePattern).join('\\s+');
    return { word, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'giu') };
  });
  return {
    find: (text) => patterns.filter(({ pattern }) => text.search(pattern) >= 0).map(({ word }) => word),
    redact: (text) => patterns.reduce((left, { pattern }) => left.replace(pattern, '[confidential]'), text),
  };
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}
