/**
 * A normalised transcript: one cue a line, `[hh:mm:ss.mmm] Speaker: words`. What is not known is left out. Excerpts are
 * anchored in this text, so writing and reading it are each other's inverse.
 */

/** What is known of a piece of speech. */
export interface SpokenCue {
  /** Seconds from the start of the recording; null when the file does not say. */
  readonly time: number | null;
  readonly speaker: string | null;
  readonly words: string;
}

/** A cue and where its parts stand in the transcript: UTF-16 units. */
export interface PlacedCue extends SpokenCue {
  /** Of the line. */
  readonly start: number;
  /** Behind the last character of the line. */
  readonly end: number;
  /** Where speaker and words start, behind the time. */
  readonly textStart: number;
  /** Where the words start. */
  readonly wordsStart: number;
}

/** The line for a cue. White space inside is made single, so that a cue stays one line. */
export function cueLine({ time, speaker, words }: SpokenCue): string {
  const said = oneLine(words);
  const spoken = speaker === null ? said : `${oneLine(speaker)}: ${said}`.trimEnd();
  return time === null ? spoken : `[${timeCode(time, true)}] ${spoken}`.trimEnd();
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** `hh:mm:ss`, with milliseconds where wanted. */
export function timeCode(seconds: number, withMilliseconds = false): string {
  const all = withMilliseconds ? Math.round(seconds * 1000) : Math.floor(seconds + 1e-6) * 1000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const whole = `${two(all / 3_600_000)}:${two((all / 60_000) % 60)}:${two((all / 1000) % 60)}`;
  return withMilliseconds ? `${whole}.${String(all % 1000).padStart(3, '0')}` : whole;
}

/** `12:31`, `1:12:31`, `00:12:31.250`, with a comma as SubRip has it; null when it is no time. */
export function secondsOf(code: string): number | null {
  const match = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/u.exec(code.trim());
  if (match === null) return null;
  const [, hours = '0', minutes = '', seconds = '', fraction = ''] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  // In whole milliseconds first: a sum of fractions is not the fraction that was written.
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return (whole * 1000 + Number(fraction.padEnd(3, '0'))) / 1000;
}

const lineTime = /^\s*[[(]?((?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]?(?=\s|$)[ \t]*/u;

/** The cues of a transcript, or of any text in that manner: one for each line that is not blank. */
export function cuesOf(text: string): readonly PlacedCue[] {
  const cues: PlacedCue[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '') cues.push(placeCue(line, start));
    start = end + 1;
  }
  return cues;
}

function placeCue(line: string, start: number): PlacedCue {
  const timed = lineTime.exec(line);
  const time = timed === null ? null : secondsOf(timed[1] ?? '');
  const textStart =
    start + (time === null ? line.length - line.trimStart().length : (timed?.[0].length ?? 0));
  const spoken = line.slice(textStart - start);
  const speaker = speakerOf(spoken);
  const lead = speaker === null ? 0 : (/^[^:]*:\s*/u.exec(spoken)?.[0].length ?? 0);
  const end = start + line.trimEnd().length;
  return {
    time,
    speaker,
    words: spoken.slice(lead).trimEnd(),
    start,
    end,
    textStart: Math.min(textStart, end),
    wordsStart: Math.min(textStart + lead, end),
  };
}

/**
 * Who speaks, when the line says so: up to five words before a colon, without the signs of a sentence, starting with a
 * capital or a digit.
 */
export function speakerOf(spoken: string): string | null {
  const name = /^([\p{Lu}\p{Lo}\p{N}][^:.!?…“”"]{0,50}):(?:\s|$)/u.exec(spoken)?.[1]?.trim();
  return name === undefined || name.split(/\s+/u).length > 5 ? null : name;
}

/** The cue that is spoken at a time: the last that started; null before the first. Cues without a time are none. */
export function cueAtTime(cues: readonly PlacedCue[], seconds: number): PlacedCue | null {
  let found: PlacedCue | null = null;
  for (const cue of cues) {
    if (cue.time !== null && cue.time <= seconds + 0.001 && cue.time >= (found?.time ?? 0)) found = cue;
  }
  return found;
}

/** The time of a place in the text: of its cue, or of the nearest cue before it that has one. */
export function timeAtOffset(cues: readonly PlacedCue[], offset: number): number | null {
  let time: number | null = null;
  for (const cue of cues) {
    if (cue.start > offset) break;
    time = cue.time ?? time;
  }
  return time;
}
