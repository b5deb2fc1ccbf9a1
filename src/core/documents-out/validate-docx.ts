import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { safeHref } from '../documents-in/url-policy.ts';
import type { CheckedMarkup } from './checked-markup.ts';
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

/**
 * Like {@link validateDocx} for a document with comments and tracked changes: its text is the text before the changes, every
 * comment says what it should, has a place in the text and its thread, and every change its words.
 */
export function validateCheckedDocx(
  bytes: Uint8Array,
  expected: { readonly body: readonly string[]; readonly footnotes: readonly string[] },
  { comments, changes }: CheckedMarkup,
): readonly string[] {
  const parts = unzipSync(bytes);
  const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const document = read('word/document.xml');
  const before = zipSync({
    ...parts,
    'word/document.xml': [strToU8(withoutChanges(document)), { level: 0 }],
  });
  const written = Array.from(
    read('word/comments.xml').matchAll(/<w:comment [^>]*w:id="(\d+)"[^>]*>(.*?)<\/w:comment>/gsu),
    ([, id, content]) => ({ id: Number(id), text: paragraphTexts(content ?? '').join('\n') }),
  );
  const inserted = Array.from(
    document.matchAll(/<w:ins [^>]*>(.*?)<\/w:ins>/gsu),
    ([, run]) => paragraphTexts(`<w:p>${run ?? ''}</w:p>`)[0] ?? '',
  ).join('');
  const threads = read('word/commentsExtended.xml').match(/<w15:commentEx /gu)?.length ?? 0;
  return [
    ...validateDocx(before, expected),
    ...comments
      .filter(({ id, paragraphs }, at) => {
        const text = paragraphs.filter((line) => line !== '').join('\n');
        return written[at]?.id !== id || written[at].text !== text;
      })
      .map(({ id }) => `comment ${id + 1} does not say what it should`),
    ...comments
      .filter(({ id }) => !document.includes(`<w:commentReference w:id="${id}"/>`))
      .map(({ id }) => `comment ${id + 1} has no place in the text`),
    ...(written.length === comments.length && threads === comments.length ? [] : ['a comment has no thread']),
    ...(inserted === changes.map(({ replacement }) => replacement).join('')
      ? []
      : ['a tracked change lost its words']),
  ];
}

/** The main part as it reads when every tracked change is refused. */
function withoutChanges(document: string): string {
  return document.replace(/<w:ins [^>]*>.*?<\/w:ins>/gsu, '').replace(/<(\/?)w:delText\b/gu, '<$1w:t');
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
