import { describe, expect, it } from 'vitest';
import { appError } from '../../../core/app-error.ts';
import { plainBlock } from '../../../core/article/block-tree.ts';
import { err, ok } from '../../../core/result.ts';
import type { DocumentReader } from '../../workers/document-reader.ts';
import { extractEvidenceText } from './evidence-extract.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const signal = new AbortController().signal;

const readerOf = (readFile: DocumentReader['readFile']): DocumentReader => ({
  readFile,
  readPaste: () => Promise.reject(new Error('not used')),
});
const noReader = readerOf(() => Promise.reject(new Error('must not be asked')));
const htmlReader = readerOf(() =>
  Promise.resolve(
    ok({
      format: 'html',
      article: { blocks: [plainBlock('headline', 'b1', 'Notice'), plainBlock('paragraph', 'b2', 'Text')] },
      title: 'Notice',
      byline: null,
      bylineNames: [],
      publicationDate: null,
      language: null,
      sourceUrl: null,
      removals: [],
      images: [],
      comments: [],
      messages: [],
    }),
  ),
);

describe('extractEvidenceText', () => {
  it('keeps plain text and Markdown to the letter, but for line ends', async () => {
    const text = 'MARLOW:  We met.\r\n\r\n* READ: more';
    expect(await extractEvidenceText(bytesOf(text), 'talk.txt', noReader, signal)).toEqual(
      ok({ kind: 'text', text: 'MARLOW:  We met.\n\n* READ: more' }),
    );
    expect(await extractEvidenceText(bytesOf('# A *b*'), 'a.md', noReader, signal)).toEqual(
      ok({ kind: 'markdown', text: '# A *b*' }),
    );
  });

  it('gives the text of HTML in reading order', async () => {
    expect(
      await extractEvidenceText(bytesOf('<!doctype html><p>Text'), 'a.html', htmlReader, signal),
    ).toEqual(ok({ kind: 'html', text: 'Notice\n\nText' }));
  });

  it('has no text for pictures, binary data and empty files', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    expect(await extractEvidenceText(png, 'a.png', noReader, signal)).toEqual(ok(null));
    expect(await extractEvidenceText(Uint8Array.of(1, 0, 2, 0), 'a.bin', noReader, signal)).toEqual(ok(null));
    expect(await extractEvidenceText(bytesOf(' \n'), 'a.txt', noReader, signal)).toEqual(ok(null));
  });

  it('passes on why a known kind could not be read', async () => {
    const broken = readerOf(() => Promise.resolve(err(appError('malformed', 'Broken.'))));
    expect(await extractEvidenceText(bytesOf('<html>'), 'a.html', broken, signal)).toMatchObject({
      ok: false,
      error: { code: 'malformed' },
    });
  });
});
