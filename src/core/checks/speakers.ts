import type { TextBlockKind } from '../article/block-tree.ts';
import {
  articleQuotations,
  type ArticleQuotation,
  type BlockRange,
  type QuotedBlock,
} from './article-quotations.ts';
import { blanked, findAttribution, sentenceStart, type Attribution } from './attribution.ts';
import { mainSubject } from './noun-phrases.ts';
import { quotationKind, type QuotationKind } from './quotation-kind.ts';
import { registerPeople } from './person-register.ts';
import { speakerResolver, type ResolvedName } from './speaker-resolver.ts';

export type { QuotedBlock, BlockRange, QuotationKind };

/**
 * How a proposed speaker was found, surest first.
 * - `stated`: the attribution gives the name
 * - `resolved`: a surname, or a title such as "the minister", of somebody whom the article names in full
 * - `nearest`: a pronoun; the nearest person whom it fits
 * - `carried`: no attribution of its own; the speaker of the words before goes on
 */
export type SpeakerConfidence = 'stated' | 'resolved' | 'nearest' | 'carried';

/** A proposal, for a person to accept or not. */
export interface ProposedSpeaker {
  /** The fullest name that the article gives; null when it gives none ("police", "I", "a neighbour"). */
  readonly name: string | null;
  /** The speaker's words as they stand, for one carried on those of the quotation before; null when there are none. */
  readonly words: BlockRange | null;
  /** The verb, "according to", a colon or a dash; null when carried on. */
  readonly cue: BlockRange | null;
  readonly confidence: SpeakerConfidence;
}

export interface AttributedQuotation extends ArticleQuotation {
  /** Claims are proposed for `speech` only; the rule is that of {@link quotationKind}. */
  readonly kind: QuotationKind;
  /** Null when the text does not say: never a guess without a ground in the text. */
  readonly speaker: ProposedSpeaker | null;
}

/**
 * The quotations of an article with their speakers, in reading order. `blocks` are its text blocks in reading order.
 * Terms have no speaker. English cues; elsewhere quotations are found and speakers mostly are not.
 */
