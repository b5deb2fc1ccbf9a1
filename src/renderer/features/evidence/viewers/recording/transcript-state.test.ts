import { expect, it } from 'vitest';
import { cuesOf } from '../../../../../core/documents-in/transcript/cue.ts';
import { timeTrouble } from './transcript-state.ts';

const troubleIn = (text: string) => timeTrouble(cuesOf(text));

it('has nothing to say of times in order, whatever stands above the first', () => {
  expect(troubleIn('Interview\n[00:00:01.000] One.\n[00:00:02.000] Two.')).toBeNull();
});

it('names lines without a time, times that go back, and transcripts without any', () => {
  expect(troubleIn('[00:00:01.000] One.\nTwo.')).toMatch(/^1 line has no time/u);
  expect(troubleIn('[00:00:05.000] One.\n[00:00:02.000] Two.')).toMatch(/go back/u);
  expect(troubleIn('One.\nTwo.')).toMatch(/^No line/u);
});
