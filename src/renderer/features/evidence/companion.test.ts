import { expect, it } from 'vitest';
import type { Project } from '../../../core/project/project.ts';
import type { Evidence } from '../../../core/sources/evidence.ts';
import { companionOf } from './companion.ts';

const evidence = (fileName: string, kind: Evidence['text']['kind'], mediaType: string, sourceId = 'tape') =>
  ({
    id: fileName,
    sourceId,
    fileName,
    mediaType,
    text: { kind, sha256: null, length: 0 },
  }) as unknown as Evidence;

const project = (all: readonly Evidence[]) =>
  ({ evidence: Object.fromEntries(all.map((each) => [each.id, each])) }) as unknown as Project;

const find = (one: Evidence, others: readonly Evidence[]) =>
  companionOf(project([one, ...others]), one)?.fileName ?? null;

const sound = evidence('tape-1.mp3', 'none', 'audio/mpeg');
const words = evidence('words.srt', 'transcript', 'application/x-subrip');

it('pairs a recording with the transcript of the same source, both ways', () => {
  expect(find(sound, [words])).toBe('words.srt');
  expect(find(words, [sound])).toBe('tape-1.mp3');
  expect(find(words, [evidence('other.mp3', 'none', 'audio/mpeg', 'another source')])).toBeNull();
});

it('goes by the name where there are several, and does not guess', () => {
  const named = evidence('Tape-1.vtt', 'transcript', 'text/vtt');
  expect(find(sound, [words, named])).toBe('Tape-1.vtt');
  expect(find(sound, [words, evidence('more.srt', 'transcript', 'application/x-subrip')])).toBeNull();
});

it('takes pasted words where there is no transcript, and no page or table', () => {
  const pasted = evidence('Notes', 'text', 'text/plain');
  expect(find(sound, [pasted])).toBe('Notes');
  expect(find(sound, [pasted, words])).toBe('words.srt');
  expect(find(sound, [evidence('page.html', 'html', 'text/html')])).toBeNull();
  expect(find(evidence('page.html', 'html', 'text/html'), [sound])).toBeNull();
});
