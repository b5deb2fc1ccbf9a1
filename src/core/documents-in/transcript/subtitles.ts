import { secondsOf, speakerOf, type SpokenCue } from './cue.ts';
import type { ReadCues } from './transcript-in.ts';

/** SubRip and WebVTT (https://www.w3.org/TR/webvtt1/): blocks of lines, one of them with `-->`. */

const arrow = '-->';

/**
 * Reads subtitles. Null for text that is none: no WebVTT head, no name that says so, and no numbered block with times
 * at its start.
 */
export function readSubtitles(text: string, isNamedSo: boolean): ReadCues | null {
  const isWebVtt = /^\ufeff?WEBVTT(?:[ \t\n]|$)/u.test(text);
  const isSubRip = /^\s*\d+\s*\n[\d:.,]+[ \t]*-->[ \t]*[\d:.,]+/u.test(text);
  if (!isWebVtt && !isSubRip && !(isNamedSo && text.includes(arrow))) return null;
  const cues: SpokenCue[] = [];
  let brokenTimes = 0;
  const blocks = text.split(/\n[ \t]*\n+/u);
  for (const [at, block] of blocks.entries()) {
    const lines = block.split('\n');
    const timing = lines.findIndex((line) => line.includes(arrow));
    if (isWebVtt && timing === -1 && (at === 0 || /^\s*(?:NOTE|STYLE|REGION)\b/u.test(block))) continue;
    const body = timing === -1 ? lines : lines.slice(timing + 1);
    const time = timing === -1 ? null : startOf(lines[timing] ?? '');
    if (timing !== -1 && time === null) brokenTimes += 1;
    const said = spokenIn(body.join('\n'));
    if (said !== null) cues.push({ ...said, time });
  }
  return { cues, brokenTimes };
}

/** The start of a cue; null when either end is no time, or the end comes before the start. */
function startOf(line: string): number | null {
  const [from = '', rest = ''] = line.split(arrow);
  const start = secondsOf(from);
  const end = secondsOf(rest.trim().split(/\s/u)[0] ?? '');
  return start === null || end === null || end < start ? null : start;
}

function spokenIn(body: string): Pick<SpokenCue, 'speaker' | 'words'> | null {
  const voice = /<v(?:\.[^\s>]*)?\s+([^>]{1,100})>/iu.exec(body)?.[1] ?? null;
  const words = decodeEntities(body.replace(/<[^>\n]{0,200}>/gu, '').replace(/\{\\[^}\n]{0,50}\}/gu, ''));
  const plain = words.replace(/\s+/gu, ' ').trim();
  if (plain === '') return null;
  const named = voice === null ? speakerOf(plain) : decodeEntities(voice).trim();
  if (named === null || named === '') return { speaker: null, words: plain };
  return { speaker: named, words: voice === null ? plain.slice(plain.indexOf(':') + 1).trim() : plain };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
  quot: '"',
};

function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|nbsp|lrm|rlm|quot);/gu, (whole, name: string) => entities[name] ?? whole);
}
