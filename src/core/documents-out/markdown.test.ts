import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainBlock, type Mark } from '../article/block-tree.ts';
import { anArticle } from '../testing/arbitraries.ts';
import { aHeading, aParagraph, aProject, builtAt, noteAfter } from '../testing/builders.ts';
import { markdownWords } from './markdown-words.ts';
import { writeMarkdown } from './markdown.ts';
import { buildPublication } from './publication.ts';
import { validateMarkdown } from './validate-markdown.ts';
import { readMarkdown } from './read-markdown.ts';
import { textProblems } from './validate-html.ts';

describe('Markdown', () => {
  test.each<[string, string, readonly Mark[]]>([
    [
      'a link on what looks like a note',
      'See [^1] now',
      [{ kind: 'link', start: 5, end: 7, href: 'https://a.example/' }],
    ],
    [
      'a link that cuts an address',
      'www.example.org',
      [{ kind: 'link', start: 4, end: 5, href: 'https://a.example/' }],
    ],
    [
      'a note inside what looks like an address',
      'www.example.org',
      [{ kind: 'note', start: 4, end: 4, footnoteId: 'fn' }],
    ],
    ['bold inside a word with punctuation', 'a(b)c', [{ kind: 'bold', start: 1, end: 4 }]],
    ['a struck space', 'a b', [{ kind: 'strike', start: 1, end: 2 }]],
    [
      'links over an entity',
      '0b&#x41;',
      [
        { kind: 'link', start: 0, end: 8, href: 'https://a.example/' },
        { kind: 'link', start: 3, end: 4, href: 'https://a.example/' },
      ],
    ],
  ])('%s reads back with the same words', (_, text, marks) => {
    const note = { ...plainBlock('footnote', 'fn', 'A note.') };
    for (const block of [aParagraph('p', text, { marks }), aHeading('p', 2, text, { marks })]) {
      const refers = aParagraph('q', 'Refers', { marks: [noteAfter('Refers', 'Refers', 'fn')] });
      const document = writeMarkdown(buildPublication(aProject([block, refers, note]), 'vetted', builtAt));
      expect(validateMarkdown(document.text, document.expected)).toEqual([]);
      expect(textProblems(readMarkdown(document.text), document.expected)).toEqual([]);
    }
  });

  test('any article reads back with the same words, whichever of two programs reads it', () => {
    fc.assert(
      fc.property(anArticle, (blocks) => {
        const { text, expected } = writeMarkdown(buildPublication(aProject(blocks), 'vetted', builtAt));
        const problems = [...validateMarkdown(text, expected), ...textProblems(readMarkdown(text), expected)];
        if (problems.length > 0)
          throw new Error(
            JSON.stringify([problems, text, readMarkdown(text), markdownWords(text), expected], null, 1),
          );
      }),
      { numRuns: 200 },
    );
  });
});
