import { strFromU8, unzipSync } from 'fflate';
import { safeHref } from '../documents-in/url-policy.ts';
import { textProblems } from './validate-html.ts';

const requiredParts = [
  '[Content_Types].xml',
  '_rels/.rels',
  'docProps/core.xml',
  'word/document.xml',
  'word/styles.xml',
  'word/footnotes.xml',
] as const;

/**
 * Opens an exported Word file again: the parts are there, nothing in it is active or reaches out except allowed links,
 * and its paragraphs and footnotes say what the article says. Problems in plain words; none means it may leave.
 */
export function validateDocx(
  bytes: Uint8Array,
  expected: { readonly body: readonly string[]; readonly footnotes: readonly string[] },
): readonly string[] {
  const parts = unzipSync(bytes);
  const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const missing = requiredParts.filter((name) => !(name in parts));
  if (missing.length > 0) return missing.map((name) => `the part ${name} is missing`);
  return [
    ...Object.keys(parts)
      .filter((name) => /vbaProject|embeddings\/|activeX/u.test(name))
      .map((name) => `the part ${name} is not allowed`),
    ...Object.keys(parts)
      .filter((name) => name.endsWith('.rels'))
      .flatMap((name) => relationshipProblems(read(name))),
    ...textProblems(paragraphTexts(read('word/document.xml')), expected.body).map(
      (problem) => `document: ${problem}`,
    ),
    ...textProblems(footnoteTexts(read('word/footnotes.xml')), expected.footnotes).map(
      (problem) => `footnotes: ${problem}`,
    ),
  ];
}

function relationshipProblems(xml: string): readonly string[] {
  return Array.from(xml.matchAll(/<Relationship\s[^>]*>/gu), ([tag]) => tag)
    .filter((tag) => tag.includes('TargetMode="External"'))
    .filter((tag) => {
      const target = decodeXml(/\sTarget="([^"]*)"/u.exec(tag)?.[1] ?? '');
      return !tag.includes('/relationships/hyperlink"') || safeHref(target) !== target;
    })
    .map(() => 'a relationship leads to an address that is not allowed');
}

/** The texts of WordprocessingML paragraphs: `w:t`, tabs and line breaks; paragraphs without text are left out. */
export function paragraphTexts(xml: string): readonly string[] {
  return Array.from(xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu), ([paragraph]) => {
    const content = paragraph.replace(/<w:pPr>.*?<\/w:pPr>/gsu, '');
    return Array.from(
      content.matchAll(/<w:t(?: [^>]*)?>(?<text>[^<]*)<\/w:t>|<w:(?<tag>tab|br|cr)\/>/gu),
      ({ groups = {} }) =>
        groups['tag'] === undefined ? decodeXml(groups['text'] ?? '') : groups['tag'] === 'tab' ? '\t' : '\n',
    ).join('');
  }).filter((text) => text !== '');
}

/** The paragraphs of the notes, without the space behind the number. Word's separators are notes too and hold no text. */
function footnoteTexts(xml: string): readonly string[] {
  return paragraphTexts(xml)
    .map((text) => text.replace(/^ /u, ''))
    .filter((text) => text !== '');
}

function decodeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/giu,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name ?? ''] ?? '';
    },
  );
}
