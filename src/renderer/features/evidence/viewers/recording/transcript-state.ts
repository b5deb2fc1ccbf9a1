import type { PlacedCue } from '../../../../../core/documents-in/transcript/cue.ts';

/** What a reader should know of the times of a transcript; null when nothing is wrong with them. */
export function timeTrouble(cues: readonly PlacedCue[]): string | null {
  const first = cues.findIndex((cue) => cue.time !== null);
  if (first === -1)
    return 'No line of this transcript has a time. It can be read and quoted, but not played along.';
  // Lines above the first time are the head of the transcript.
  const missing = cues.slice(first).filter((cue) => cue.time === null).length;
  const times = cues.flatMap(({ time }) => (time === null ? [] : [time]));
  const isBack = times.some((time, at) => time < (times[at - 1] ?? 0));
  if (missing > 0) {
    return `${missing} ${missing === 1 ? 'line has' : 'lines have'} no time that can be read. A citation there gets the time before it.`;
  }
  return isBack ? 'The times go back at least once. Check them against the recording.' : null;
}
