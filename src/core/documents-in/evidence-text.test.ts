import { expect, it } from 'vitest';
import { readEvidenceText } from './evidence-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('keeps plain text as it is written, blank lines and all', async () => {
  const text = '[00:01] A: Yes.\n\n\n[00:02]  B:  No.';
  expect(await readEvidenceText(bytes(text), 'tape.txt')).toEqual({
    ok: true,
    value: { kind: 'text', text },
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
