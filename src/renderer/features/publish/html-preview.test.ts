import { describe, expect, it } from 'vitest';
import { articleStyles } from '../../../core/documents-out/html-styles.ts';
import { reportStyles } from '../../../core/documents-out/report-styles.ts';
import { readHtmlPreview, type PreviewNode } from './html-preview.ts';
import { previewSheet } from './preview-sheet.ts';

const page = (body: string) =>
  `<!DOCTYPE html><html lang="nb"><head><style>p { color: red }</style></head><body>${body}</body></html>`;
const bodyOf = (body: string, most = 1000) => readHtmlPreview(page(body), most).body;
const text = (nodes: readonly PreviewNode[]): string =>
  nodes.map((node) => (node.kind === 'text' ? node.text : text(node.children))).join('');

describe('the exported page, taken apart', () => {
  it('keeps elements, React’s names of attributes, styles and language', () => {
    const preview = readHtmlPreview(page('<p class="dek" dir="ltr">One <em>two</em></p>'), 1000);
    expect(preview).toEqual({
      styles: 'p { color: red }',
      language: 'nb',
      isCut: false,
      body: [
        {
          kind: 'element',
          tag: 'p',
          attributes: { className: 'dek', dir: 'ltr' },
          children: [
            { kind: 'text', text: 'One ' },
            { kind: 'element', tag: 'em', attributes: {}, children: [{ kind: 'text', text: 'two' }] },
          ],
        },
      ],
    });
  });

  it('has no main part, no script, no handler and no foreign address', () => {
    const nodes = bodyOf(
      '<main><script>alert(1)</script><p onclick="x()" style="color:red">A<iframe src="https://a.example"></iframe></p>' +
        '<a href="javascript:alert(1)">B</a><img src="https://a.example/p.png" alt="C"></main>',
    );
    const json = JSON.stringify(nodes);
    for (const word of ['script', 'onclick', 'style', 'iframe', 'a.example', '"main"}}']) {
      expect(json.includes(word), word).toBe(false);
    }
    expect(nodes[0]).toMatchObject({ tag: 'div', attributes: { className: 'main' } });
  });

  it('has no landmarks of its own', () => {
    expect(bodyOf('<section aria-labelledby="t" aria-label="Sources" id="s">A</section>')[0]).toMatchObject({
      tag: 'section',
      attributes: { id: 's' },
    });
    expect(JSON.stringify(bodyOf('<section aria-label="Sources">A</section>'))).not.toContain('aria-label');
  });

  it('keeps links out, jumps inside and embedded pictures', () => {
    const json = JSON.stringify(
      bodyOf(
        '<a href="#note-1">1</a><a href="https://a.example/">a</a><img src="data:image/png;base64,AA==" alt="">',
      ),
    );
    expect(json).toContain('"href":"#note-1"');
    expect(json).toContain('"href":"https://a.example/"');
    expect(json).toContain('"src":"data:image/png;base64,AA=="');
    expect(JSON.stringify(bodyOf('<img src="data:image/svg+xml;base64,AA==" alt="">'))).not.toContain('src');
  });

  it('stops at the end of a part once it has shown enough, and says so', () => {
    const html = page(`<main><article>${'<p>Ten letters</p>'.repeat(20)}</article></main>`);
    const preview = readHtmlPreview(html, 25);
    expect(text(preview.body)).toBe('Ten letters'.repeat(3));
    expect(preview.isCut).toBe(true);
    expect(readHtmlPreview(html, 10_000).isCut).toBe(false);
  });
});

describe('the exported page’s style sheet in the preview', () => {
  it.each([
    ['article', articleStyles],
    ['report', reportStyles],
  ])('says of its host what the %s says of the document', (_what, css) => {
    for (const isDark of [false, true]) {
      const sheet = previewSheet(css, isDark);
      expect(sheet).not.toMatch(/:root|@media|@page|rem\b|(?:^|[\s},])(?:html|body|main)[\s,>{]/u);
      expect(sheet).toContain(':host');
      expect(sheet).toContain('.body {');
      expect(sheet.split('{')).toHaveLength(sheet.split('}').length);
    }
  });

  it('shows the scheme that is asked for', () => {
    expect(previewSheet(articleStyles, false)).toContain('color-scheme: light;');
    expect(previewSheet(articleStyles, false)).not.toContain('#1b1a18');
    expect(previewSheet(articleStyles, true)).toContain('#1b1a18');
  });

  it('takes a narrow preview for a narrow screen, and leaves rules for paper out', () => {
    expect(
      previewSheet(
        '@page { margin: 0 }\n@media (max-width: 100px) { p { margin: 0 } }\n@media print { p { color: red } }',
        false,
      ),
    ).toBe('@container (max-width: 100px) { p { margin: 0 } }');
  });

  it('sets lengths by the letter of the document', () => {
    expect(previewSheet('html { font-size: 50%; }\np { margin: 0 0 1rem; padding: .5rem }', false)).toBe(
      ':host { font-size: 6.72px; }\np { margin: 0 0 6.72px; padding: 3.36px }',
    );
  });
});
