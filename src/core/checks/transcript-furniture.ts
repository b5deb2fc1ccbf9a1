import type { TextRange } from './normalise.ts';

/** Who speaks from `start` on, until the next turn. */
export interface Turn {
  readonly start: number;
  readonly speaker: string;
}

/** What a transcript holds besides the words that were said. */
export interface TranscriptFurniture {
  /** Speaker labels, time codes, cue numbers, stage directions: sorted, disjoint, UTF-16 offsets. */
  readonly skipped: readonly TextRange[];
  readonly turns: readonly Turn[];
}

const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
/** "00:01:02,000 --> 00:01:04,500" of SRT and WebVTT, with the cue number on the line before. */
const cue = new RegExp(String.raw`(?:^\d{1,6}[ \t]*\r?\n)?^${clock}[ \t]+-->[ \t]+${clock}.*$`, 'gmu');
const bracketedClock = new RegExp(String.raw`[[(]${clock}[\])]`, 'gu');
/** "REED:", "SEN. MARA REED (D-Ost.):", "Speaker 2:", "Q:", also behind a time code. */
const capitalLabel = new RegExp(
  String.raw`^[ \t]*(?:${clock}[ \t]+)?(?<name>(?:[Ss]peaker|SPEAKER)[ \t]+\w{1,3}|\p{Lu}[\p{Lu}.'’-]*(?:[ \t,]+(?:[\p{Lu}\d][\p{Lu}\d.'’-]*|\([^)\n]{1,40}\))){0,5}):(?=\s|$)`,
  'gmu',
);
/** "Mara Reed:" counts as a label only where the same name opens at least two lines. */
const nameLabel = new RegExp(
  String.raw`^[ \t]*(?:[[(]?${clock}[\])]?[ \t]+)?(?<name>\p{Lu}[\p{L}.'’-]*(?:[ \t]\p{Lu}[\p{L}.'’-]*){0,3}):(?=\s|$)`,
  'gmu',
);
const stageDirection =
  /[[(](?:\p{Lu}[\p{Lu} ,.'’-]{2,40}|(?:applause|laughter|laughs|laughing|chuckles|cheers|cheering|crosstalk|cross talk|inaudible|unintelligible|music|pause|sighs|boos?|booing|ph|sic|off-mike)[^)\]\n]{0,20})[)\]]/giu;
const capitals = /^[[(][^\p{Ll}]*[)\]]$/u;
const knownDirection =
  /^[[(](?:applause|laugh|chuckl|cheer|cross ?talk|inaudible|unintelligible|music|pause|sigh|boo|ph\b|sic\b|off-mike)/iu;

/** Finds labels, time codes and stage directions in a transcript; in other prose there are next to none. */
export function transcriptFurniture(text: string): TranscriptFurniture {
  const skipped: TextRange[] = [];
  const turns: Turn[] = [];
  const skip = (match: RegExpExecArray): void => {
    skipped.push({ start: match.index, end: match.index + match[0].length });
  };
  if (text.includes('-->')) for (const match of text.matchAll(cue)) skip(match);
  for (const match of text.matchAll(bracketedClock)) skip(match);
  for (const match of text.matchAll(stageDirection)) {
    if (capitals.test(match[0]) || knownDirection.test(match[0])) skip(match);
  }
  const labelled = new Set<number>();
  const label = (match: RegExpExecArray): void => {
    if (labelled.has(match.index)) return;
    labelled.add(match.index);
    skip(match);
    turns.push({
      start: match.index + match[0].length,
      speaker: (match.groups?.['name'] ?? '').toLowerCase(),
    });
  };
  for (const match of text.matchAll(capitalLabel)) label(match);
  const named = [...text.matchAll(nameLabel)];
  const count = new Map<string, number>();
  for (const match of named) {
    const name = match.groups?.['name'] ?? '';
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  for (const match of named) if ((count.get(match.groups?.['name'] ?? '') ?? 0) > 1) label(match);

  turns.sort((a, b) => a.start - b.start);
  return { skipped: merged(skipped), turns };
}

function merged(ranges: TextRange[]): TextRange[] {
  const found: TextRange[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last !== undefined && range.start < last.end) {
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else found.push(range);
  }
  return found;
}
