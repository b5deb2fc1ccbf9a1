import { expect, it } from 'vitest';
import { readEvidenceText } from './evidence-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('keeps plain text as it is written, blank lines and all', async () => {
  const text = '[00:01] A: Yes.\n\n\n[00:02]  B:  No.';
  expect(await readEvidenceText(bytes(text), 'tape.txt')).toEqual({
    ok: true,
    value: { kind: 'text', text, notes: [] },
  });
});

it('reads a page from top to bottom, not only its article', async () => {
  const page = `<!doctype html><html><head><title>x</title></head><body><nav><a href="/">Home</a></nav>
    <article><h1>Ferry</h1><p>It carried 43,812 people, says the company in its report of the year.</p></article>
    <aside><p>Opening hours: 8 to 17.</p></aside><footer>Last changed 3 March 2026</footer></body></html>`;
  const read = await readEvidenceText(bytes(page), 'page.html');
  const text = read.ok && read.value ? read.value.text : '';
  for (const words of ['Home', '43,812 people', 'Opening hours: 8 to 17.', 'Last changed 3 March 2026']) {
    expect(text).toContain(words);
  }
});

it('keeps a picture without a text', async () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  expect(await readEvidenceText(png, 'photo.png')).toEqual({ ok: true, value: null });
});

const kindOf = async (text: string, name: string) => {
  const read = await readEvidenceText(bytes(text), name);
  return read.ok ? (read.value?.kind ?? null) : read.error.code;
};

it('tells tables and transcripts from other text', async () => {
  expect(await kindOf('a,b\n1,2\n', 'traffic.csv')).toBe('table');
  expect(await kindOf('a\tb\n', 'traffic.TSV')).toBe('table');
  expect(await kindOf('WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n', 'tape.vtt')).toBe('transcript');
  expect(await kindOf('1\n00:00:01,000 --> 00:00:02,000\nYes.\n', 'tape.txt')).toBe('transcript');
  expect(await kindOf('Just words.', 'tape.srt')).toBe('text');
});

it('does not take a file for what its name says', async () => {
  expect(await kindOf('<!doctype html><p>not a picture</p>', 'photo.png')).toBe('wrong-type');
  expect(await kindOf('words', 'report.pdf')).toBe('wrong-type');
  expect(await kindOf('\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u000e\u000f\u0010', 'traffic.csv')).toBe(
    'not-text',
  );
});

it('keeps a PDF without a text where nothing can read one', async () => {
  expect(await kindOf('%PDF-1.7', 'report.pdf')).toBeNull();
});
