import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cueAtTime, cueLine, cuesOf, secondsOf, timeAtOffset, timeCode } from './cue.ts';
import { readTranscript } from './transcript-in.ts';

const read = (text: string, name = 'tape.txt') => readTranscript(text, name);

describe('subtitles', () => {
  it('brings SubRip into one line a cue, without its tags', () => {
    const srt =
      '1\n00:00:01,500 --> 00:00:04,000\n<i>Good morning.</i>\nHow are you?\n\n2\n00:01:02,000 --> 00:01:03,000\nSTRANDH: Fine.\n';
    expect(read(srt, 'tape.srt')).toEqual({
      text: '[00:00:01.500] Good morning. How are you?\n[00:01:02.000] STRANDH: Fine.',
      notes: [],
    });
  });

  it('reads WebVTT: voices, settings, notes, references', () => {
    const vtt =
      'WEBVTT - tape 3\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v.loud Ingrid Strandh>17 days &amp; nights</v>\n\n01:00:00.250 --> 01:00:02.000\n- Yes.\n- No.\n';
    expect(read(vtt, 'tape.vtt')?.text).toBe(
      '[00:00:01.000] Ingrid Strandh: 17 days & nights\n[01:00:00.250] - Yes. - No.',
    );
  });

  it('keeps every word where times are broken, and says so', () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:99:01,000 --> 00:99:02,000\nTwo.\n\n3\n00:00:09,000 --> 00:00:08,000\nThree.\n\n4\n00:00:00,500 --> 00:00:01,000\nFour.\n';
    const { text, notes } = read(srt, 'tape.srt') ?? { text: '', notes: [] };
    expect(text).toBe('[00:00:01.000] One.\nTwo.\nThree.\n[00:00:00.500] Four.');
    expect(notes).toEqual([
      '2 times in the transcript cannot be read and are left out. The words are all kept.',
      'The times of the transcript go back once. Check them against the recording.',
    ]);
  });
});

describe('plain text', () => {
  it('reads times before speakers, and keeps the lines above the first', () => {
    const text =
      'Interview, 5 February\n\n[00:12] EK: Your name?\n\n[00:15] STRANDH: Ingrid.\nWith an I.\n\n[1:04:40] EK: And last year?';
    expect(read(text)?.text).toBe(
      'Interview, 5 February\n[00:00:12.000] EK: Your name?\n[00:00:15.000] STRANDH: Ingrid. With an I.\n[01:04:40.000] EK: And last year?',
    );
  });

  it('reads speakers before times, as speech programs write them', () => {
    const text = 'Ek  0:12\nYour name?\n\nStrandh  0:15\nIngrid.\n\nEk  0:20\nThank you.\n';
    expect(read(text)?.text).toBe(
      '[00:00:12.000] Ek: Your name?\n[00:00:15.000] Strandh: Ingrid.\n[00:00:20.000] Ek: Thank you.',
    );
    expect(read('Ek (00:12): One?\nStrandh (00:15): Two.\nEk (00:19): Three.')?.text).toContain(
      '[00:00:15.000] Strandh: Two.',
    );
  });

  it('leaves an article alone that speaks of the clock', () => {
    expect(read('The ferry left at 12:31.\n\n14:05 was the next.\n\nNobody came.\n\nThe end.')).toBeNull();
    expect(read('[00:01] A: Yes.\n\n\n[00:02]  B:  No.')).toBeNull();
  });
});

describe('cues', () => {
  it('are read back as they were written', () => {
    const cue = fc.record({
      time: fc.option(fc.integer({ min: 0, max: 20_000_000 }).map((ms) => ms / 1000)),
      speaker: fc.option(fc.constantFrom('EK', 'Ingrid Strandh', 'Ærø 2')),
      words: fc.constantFrom('Yes.', 'It was 43,812 people', 'at 12:31 they left', 'so: no more'),
    });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (cues) => {
        const text = cues.map(cueLine).join('\n');
        const placed = cuesOf(text);
        expect(placed.map(({ time, speaker, words }) => ({ time, speaker, words }))).toEqual(cues);
        for (const each of placed) expect(text.slice(each.wordsStart, each.end)).toBe(each.words);
      }),
    );
  });

  const text = '[00:00:01.000] A: One.\nB: between\n[00:00:10.500] A: Two.';
  const cues = cuesOf(text);

  it('tell what is spoken at a time and when a place was spoken', () => {
    expect(cueAtTime(cues, 0)).toBeNull();
    expect(cueAtTime(cues, 10.49)?.words).toBe('One.');
    expect(cueAtTime(cues, 10.5)?.words).toBe('Two.');
    expect(timeAtOffset(cues, text.indexOf('between'))).toBe(1);
    expect(timeAtOffset(cues, text.indexOf('Two'))).toBe(10.5);
  });

  it('know a time from what only looks like one', () => {
    expect(secondsOf('1:02:03,5')).toBe(3723.5);
    expect(secondsOf('0:06.363')).toBe(6.363);
    expect(secondsOf('00:75')).toBeNull();
    expect(timeCode(3723.5)).toBe('01:02:03');
    expect(timeCode(59.9999, true)).toBe('00:01:00.000');
  });
});
