import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { textBlocks } from '../article/block-tree.ts';
import { importDocument } from './document-in.ts';
import { buildDocx, paragraph, run } from './testing/build-docx.ts';
import { countingIds, imported, sharedFolder } from './testing/import-for-test.ts';

const range = (side: 'Start' | 'End', id: number) => `<w:commentRange${side} w:id="${id}"/>`;
const reference = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
const comment = (id: number, ...lines: readonly string[]) =>
  `<w:comment w:id="${id}" w:author="Author ${id}" w:date="2025-03-03T10:00:00Z">${lines.map((line) => `<w:p>${run(line)}</w:p>`).join('')}</w:comment>`;

describe('comments of a Word document', () => {
  it('may overlap, lie in each other and share their words', async () => {
    const story = await imported(
      buildDocx({
        comments: [comment(1, 'one'), comment(2, 'two'), comment(3, 'three'), comment(4, 'four')].join(''),
        body:
          paragraph('The council met for three hours and then it voted.') +
          paragraph(
            `${range('Start', 1)}${run('alpha ')}${range('Start', 2)}${run('beta ')}${range('End', 1)}${reference(1)}${range('Start', 3)}${range('Start', 4)}${run('gamma')}${range('End', 3)}${range('End', 4)}${reference(3)}${reference(4)}${run(' delta')}${range('End', 2)}${reference(2)}`,
          ),
      }),
      { fileName: 'story.docx' },
    );
    const leaf = story.article.blocks[1];
    const text = leaf?.kind === 'paragraph' ? leaf.text : '';
    expect(
      story.comments.map(({ text: said, start, end }) => [said, text.slice(start ?? 0, end ?? 0)]),
    ).toEqual([
      ['one', 'alpha beta '],
      ['two', 'beta gamma delta'],
      ['three', 'gamma'],
      ['four', 'gamma'],
    ]);
    expect(text).toBe('alpha beta gamma delta');
  });

  it('keep where they stand when they have no range, an empty one, or one that never ends', async () => {
    const story = await imported(
      buildDocx({
        comments: [comment(1, 'point'), comment(2, 'empty'), comment(3, 'open'), comment(4, 'gone')].join(''),
        body:
          paragraph('The council met for three hours and then it voted.') +
          paragraph(`${run('Before')}${reference(1)}${run(' after.')}`) +
          paragraph(`${run('Left')}${range('Start', 2)}${range('End', 2)}${reference(2)}${run(' right.')}`) +
          paragraph(`${run('From ')}${range('Start', 3)}${run('here on.')}${reference(3)}`),
      }),
      { fileName: 'story.docx' },
    );
    const [, first, second, third] = story.article.blocks;
    expect(story.comments.map(({ text, blockId }) => [text, blockId])).toEqual([
      ['point', first?.id],
      ['empty', second?.id],
      ['open', third?.id],
      ['gone', null],
    ]);
    expect(story.comments[0]).toMatchObject({ start: null, end: null });
  });

  it('of several paragraphs keep their lines', async () => {
    const story = await imported(
      buildDocx({
        comments: comment(1, 'First line.', '', 'Third line.'),
        body: paragraph(`${range('Start', 1)}${run('Words.')}${range('End', 1)}`),
      }),
      { fileName: 'story.docx' },
    );
    expect(story.comments.map(({ text, author }) => [text, author])).toEqual([
      ['First line.\n\nThird line.', 'Author 1'],
    ]);
  });

  it('cover exactly the words between their marks, however they cross, over any paragraphs', async () => {
    const words = fc.array(fc.constantFrom('rye', 'oats', '1,950', 'Ærø', '👩‍🏫', 'e\u0301t'), {
      minLength: 1,
      maxLength: 5,
    });
    const stories = fc.array(words, { minLength: 1, maxLength: 4 });
    const place = fc.nat({ max: 1_000 });
    await fc.assert(
      fc.asyncProperty(
        stories,
        fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 5 }),
        async (paragraphs, wished) => {
          const all = paragraphs.flatMap((line, p) => line.map((_, at) => ({ p, at })));
          // Each comment begins before one word and ends behind the same or a later one.
          const marks = wished.map(([a, b]) => {
            const [from, to] = [a % all.length, b % all.length].toSorted((x, y) => x - y) as [number, number];
            return { from, to };
          });
          let count = -1;
          const body = paragraphs
            .map((line) =>
              paragraph(
                line
                  .map((word, at) => {
                    count += 1;
                    const starts = marks.flatMap(({ from }, id) =>
                      from === count ? [range('Start', id)] : [],
                    );
                    const ends = marks.flatMap(({ to }, id) =>
                      to === count ? [range('End', id), reference(id)] : [],
                    );
                    return `${at === 0 ? '' : run(' ')}${starts.join('')}${run(word)}${ends.join('')}`;
                  })
                  .join(''),
              ),
            )
            .join('');
          const story = await imported(
            buildDocx({ comments: marks.map((_, id) => comment(id, `c${id}`)).join(''), body }),
            { fileName: 'story.docx' },
          );
          const leaves = new Map(textBlocks(story.article).map((leaf) => [leaf.id, leaf.text]));
          const covered = story.comments.map(({ ranges }) =>
            ranges.map(({ blockId, start, end }) => leaves.get(blockId)?.slice(start, end)),
          );
          const expected = marks.map(({ from, to }) =>
            paragraphs.flatMap((line, p) => {
              const inside = line.filter((_, at) => {
                const index = all.findIndex((each) => each.p === p && each.at === at);
                return index >= from && index <= to;
              });
              return inside.length === 0 ? [] : [inside.join(' ')];
            }),
          );
          expect(covered).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const shared = sharedFolder('eval/docx/mammoth');
if (shared === null)
  console.warn('Left out: the DOCX files of another reader are not at ../shared/eval/docx.');

describe.skipIf(shared === null)('the documents of another reader', () => {
  const files = shared === null ? [] : readdirSync(shared).filter((name) => name.endsWith('.docx'));

  it('have nearly the words that their XML has, and every note and comment', async () => {
    let wanted = 0;
    let found = 0;
    let got = 0;
    let notes = 0;
    let comments = 0;
    for (const file of files) {
      const bytes = new Uint8Array(readFileSync(`${shared!}/${file}`));
      const read = await importDocument(bytes, { fileName: file, newId: countingIds() });
      const parts = wordParts(bytes);
      const expected = countedWords(Object.values(parts).flat().join('\n'));
      if (!read.ok) {
        // Only a document without a word may be refused.
        expect([file, read.error.code, expected.size]).toEqual([file, 'empty-file', 0]);
        continue;
      }
      const story = read.value;
      const footnotes = story.article.blocks.flatMap((block) =>
        block.kind === 'footnote' ? [flat(block.text)] : [],
      );
      for (const note of parts.notes) {
        notes += 1;
        expect(footnotes, file).toContainEqual(expect.stringContaining(flat(note)));
      }
      for (const text of parts.comments) {
        comments += 1;
        expect(
          story.comments.map((each) => flat(each.text)),
          file,
        ).toContain(flat(text));
      }
      const actual = countedWords(
        [
          ...textBlocks(story.article).map((block) => block.text),
          ...story.comments.map((each) => each.text),
          ...story.changes.map((change) => change.replacement),
        ].join('\n'),
      );
      for (const [word, count] of expected) {
        wanted += count;
        found += Math.min(count, actual.get(word) ?? 0);
      }
      for (const count of actual.values()) got += count;
    }
    console.info(
      `${files.length} files: word recall ${(found / wanted).toFixed(3)}, precision ${(found / got).toFixed(3)}; ${notes} notes, ${comments} comments`,
    );
    expect(wanted).toBeGreaterThan(50);
    expect(found / wanted).toBeGreaterThanOrEqual(0.985);
    expect(found / got).toBeGreaterThanOrEqual(0.98);
    expect(notes).toBeGreaterThan(0);
    expect(comments).toBeGreaterThan(0);
  });
});

/** The words of a file by the plain text of its parts: no tree, no styles, nothing shared with the importer. */
function wordParts(bytes: Uint8Array): { body: string[]; notes: string[]; comments: string[] } {
  const files = unzipSync(bytes);
  const part = (name: RegExp) =>
    Object.entries(files)
      .filter(([path]) => name.test(path))
      .map(([, content]) => strFromU8(content));
  const each = (xml: readonly string[], element: string) =>
    xml.flatMap((text) =>
      [...text.matchAll(new RegExp(`<w:${element}(?:\\s[^>]*)?>[\\s\\S]*?</w:${element}>`, 'gu'))]
        .map(([whole]) => whole)
        .filter((whole) => !/w:type="(?:separator|continuationSeparator)"/u.test(whole))
        .map(plain)
        .filter((words) => words.trim() !== ''),
    );
  return {
    body: part(/^word\/document\d*\.xml$/u).map(plain),
    notes: [
      ...each(part(/^word\/footnotes\.xml$/u), 'footnote'),
      ...each(part(/^word\/endnotes\.xml$/u), 'endnote'),
    ],
    comments: each(part(/^word\/comments\.xml$/u), 'comment'),
  };
}

function plain(xml: string): string {
  return (
    xml
      // What older programs are given in place of the same content.
      .replace(/<mc:Fallback[\s\S]*?<\/mc:Fallback>/gu, '')
      .replace(/<\/w:p>|<w:(?:br|cr|tab)\b[^>]*\/>/gu, '\n')
      .replace(
        /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<[^>]*>|[^<]+/gu,
        (whole: string, text?: string) => text ?? (whole === '\n' ? whole : ''),
      )
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
  );
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function countedWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
