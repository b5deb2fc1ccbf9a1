import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { describe, expect, it } from 'vitest';
import { formulaStart } from '../documents-out/claims-csv.ts';
import { exportDocument, exportFormatsCore } from '../documents-out/export-document.ts';
import { safeHref } from '../url-policy.ts';
import type { Article } from '../article/block-tree.ts';
import type { Project } from '../project/project.ts';
import { aProject, aStory } from '../testing/builders.ts';
import { hostileTexts, naughtyTexts, scriptPayloads } from '../testing/hostile-texts.ts';
import { importDocument, importPaste } from './document-in.ts';
import { buildDocx, paragraph } from './testing/build-docx.ts';
import { countingIds, imported } from './testing/import-for-test.ts';

/**
 * Hostile texts through every way in and every way out. What leaves is read again by readers that are not those of the
 * exporters, and must do nothing.
 */

const options = { isDraft: true, generatedAt: '2026-03-02T10:00:00.000Z', stetVersion: '0.1.0' };
const xmlText = (text: string): string =>
  text
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[<>&"]/gu, (character) => `&#${character.charCodeAt(0)};`);

type Element = DefaultTreeAdapterMap['element'];
function elementsIn(node: DefaultTreeAdapterMap['node']): Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return [...('tagName' in node ? [node] : []), ...children.flatMap(elementsIn)];
}

/** What of a page could run script, load something or lead to something unsafe. */
function dangersOf(html: string): string[] {
  return elementsIn(parse(html)).flatMap(({ tagName, attrs }) => [
    ...(/^(?:script|iframe|frame|object|embed|form|input|button|svg|math|link|base|template|noscript|video|audio)$/u.test(
      tagName,
    )
      ? [`<${tagName}>`]
      : []),
    ...attrs
      .filter(({ name, value }) =>
        /^(?:href|xlink:href|action|formaction)$/u.test(name)
          ? !value.startsWith('#') && safeHref(value) === null
          : name === 'src'
            ? !/^data:image\/(?:png|jpeg|gif|webp);base64,/u.test(value)
            : /^on|^(?:style|srcdoc|srcset|background|ping)$/u.test(name) ||
              (name === 'http-equiv' && /refresh/iu.test(value)),
      )
      .map(({ name, value }) => `${tagName} ${name}=${value}`),
  ]);
}

async function expectHarmless(project: Project): Promise<void> {
  for (const format of exportFormatsCore) {
    const exported = await exportDocument(project, { ...options, format });
    if (!exported.ok) {
      // A format may have nothing to say about this project; a text that breaks a format would be a mistake.
      expect([format, exported.error.code]).not.toEqual([format, 'invalid-export']);
      continue;
    }
    const { text, bytes, fileExtension } = exported.value;
    if (fileExtension === 'html') expect(dangersOf(text ?? '')).toEqual([]);
    if (fileExtension === 'docx') expectHarmlessDocx(bytes);
    if (fileExtension === 'csv') {
      const { data } = Papa.parse<string[]>((text ?? '').replace(/^\ufeff/u, ''), { delimiter: ',' });
      expect(data.flat().filter((cell) => formulaStart.test(cell))).toEqual([]);
    }
    if (/json/u.test(fileExtension)) expect(() => JSON.parse(text ?? '') as unknown).not.toThrow();
  }
}

function expectHarmlessDocx(bytes: Uint8Array): void {
  for (const [path, part] of Object.entries(unzipSync(bytes))) {
    expect(path).not.toMatch(/vba|activex|embeddings/iu);
    if (!path.endsWith('.rels')) continue;
    for (const [relation] of strFromU8(part).matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/gu)) {
      const target = /Target="([^"]*)"/u.exec(relation)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(safeHref(target)).not.toBeNull();
    }
  }
}

/** Every address that an article would lead to. */
const linksIn = (article: Article): string[] =>
  [...JSON.stringify(article).matchAll(/"href":"((?:[^"\\]|\\.)*)"/gu)].map(
    ([, href]) => JSON.parse(`"${href ?? ''}"`) as string,
  );

const ways: readonly (readonly [string, (texts: readonly string[]) => Promise<Article>])[] = [
  ['plain text', async (texts) => (await imported(texts.join('\n\n'), { format: 'text' })).article],
  ['Markdown', async (texts) => (await imported(`# Headline\n\n${texts.join('\n\n')}`, { fileName: 'a.md', format: 'markdown' })).article],
  ['HTML, as markup', async (texts) => (await imported(`<h1>Headline</h1><p>First.</p>${texts.map((text) => `<p>${text}</p><!-- --></p>`).join('')}`, { fileName: 'a.html', format: 'html' })).article],
  ['HTML, as words', async (texts) => (await imported(`<h1>Headline</h1>${texts.map((text) => `<p>${xmlText(text)}</p>`).join('')}`, { fileName: 'a.html', format: 'html' })).article],
  ['Word', async (texts) => (await imported(buildDocx({ body: texts.map((text) => paragraph(xmlText(text))).join('') }), { fileName: 'a.docx' })).article],
  ['paste', (texts) => {
    const pasted = importPaste({ html: `<p>First.</p>${texts.join('')}`, text: texts.join('\n\n') }, { newId: countingIds() });
    if (!pasted.ok) throw new Error(pasted.error.message);
    return Promise.resolve(pasted.value.article);
  }],
]; // prettier-ignore

describe('hostile texts do nothing, whichever way they come in:', () => {
  it.each(ways)('%s', { timeout: 120_000 }, async (_way, read) => {
    // One by one where markup may swallow what follows; words that are no markup all at once.
    for (const payload of scriptPayloads) {
      let article: Article;
      try {
        article = await read([payload, 'The council voted.']);
      } catch (error) {
        // A page of nothing but a comment or a script holds no text; that is said, not imported.
        expect(String(error)).toMatch(/empty-file|malformed|no text/u);
        continue;
      }
      expect(linksIn(article).filter((href) => safeHref(href) !== href)).toEqual([]);
    }
    const together = await read(naughtyTexts.filter((text) => text.trim() !== '' && !text.includes('\0')));
    expect(linksIn(together).filter((href) => safeHref(href) !== href)).toEqual([]);
    await expectHarmless(aProject(together.blocks));
  });
});

it('payloads leave as words in every format', { timeout: 120_000 }, async () => {
  const { article } = await imported(scriptPayloads.join('\n\n'), { format: 'text' });
  await expectHarmless(aProject(article.blocks));
});

it('a project may be called anything', { timeout: 120_000 }, async () => {
  for (const title of hostileTexts.filter((text) => text.length < 1_000)) {
    const project = aProject(undefined, { story: aStory({ title, publisher: title, slug: '' }) });
    for (const format of ['html-notes', 'report', 'docx', 'claims-csv'] as const) {
      const exported = await exportDocument(project, { ...options, format });
      if (!exported.ok) expect(exported.error.code).toBe('nothing-to-export');
      else if (exported.value.fileExtension === 'html')
        expect(dangersOf(exported.value.text ?? '')).toEqual([]);
      else if (exported.value.fileExtension === 'docx') expectHarmlessDocx(exported.value.bytes);
    }
  }
});

it('a file may be called anything', async () => {
  for (const fileName of hostileTexts) {
    const read = await importDocument(new TextEncoder().encode('The council voted.'), {
      fileName,
      newId: countingIds(),
    });
    if (!read.ok) expect(read.error.code).toMatch(/^(?:wrong-type|unsupported-type)$/u);
  }
});
