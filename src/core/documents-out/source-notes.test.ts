import { describe, expect, test } from 'vitest';
import { textBlocks } from '../article/block-tree.ts';
import type { Project } from '../project/project.ts';
import { aParagraph, aProject, withCitation, withClaim, withSource } from '../testing/builders.ts';
import { inlinePieces } from './inline-pieces.ts';
import { buildSourceNotes, sourceEntryText } from './source-notes.ts';

function notesOf(project: Project) {
  const leaves = textBlocks(project.article);
  const { notes, anchors } = buildSourceNotes(project, leaves);
  const text = leaves
    .map((leaf) =>
      inlinePieces(leaf, anchors.get(leaf.id))
        .map((piece) => {
          if (piece.kind === 'reference') return `^${piece.reference.number}`;
          return piece.kind === 'text' ? piece.text : '\n';
        })
        .join(''),
    )
    .join('\n');
  return { text, notes: notes.map((note) => note.entries.map(sourceEntryText)) };
}

function cited(project: Project, words: string | readonly string[], id: string): Project {
  return withCitation(withClaim(project, words, { id }), { claimId: id, sourceId: 'source_1' });
}

const start = (...texts: readonly string[]) =>
  withSource(aProject(texts.map((text, at) => aParagraph(`p${at}`, text))), { id: 'source_1' });

describe('where references stand and how they are numbered', () => {
  test('behind the last word and the punctuation that closes it', () => {
    expect(notesOf(cited(start('He said “ten boats”, and left.'), 'ten boats', 'a')).text).toBe(
      'He said “ten boats”,^1 and left.',
    );
    expect(notesOf(cited(start('Ten (boats). Two'), 'boats', 'a')).text).toBe('Ten (boats).^1 Two');
    expect(notesOf(cited(start('Ten-boat rule'), 'Ten', 'a')).text).toBe('Ten^1-boat rule');
  });

  test('in the order of the references, not of the claims', () => {
    let project = cited(
      start('Outer words with inner words here.'),
      'Outer words with inner words here',
      'outer',
    );
    project = cited(project, 'inner words', 'inner');
    expect(notesOf(project).text).toBe('Outer words with inner words^1 here.^2');
  });

  test('one number for a claim in several places, once per place', () => {
    const project = cited(start('Ten boats.', 'Again ten.'), ['Ten boats', 'ten'], 'a');
    expect(notesOf(project)).toEqual({
      text: 'Ten boats.^1\nAgain ten.^1',
      notes: [['Annual report of the harbour board, p. 4 (supports)']],
    });
  });

  test('claims without citations and removed claims have no note', () => {
    let project = withClaim(start('Ten boats.'), 'Ten', { id: 'a' });
    project = cited(project, 'boats', 'b');
    project = {
      ...project,
      claims: {
        ...project.claims,
        b: { ...project.claims['b']!, removed: { by: 'x', at: '2026-03-02T09:00:00.000Z' } },
      },
    };
    expect(notesOf(project)).toEqual({ text: 'Ten boats.', notes: [] });
  });
});

describe('what a note says', () => {
  test('primary sources first, and the latest word on one place', () => {
    let project = withSource(withClaim(start('Ten boats.'), 'Ten boats', { id: 'a' }), {
      id: 'source_2',
      csl: { type: 'webpage', title: 'Fleet' },
    });
    const at = (hour: number) => `2026-03-02T0${hour}:00:00.000Z`;
    project = withCitation(project, {
      claimId: 'a',
      sourceId: 'source_2',
      role: 'secondary',
      locator: null,
      at: at(1),
    });
    project = withCitation(project, { claimId: 'a', sourceId: 'source_1', stance: 'contradicts', at: at(2) });
    project = withCitation(project, { claimId: 'a', sourceId: 'source_1', stance: 'supports', at: at(3) });
    project = withCitation(project, {
      claimId: 'a',
      sourceId: 'source_1',
      stance: 'partly',
      locator: { label: 'page', value: '9' },
      at: at(4),
    });
    expect(notesOf(project).notes).toEqual([
      [
        'Annual report of the harbour board, p. 4 (supports)',
        'Annual report of the harbour board, p. 9 (supports in part)',
        '“Fleet” (supports)',
      ],
    ]);
  });
});

test('a page that the reference names is not named again', () => {
  const csl = {
    type: 'article-newspaper',
    title: 'Oldest',
    'container-title': 'Tidende',
    page: '6',
  } as const;
  const project = withClaim(
    withSource(aProject([aParagraph('p1', 'Ten boats left.')]), { id: 'source_1', csl }),
    'Ten boats',
    { id: 'a' },
  );
  const cite = (value: string) =>
    notesOf(withCitation(project, { claimId: 'a', sourceId: 'source_1', locator: { label: 'page', value } }))
      .notes;
  expect(cite('6')).toEqual([['“Oldest”, Tidende, p. 6 (supports)']]);
  expect(cite('7')).toEqual([['“Oldest”, Tidende, p. 6, p. 7 (supports)']]);
});
