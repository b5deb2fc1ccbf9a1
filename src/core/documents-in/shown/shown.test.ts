import { describe, expect, it } from 'vitest';
import { readEvidenceText } from '../evidence-text.ts';
import { leavesOf, shownDocumentSchema, type ShownDocument } from './shown-document.ts';
import { shownEvidence } from './shown-evidence.ts';
import { writtenPieces } from './written-pieces.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function show(source: string, fileName: string) {
  const read = await readEvidenceText(bytes(source), fileName);
  if (!read.ok || read.value === null) throw new Error('no text');
  const { kind, text } = read.value;
  if (kind !== 'html' && kind !== 'markdown') throw new Error(kind);
  const shown = await shownEvidence(bytes(source), fileName, kind, text);
  if (!shown.ok || shown.value === null) throw new Error('not shown');
  return { document: shownDocumentSchema.parse(shown.value), text };
}

const outline = ({ blocks }: ShownDocument) =>
  blocks.map((block) => {
    const words = leavesOf(block).map((leaf) => leaf.runs.map((run) => run.text).join(''));
    const kind = block.kind === 'text' ? block.role : block.kind === 'item' ? block.marker : block.kind;
    return `${kind}: ${words.join(' | ')}`;
  });

/** Every run that can be cut shows exactly its stretch. */
function expectTrue({ blocks }: ShownDocument, text: string) {
  for (const run of blocks.flatMap(leavesOf).flatMap((leaf) => leaf.runs)) {
    if (run.text.length === run.end - run.start) expect(text.slice(run.start, run.end)).toBe(run.text);
  }
}

describe('a page', () => {
  it('is shown over its evidence text, nothing of it active', async () => {
    const page = `<!doctype html><html><body><nav><a href="https://a.example/">Home</a></nav><h1>Ferry</h1>
      <p>It carried <b>43,812</b> people.<script>alert(1)</script></p><ul><li>one</li><li>two</li></ul>
      <table><tr><th>Port</th><th>People</th></tr><tr><td>Skarv</td><td>612</td></tr></table>
      <figure><img src="https://a.example/x.png" alt="The quay"><figcaption>The quay at night</figcaption></figure>
      <p><a href="javascript:alert(1)">a trap</a></p></body></html>`;
    const { document, text } = await show(page, 'page.html');
    expect(outline(document)).toEqual([
      'paragraph: Home',
      'headline: Ferry',
      'paragraph: It carried 43,812 people.',
      '•: one',
      '•: two',
      'table: Port | People | Skarv | 612',
      'picture: The quay at night',
      'paragraph: a trap',
    ]);
    expectTrue(document, text);
    expect(JSON.stringify(document)).not.toContain('javascript');
    expect(JSON.stringify(document)).toContain('https://a.example/');
  });

  it('is shown plain when its stored text was read otherwise', async () => {
    const shown = await shownEvidence(bytes('<p>one</p><p>two</p>'), 'a.html', 'html', 'one two');
    expect(shown).toEqual({ ok: true, value: null });
  });
});

describe('Markdown', () => {
  it('is shown formatted while excerpts stay in what is written', async () => {
    const source = `---\ntitle: Report\n---\n# Ferry *report*\n\nIt carried **43,812** people\nin 2025.[^1] 1 \\* 2 &amp; 3\n\n> quoted\n> twice\n\n1. one\n2. two\n   - deeper\n\n- [x] done\n\n| Port | People |\n| --- | --- |\n| Skarv | 612 |\n\n\`\`\`js\nlet a\n\`\`\`\n\n[a link](https://a.example/x) <b>raw</b>\n\n[^1]: The note.\n`;
    const { document, text } = await show(source, 'report.md');
    expect(text).toBe(source);
    expect(outline(document)).toEqual([
      'code: ---\ntitle: Report\n---',
      'heading: Ferry report',
      'paragraph: It carried 43,812 people\nin 2025. 1 * 2 & 3',
      'quote: quoted\ntwice',
      '1.: one',
      '2.: two',
      '•: deeper',
      '☑: done',
      'table: Port | People | Skarv | 612',
      'code: let a',
      'paragraph: a link <b>raw</b>',
      'footnote: The note.',
    ]);
    expectTrue(document, text);
  });
});

describe('writtenPieces', () => {
  const joined = (written: string, value: string) =>
    writtenPieces(written, 0, value).map(({ text, start, end }) => [text, written.slice(start, end)]);

  it('steps over backslashes, references and the signs of continued lines', () => {
    expect(joined(String.raw`a \* b`, 'a * b')).toEqual([
      ['a ', 'a '],
      ['* b', '* b'],
    ]);
    expect(joined('A &amp; B', 'A & B')).toEqual([
      ['A ', 'A '],
      ['&', '&amp;'],
      [' B', ' B'],
    ]);
    expect(joined('one\n>  two', 'one\ntwo')).toEqual([
      ['one\n', 'one\n'],
      ['two', 'two'],
    ]);
    expect(joined('&#x1F600;!', '😀!')).toEqual([
      ['😀', '&#x1F600;'],
      ['!', '!'],
    ]);
  });

  it('is one piece where the two cannot be matched', () => {
    expect(joined('abc', 'xyz')).toEqual([['xyz', 'abc']]);
  });
});
