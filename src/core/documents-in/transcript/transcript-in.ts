import { cueLine, type SpokenCue } from './cue.ts';
import { readSpokenText } from './spoken-text.ts';
import { readSubtitles } from './subtitles.ts';

/** A transcript in the one form that Stet keeps, and what was wrong with its times. */
export interface ReadTranscript {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Cues as a file has them, and how many of its times could not be used. */
export interface ReadCues {
  readonly cues: readonly SpokenCue[];
  /** Times that are no times, or end before they start. */
  readonly brokenTimes: number;
}

/**
 * Reads SubRip, WebVTT, or plain text with times and speakers. Null when the text is none of them. Times that are
 * broken are left out and counted; every word is kept.
 */
export function readTranscript(text: string, fileName: string): ReadTranscript | null {
  const isNamedSo = /\.(?:srt|vtt)$/iu.test(fileName);
  const read = readSubtitles(text, isNamedSo) ?? readSpokenText(text);
  if (read === null || read.cues.length === 0) return null;
  return {
    text: read.cues.map(cueLine).join('\n'),
    notes: timeNotes(read),
  };
}

function timeNotes({ cues, brokenTimes }: ReadCues): string[] {
  const notes: string[] = [];
  if (brokenTimes > 0) {
    notes.push(
      `${brokenTimes} ${brokenTimes === 1 ? 'time' : 'times'} in the transcript cannot be read and ${brokenTimes === 1 ? 'is' : 'are'} left out. The words are all kept.`,
    );
  }
  const times = cues.flatMap(({ time }) => (time === null ? [] : [time]));
  const back = times.filter((time, at) => time < (times[at - 1] ?? 0)).length;
  if (back > 0) {
    notes.push(
      `The times of the transcript go back ${back === 1 ? 'once' : `${back} times`}. Check them against the recording.`,
    );
  }
  return notes;
}
