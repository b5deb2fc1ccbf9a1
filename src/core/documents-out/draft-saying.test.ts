import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { draftSayings } from './draft-saying.ts';
import { exportDocument, exportFormatsCore } from './export-document.ts';
import { fullProject, tinyPng } from './testing/full-project.ts';

test.each(exportFormatsCore)('a draft of %s says what the screen says that it says', async (format) => {
  const made = await exportDocument(
    { ...fullProject(), embargo: null },
    {
      format,
      isDraft: true,
      generatedAt: '2026-03-04T10:15:00.000Z',
      stetVersion: '0.1.0',
      readImage: () => ({ bytes: tinyPng, mediaType: 'image/png' }),
    },
  );
  const saying = draftSayings[format];
  if (!made.ok) {
    expect([saying, made.error.code]).toEqual(['none', 'gate-closed']);
    return;
  }
  const text =
    made.value.text ??
    Object.values(unzipSync(made.value.bytes))
      .map((part) => strFromU8(part))
      .join('\n');
  // Where a field withholds the story, the note to editors may say why.
  if (saying !== 'status') expect(/not vetted/iu.test(text)).toBe(saying === 'text');
  expect(/"pubStatus": ?"withheld"/u.test(text)).toBe(saying === 'status');
  expect(saying).not.toBe('none');
});
