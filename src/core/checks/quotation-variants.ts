import type { FactMention } from './fact-mention.ts';
import { tokenise } from './normalise.ts';
import { defaultQuotePolicy, judgeQuote } from './quote-policy.ts';
import { compareQuote, prepareEvidence } from './quotes.ts';
import type { FactContradiction } from './repeated-facts.ts';

/** Quotations are compared when they have so many words in a row in common. */
const runLength = 3;
/** A run that stands in more quotations is a phrase of the language. */
const mostHolders = 12;
/** Longer ones are compared by their beginning: two quotations of an article are rarely longer. */
const longestCompared = 20_000;

export interface QuotationVariants {
  /** Quotations of the same words, or within one another, have the same key. */
  readonly keyOf: (mention: FactMention) => string;
  readonly contradictions: readonly FactContradiction[];
}

/**
 * Compares the quotations of an article with each other, as each is compared with evidence: what the default policy
 * lets pass is the same quotation; what it does not is one quotation in two wordings.
 */
export function quotedTwoWays(quotations: readonly FactMention[]): QuotationVariants {
  const normsOf = new Map<string, readonly string[]>();
  const mentionsOf = new Map<string, FactMention[]>();
  for (const mention of quotations) {
    const text = mention.value.slice(0, longestCompared);
    if (!normsOf.has(text)) normsOf.set(text, tokenise(text).norms);
    mentionsOf.set(text, [...(mentionsOf.get(text) ?? []), mention]);
  }
  const parent = new Map<string, string>();
  const rootOf = (text: string): string => {
    let root = text;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    return root;
  };
  const contradictions: FactContradiction[] = [];
  for (const [a, b] of neighbours(normsOf)) {
    const [shorter, longer] =
      (normsOf.get(a)?.length ?? 0) <= (normsOf.get(b)?.length ?? 0) ? [a, b] : [b, a];
    const finding = compareQuote(shorter, prepareEvidence(longer));
    if (finding === null) continue;
    if (judgeQuote(finding, defaultQuotePolicy).passes) {
      const [from, to] = [rootOf(shorter), rootOf(longer)];
      if (from !== to) parent.set(from, to);
      continue;
    }
    contradictions.push({
      kind: 'quotation',
      unit: null,
      sides: [
        { value: shorter, mentions: mentionsOf.get(shorter) ?? [] },
        { value: longer, mentions: mentionsOf.get(longer) ?? [] },
      ],
      shared: [],
    });
  }
  return { keyOf: ({ value }) => rootOf(value.slice(0, longestCompared)), contradictions };
}

/** Pairs of quotations that have a run of words, or all their words, in common. */
function neighbours(normsOf: ReadonlyMap<string, readonly string[]>): readonly (readonly [string, string])[] {
  const holders = new Map<string, string[]>();
  for (const [text, norms] of normsOf) {
    const runs = new Set<string>();
    const length = Math.min(runLength, norms.length);
    for (let at = 0; at + length <= norms.length && length > 1; at += 1)
      runs.add(norms.slice(at, at + length).join(' '));
    if (norms.length === 2) runs.add(norms.join(' '));
    for (const run of runs) {
      const list = holders.get(run);
      if (list === undefined) holders.set(run, [text]);
      else list.push(text);
    }
  }
  // A quotation of two words is looked for in all others by its one run.
  for (const [text, norms] of normsOf) {
    if (norms.length < runLength) continue;
    for (let at = 0; at + 2 <= norms.length; at += 1) {
      const list = holders.get(norms.slice(at, at + 2).join(' '));
      if (list !== undefined && !list.includes(text)) list.push(text);
    }
  }
  const seen = new Set<string>();
  const pairs: (readonly [string, string])[] = [];
  const numberOf = new Map([...normsOf.keys()].map((text, at) => [text, at]));
  for (const list of holders.values()) {
    if (list.length > mostHolders) continue;
    for (const [at, a] of list.entries()) {
      for (const b of list.slice(at + 1)) {
        const key = `${String(numberOf.get(a))} ${String(numberOf.get(b))}`;
        if (seen.has(key)) continue;
        seen.add(key);
        pairs.push([a, b]);
      }
    }
  }
  return pairs;
}