export function attributeQuotations(blocks: readonly QuotedBlock[]): readonly AttributedQuotation[] {
  const quotations = articleQuotations(blocks);
  const indexOf = new Map(blocks.map(({ id }, at) => [id, at]));
  const quoted = blocks.map((): { start: number; end: number }[] => []);
  for (const { parts, isSetOff } of quotations) {
    if (!isSetOff)
      for (const { blockId, start, end } of parts) quoted[indexOf.get(blockId) ?? 0]?.push({ start, end });
  }
  const texts = blocks.map(({ text }, at) => blanked(text, quoted[at] ?? []));
  const stops = blocks.map(({ text }, at) => stopMarks(text, quoted[at] ?? []));
  const resolver = speakerResolver(texts, registerPeople(blocks, texts));

  const found: AttributedQuotation[] = [];
  let before: { block: number; end: number; speaker: ProposedSpeaker } | null = null;
  for (const [at, quotation] of quotations.entries()) {
    if (at >= mostAttributed) {
      found.push({ ...quotation, kind: unattributedKind(quotation), speaker: null });
      continue;
    }
    const context = contextOf(quotation, texts, stops, indexOf);
    const own = ownAttribution(quotation, context);
    const kind = quotationKind({
      text: quotation.text,
      before: context.before,
      isAttributed: own !== null,
      isDirect: own?.attribution.isDirect ?? false,
      isSetOff: quotation.isSetOff,
      parts: quotation.parts.length,
    });
    let speaker: ProposedSpeaker | null = null;
    if (kind === 'speech') {
      speaker =
        own === null
          ? carriedSpeaker(
              context,
              before,
              resolver,
              /^[\p{Lu}\p{N}[(¿¡]/u.test(quotation.text) &&
                canCarry.has(blocks[context.block]?.kind ?? 'heading'),
            )
          : statedSpeaker(own.attribution, own.block, blocks[own.block]?.id ?? '', resolver);
      if (speaker !== null) {
        const last = quotation.places.at(-1);
        const block = indexOf.get(last?.blockId ?? '') ?? context.block;
        before = {
          block,
          end: Math.max(last?.end ?? 0, own?.block === block ? own.attribution.cue.end : 0),
          speaker,
        };
      }
    }
    found.push({ ...quotation, kind, speaker });
  }
  return found;
}

/** More quotations than an article of 100,000 words is likely to hold; the others are found, but nobody is looked for. */
const mostAttributed = 3000;

function unattributedKind({ text, isSetOff, parts }: ArticleQuotation): QuotationKind {
  return quotationKind({
    text,
    before: '',
    isAttributed: false,
    isDirect: false,
    isSetOff,
    parts: parts.length,
  });
}

/** A headline or a caption does not go on with what was said above it. */
const canCarry = new Set<TextBlockKind>(['paragraph', 'block-quote', 'list-item', 'pull-quote']);

interface Context {
  readonly block: number;
  readonly start: number;
  readonly text: string;
  /** Text of the same sentence before the opening mark. */
  readonly before: string;
  readonly texts: readonly string[];
  readonly stops: readonly ReadonlySet<number>[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Offsets behind closing marks whose quotation ends a sentence. */
function stopMarks(text: string, ranges: readonly { start: number; end: number }[]): ReadonlySet<number> {
  const stops = new Set<number>();
  for (const { end } of ranges) {
    if (/[.!?…]/u.test(text.charAt(end - 1))) stops.add(end + 1);
  }
  return stops;
}

function contextOf(
  quotation: ArticleQuotation,
  texts: readonly string[],
  stops: readonly ReadonlySet<number>[],
  indexOf: ReadonlyMap<string, number>,
): Context {
  const [first] = quotation.places;
  const block = indexOf.get(first?.blockId ?? '') ?? 0;
  const text = texts[block] ?? '';
  const start = first?.start ?? 0;
  const sentence = sentenceStart(text, start, (end) => stops[block]?.has(end) ?? false);
  return { block, start, text, before: text.slice(sentence, start), texts, stops, indexOf };
}

/** The attribution of one of the places that the quotation touches, or of the line that introduces it. */
function ownAttribution(
  quotation: ArticleQuotation,
  { block, start, before, texts, stops, indexOf }: Context,
): { attribution: Attribution; block: number } | null {
  if (quotation.isSetOff) return setOffAttribution(quotation, texts, indexOf);
  for (const place of quotation.places) {
    const at = indexOf.get(place.blockId) ?? 0;
    const text = texts[at] ?? '';
    const parts = quotation.parts.filter(({ blockId }) => blockId === place.blockId);
    const gaps = parts
      .slice(1)
      .map(({ start }, gap) => ({ start: parts[gap]?.end ?? start, end: start - 1 }));
    const sentence =
      place === quotation.places[0]
        ? start - before.length
        : sentenceStart(text, place.start, (end) => stops[at]?.has(end) ?? false);
    const last = quotation.text.slice(-1);
    const attribution = findAttribution(
      {
        text,
        start: place.start,
        end: place.end,
        gaps,
        endsSentence: place !== quotation.places.at(-1) || last === '.',
      },
      sentence,
    );
    if (attribution !== null) return { attribution, block: at };
  }
  return introduction(quotation.places[0]?.start ?? 0, block, texts);
}

/** "Reed put it this way:" at the end of the paragraph before. */
function introduction(
  start: number,
  block: number,
  texts: readonly string[],
): { attribution: Attribution; block: number } | null {
  const text = texts[block - 1]?.trimEnd() ?? '';
  if (!text.endsWith(':') || (texts[block] ?? '').slice(0, start).trim() !== '') return null;
  const sentence = sentenceStart(text, text.length, () => false);
  const attribution = findAttribution(
    { text, start: text.length, end: text.length, gaps: [], endsSentence: true },
    sentence,
  );
  return attribution === null ? null : { attribution, block: block - 1 };
}

const signature = /[—–-]{1,2}\s?(?<words>\p{Lu}[^\n]{0,120}?)\s*$/u;

function setOffAttribution(
  quotation: ArticleQuotation,
  texts: readonly string[],
  indexOf: ReadonlyMap<string, number>,
): { attribution: Attribution; block: number } | null {
  const last = quotation.places.at(-1);
  const lastPart = quotation.parts.at(-1);
  const at = indexOf.get(last?.blockId ?? '') ?? 0;
  const text = texts[at] ?? '';
  const from = lastPart?.end ?? 0;
  const signed = signature.exec(text.slice(from));
  if (signed !== null) {
    const words = (signed.groups?.['words'] ?? '').replace(/,.*$/u, '');
    const start = from + signed.index;
    const at2 = text.indexOf(words, start);
    return {
      attribution: {
        cue: { start, end: start + 1 },
        words: { start: at2, end: at2 + words.length },
        isDirect: true,
      },
      block: at,
    };
  }
  return introduction(0, indexOf.get(quotation.places[0]?.blockId ?? '') ?? 0, texts);
}

function statedSpeaker(
  { cue, words }: Attribution,
  block: number,
  blockId: string,
  resolver: ReturnType<typeof speakerResolver>,
): ProposedSpeaker {
  const resolved: ResolvedName = resolver.resolve(block, words);
  return {
    name: resolved.name,
    words: { blockId, ...words },
    cue: { blockId, ...cue },
    confidence: resolved.confidence,
  };
}

/**
 * Without an attribution the words go to the subject of the sentence before, when that is a person; else to whoever
 * spoke last in this paragraph or at the end of the one before.
 */
function carriedSpeaker(
  { block, start, text, before, stops }: Context,
  last: { block: number; end: number; speaker: ProposedSpeaker } | null,
  resolver: ReturnType<typeof speakerResolver>,
  startsSentence: boolean,
): ProposedSpeaker | null {
  const carried = (name: string | null): ProposedSpeaker => ({
    name,
    words: null,
    cue: null,
    confidence: 'carried',
  });
  const own = mainSubject(text, start - before.length, start);
  if (own !== null && before.trim() !== '') {
    const named = resolver.personAt(block, own);
    if (named !== null) return carried(named);
  }
  const sentence = start - before.length;
  if (sentence > 0) {
    const previous = sentenceStart(
      text,
      sentence - 1,
      (end) => end < sentence - 1 && (stops[block]?.has(end) ?? false),
    );
    const isSpoken = last !== null && last.block === block && last.end > previous;
    if (isSpoken) return carriedOn(last.speaker);
    const subject = mainSubject(text, previous, sentence);
    const named = subject === null ? null : resolver.personAt(block, subject);
    if (named !== null) return carried(named);
    if (last?.block === block) return carriedOn(last.speaker);
    return null;
  }
  if (before.trim() !== '' || !startsSentence) return null;
  if (last !== null && last.block === block - 1) return carriedOn(last.speaker);
  const named = resolver.lastSubject(block - 1);
  return named === null ? null : carried(named);
}

function carriedOn(speaker: ProposedSpeaker): ProposedSpeaker {
  return { ...speaker, cue: null, confidence: 'carried' };
}
