import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportDocument, exportFormatsCore } from './export-document.ts';
import { base64 } from './embedded-image.ts';
import { holdsPictures } from './export-formats.ts';
import { fullProject, tinyPng } from './testing/full-project.ts';

test.each(exportFormatsCore)('whether %s holds pictures is what the table says', async (format) => {
  const result = await exportDocument(fullProject(), {
    format,
    isDraft: true,
    generatedAt: '2026-03-04T10:15:00.000Z',
    stetVersion: '0.1.0',
    readImage: () => ({ bytes: tinyPng, mediaType: 'image/png' }),
  });
  if (!result.ok) {
    expect(holdsPictures[format], result.error.message).toBe(false);
    return;
  }
  const { text, bytes } = result.value;
  const held =
    text === null
      ? Object.keys(unzipSync(bytes)).some((name) => name.startsWith('word/media/'))
      : text.includes(base64(tinyPng));
  expect(held).toBe(holdsPictures[format]);
});
