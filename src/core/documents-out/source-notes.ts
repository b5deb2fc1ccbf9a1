import type { TextBlock } from '../article/block-tree.ts';
import { claimsInOrder, claimState } from '../claims/staleness.ts';
import type { Project } from '../project/project.ts';
import type { Citation, Stance } from '../sources/citation.ts';
import {
  formatReference,
  locatorBeyondReference,
  referenceParts,
  type ReferencePart,
} from '../sources/reference-format.ts';
import type { Source } from '../sources/source.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { confidentialLabel, createRedactor, isConfidential, type Redactor } from './confidential.ts';
import type { Anchor } from './inline-pieces.ts';
import { writableText } from './prepare-article.ts';

/** What a claim stands on, for readers: one numbered note per claim that has citations. */
export interface SourceNote {
  /** 1-based, in the order in which the references stand in the text. */
  readonly number: number;
  readonly claimId: string;
  /** The claim's words. */
  readonly words: string;
  readonly entries: readonly SourceNoteEntry[];
  /** How often the text refers to it: once per place of the claim. */
  readonly occurrences: number;
}

export interface SourceNoteEntry {
  readonly reference: readonly ReferencePart[];
  /** Null when none is written down, when the reference says it already, or when it would help to find a confidential person. */
  readonly locator: string | null;
  readonly stance: Stance;
}

/** How readers are told what a source does for the claim. */
export const stanceWords: Readonly<Record<Stance, string>> = {
  supports: 'supports',
  partly: 'supports in part',
  contradicts: 'contradicts',
  context: 'context',
};

/** An entry on one line of plain text. */
export function sourceEntryText({ reference, locator, stance }: SourceNoteEntry): string {
  const where = locator === null ? '' : `, ${locator}`;
  return `${reference.map((part) => part.text).join('')}${where} (${stanceWords[stance]})`;
}

export interface SourceNotes {
  readonly notes: readonly SourceNote[];
  readonly anchors: ReadonlyMap<string, readonly Anchor[]>;
}

/**
 * Numbers the source notes and places their references: one behind the last word of each span of a claim, behind any
 * punctuation that closes the clause there. Notes are never about what a desk keeps to itself: queries, notes, verdicts
 * and excerpts are not part of them.
 * @param leaves text blocks in the order in which they are printed
 */
export function buildSourceNotes(project: Project, leaves: readonly TextBlock[]): SourceNotes {
  const claimOfSpan = new Map<string, string>();
  for (const claim of claimsInOrder(project)) {
    if (citationsOf(project, claim.id).length === 0) continue;
    for (const span of claim.spans) claimOfSpan.set(span.id, claim.id);
  }

  const places = new Map<string, { blockId: string; at: number; claimId: string; order: number }>();
  leaves.forEach((leaf, order) => {
    for (const span of [...leaf.spans].sort((a, b) => a.end - b.end)) {
      const claimId = claimOfSpan.get(span.id);
      if (claimId === undefined) continue;
      places.set(span.id, { blockId: leaf.id, at: behindPunctuation(leaf.text, span.end), claimId, order });
    }
  });

  const numbers = new Map<string, { number: number; occurrences: number }>();
  const anchors = new Map<string, Anchor[]>();
  const seen = new Set<string>();
  for (const place of [...places.values()].sort((a, b) => a.order - b.order || a.at - b.at)) {
    const key = `${place.claimId} ${place.blockId} ${place.at}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const known = numbers.get(place.claimId) ?? { number: numbers.size + 1, occurrences: 0 };
    known.occurrences += 1;
    numbers.set(place.claimId, known);
    const reference = { series: 'source' as const, number: known.number, occurrence: known.occurrences };
    anchors.set(place.blockId, [...(anchors.get(place.blockId) ?? []), { at: place.at, reference }]);
  }

  const redactor = createRedactor(Object.values(project.sources));
  const notes = Array.from(numbers, ([claimId, { number, occurrences }]): SourceNote => {
    const claim = project.claims[claimId];
    return {
      number,
      claimId,
      words: claim ? writableText(claimState(project, claim).text) : '',
      entries: entriesOf(project, citationsOf(project, claimId), redactor),
      occurrences,
    };
  });
  return { notes, anchors };
}

/**
 * Primary sources first. Of several citations of one place in one source the last counts: it was given after the words
 * of the claim were mended.
 */
function entriesOf(
  project: Project,
  citations: readonly Citation[],
  redactor: Redactor,
): readonly SourceNoteEntry[] {
  const latest = new Map(citations.map((citation) => [placeOf(citation), citation]));
  return [...latest.values()]
    .sort((a, b) => Number(a.role === 'secondary') - Number(b.role === 'secondary'))
    .flatMap((citation) => {
      const source = project.sources[citation.sourceId];
      return source ? [entryOf(source, citation, redactor)] : [];
    });
}

function placeOf({ sourceId, locator }: Citation): string {
  return JSON.stringify([sourceId, locator?.label ?? null, locator?.value ?? null]);
}

function entryOf(source: Source, citation: Citation, redactor: Redactor): SourceNoteEntry {
  const { stance } = citation;
  const beyond = locatorBeyondReference(source, citation.locator);
  const locator = beyond === null ? null : writableText(beyond);
  // A transcript or a recording may carry in its title the name that its person asked to keep out.
  if (isConfidential(source) || redactor.find(`${formatReference(source)} ${locator ?? ''}`).length > 0) {
    return { reference: [{ text: confidentialLabel, isItalic: false, href: null }], locator: null, stance };
  }
  const reference = referenceParts(source).map((part) => ({ ...part, text: oneLine(part.text) }));
  return { reference, locator, stance };
}

/** Like {@link writableText} for a field of one line, but keeping the spaces at its ends: parts are joined. */
function oneLine(text: string): string {
  const [before, after] = [/^\s/u.test(text) ? ' ' : '', /\S\s+$/u.test(text) ? ' ' : ''];
  return `${before}${writableText(text).replace(/\s+/gu, ' ')}${after}`;
}

function behindPunctuation(text: string, end: number): number {
  const closing = /^[.,;:!?…%)\]"'’”»›]+/u.exec(text.slice(end, end + 8));
  return end + (closing?.[0].length ?? 0);
}
