import { describe, expect, it } from 'vitest';
import { buildDocx, paragraph, run } from '../../../core/documents-in/testing/build-docx.ts';
import { imported } from '../../../core/documents-in/testing/import-for-test.ts';
import { marginOf } from './margin-items.ts';

const comment = (id: number, author: string, text: string, paraId: string) =>
  `<w:comment w:id="${id}" w:author="${author}" w:date="2025-03-03T10:00:00Z"><w:p w14:paraId="${paraId}">${run(text)}</w:p></w:comment>`;
const range = (side: string, id: number) => `<w:commentRange${side} w:id="${id}"/>`;

describe('what a Word document brings beside its text', () => {
  it('is listed with place, author and answers, whole: nothing is left to be found later', async () => {
    const story = await imported(
      buildDocx({
        footnotes: `<w:footnote w:id="2">${paragraph('Minutes, page 3.')}</w:footnote>`,
        comments: [
          comment(1, 'Tam', 'Who says?', 'AA'),
          comment(2, 'Nora', 'The register.', 'BB'),
          comment(3, 'Tam', 'All of this?', 'CC'),
          comment(4, 'Tam', 'At no words.', 'DD'),
          comment(5, 'Ada', 'On the whole.', 'EE'),
        ].join(''),
        commentsExtended:
          '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>',
        body:
          paragraph('Mill Sold Again') +
          paragraph(
            `${run('It was ')}${range('Start', 1)}${run('cheap')}${range('End', 1)}${run(' and ')}${range('Start', 3)}${run('old.')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
          ) +
          paragraph(
            `${run('Very')}${range('End', 3)}${run(' old.')}<w:ins w:author="Nora" w:date="2025-03-04T10:00:00Z">${run(' Indeed.')}</w:ins><w:r><w:commentReference w:id="4"/></w:r>`,
          ),
      }),
      { fileName: 'story.docx' },
    );
    const { changes, claims, comments, notes } = marginOf(story);
    expect(comments.map(({ author, place, text, facts }) => [author, place, text, facts])).toEqual([
      ['Tam', 'cheap', 'Who says?', ['resolved']],
      ['Tam', 'old. Very', 'All of this?', ['over 2 paragraphs']],
      ['Tam', 'Very old.', 'At no words.', ['at a place, on no words']],
      ['Ada', null, 'On the whole.', []],
    ]);
    expect(comments[0]?.replies.map(({ author, text }) => [author, text])).toEqual([
      ['Nora', 'The register.'],
    ]);
    expect(changes.map(({ author, day, place, text }) => [author, day, place, text])).toEqual([
      ['Nora', '2025-03-04', 'Very old.', 'Put in:  Indeed.'],
    ]);
    expect(notes.map(({ place, text }) => [place, text])).toEqual([
      ['It was cheap and old.', 'Minutes, page 3.'],
    ]);
    expect(claims).toEqual([]);
    const shown = comments.length + comments.flatMap(({ replies }) => replies).length;
    expect(shown).toBe(story.comments.length);
  });

  it('tells the claims that Stet wrote from comments of people', async () => {
    const story = await imported(
      buildDocx({
        comments: comment(1, 'Tam', 'Who says?', 'AA'),
        body: paragraph(`${range('Start', 1)}${run('It was cheap.')}${range('End', 1)}`),
      }),
      { fileName: 'story.docx' },
    );
    const text = 'Claim 3 · number · to check\nStet · 9f3a2b1c0d';
    const [first] = story.comments;
    const { claims, comments } = marginOf({ ...story, comments: [{ ...first!, text }] });
    expect([claims.length, comments.length]).toEqual([1, 0]);
  });

  it('is empty for a plain text, and goes round no circle of answers', async () => {
    const plain = await imported('One.\n\nTwo.');
    expect(marginOf(plain)).toEqual({ changes: [], claims: [], comments: [], notes: [] });
    const lone = {
      blockId: null,
      start: null,
      end: null,
      ranges: [],
      author: 'Tam',
      date: null,
      text: 'Round',
      resolved: false,
    };
    const circle = [
      { ...lone, id: 'query_a', parentId: 'query_b' },
      { ...lone, id: 'query_b', parentId: 'query_a' },
      { ...lone, id: 'query_c', parentId: 'query_c' },
    ];
    expect(marginOf({ ...plain, comments: circle }).comments.map(({ id }) => id)).toEqual(['query_c']);
  });
});
