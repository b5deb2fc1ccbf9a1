import { secondsOf, speakerOf, type SpokenCue } from './cue.ts';
import type { ReadCues } from './transcript-in.ts';

/** Plain text with times and speakers, as people and speech programs write it. */

const time = String.raw`(?<time>(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)`;
const name = String.raw`(?<speaker>[\p{Lu}\p{Lo}\p{N}][^:.!?…“”"\n]{0,50}?)`;

/** In the order in which they are tried. */
const heads: readonly RegExp[] = [
  // [00:12:31] Speaker: words, (12:31) words, [00:12:31 - 00:12:40] words
  new RegExp(String.raw`^\s*[[(]${time}(?:\s*[-–—]\s*[\d:.,]+)?[\])]\s*(?<rest>.*)$`, 'u'),
  // Speaker [00:12:31]: words, Speaker (12:31)
  new RegExp(String.raw`^\s*${name}\s*[[(]${time}[\])]\s*:?\s*(?<rest>.*)$`, 'u'),
  // 00:12:31 Speaker: words
  new RegExp(String.raw`^\s*${time}(?:\s*[-–—]\s*[\d:.,]+)?(?:\s+(?<rest>.*))?$`, 'u'),
  // Speaker 00:12:31, alone on its line
  new RegExp(String.raw`^\s*${name}\s+${time}\s*(?<rest>)$`, 'u'),
];

/** Fewer times than this are an accident of the text. */
const leastTimes = 3;
/** So many of the paragraphs must open with a time. */
const leastShare = 0.6;

/**
 * Reads plain text whose paragraphs open with a time. Null for every other text: an article that mentions three o'clock
 * stays as it is.
 */
export function readSpokenText(text: string): ReadCues | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const opening = lines.map(headOf);
  const timed = opening.filter((head) => head !== null).length;
  if (timed < leastTimes) return null;
  const paragraphs = text.split(/\n[ \t]*\n/u).filter((paragraph) => paragraph.trim() !== '');
  const opened = paragraphs.filter(
    (paragraph) => headOf(paragraph.trimStart().split('\n')[0] ?? '') !== null,
  );
  if (Math.max(opened.length / paragraphs.length, timed / lines.length) < leastShare) return null;

  const cues: SpokenCue[] = [];
  let brokenTimes = 0;
  for (const [at, line] of lines.entries()) {
    const head = opening[at] ?? null;
    const last = cues.at(-1);
    if (head !== null) {
      const seconds = secondsOf(head.time);
      if (seconds === null) brokenTimes += 1;
      cues.push({ time: seconds, ...spoken(head.speaker, head.rest) });
    } else if (last === undefined || last.time === null) {
      // Before the first time: the head of the transcript, a line each.
      cues.push({ time: null, ...spoken(null, line) });
    } else if (last.words === '' && last.speaker === null) {
      cues[cues.length - 1] = { time: last.time, ...spoken(null, line) };
    } else {
      cues[cues.length - 1] = { ...last, words: `${last.words} ${line.trim()}`.trim() };
    }
  }
  return { cues: cues.filter((cue) => cue.words !== '' || cue.speaker !== null), brokenTimes };
}

interface Head {
  readonly time: string;
  readonly speaker: string | null;
  readonly rest: string;
}

function headOf(line: string): Head | null {
  for (const pattern of heads) {
    const groups = pattern.exec(line)?.groups;
    if (groups === undefined) continue;
    return {
      time: groups['time'] ?? '',
      speaker: groups['speaker']?.trim() ?? null,
      rest: groups['rest'] ?? '',
    };
  }
  return null;
}

function spoken(speaker: string | null, rest: string): Pick<SpokenCue, 'speaker' | 'words'> {
  const words = rest.trim();
  if (speaker !== null) return { speaker, words };
  const named = speakerOf(words);
  return named === null
    ? { speaker, words }
    : { speaker: named, words: words.slice(words.indexOf(':') + 1).trim() };
}
