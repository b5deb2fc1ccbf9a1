import { describe, expect, test } from 'vitest';
import { migrator } from '../migrations/registry.ts';
import { contentHash } from '../gate/seal.ts';
import { aHeadline, aProject, withClaim } from '../testing/builders.ts';
import { aDesk } from '../testing/desk.ts';
import { mediaStatementInNote } from './media-statement.ts';

const lines =
  'Found by reverse search.\nMediaReview: DecontextualizedContent, EditedOrCroppedContent\nOriginal: https://archive.example/2017\nOriginal context: Taken in 2017.';
const said = {
  categories: ['DecontextualizedContent', 'EditedOrCroppedContent'],
  original: 'https://archive.example/2017',
  context: 'Taken in 2017.',
};

describe('the lines of a note before schema 4', () => {
  test.each<[string, string, object | null]>([
    ['all three lines', lines, said],
    [
      'the first line alone',
      '  mediareview :  StagedContent ',
      { categories: ['StagedContent'], original: '', context: '' },
    ],
    ['a category twice', 'MediaReview: StagedContent StagedContent', { categories: ['StagedContent'] }],
    ['running words', 'Surely not OriginalMediaContent', null],
    ['a word that is no category', 'MediaReview: StagedContent, Fake', null],
    ['no words', 'MediaReview:', null],
    ['only an original', 'Original: https://archive.example/2017', null],
  ])('%s', (_, note, expected) => {
    if (expected === null) expect(mediaStatementInNote(note)).toBeNull();
    else expect(mediaStatementInNote(note)).toMatchObject(expected);
  });
});

describe('the migration', () => {
  const claimOf = (note: string) => ({
    claims: { c: { id: 'c', verdict: { status: 'wrong', note } }, d: { verdict: null } },
  });

  test('turns the lines into the field and leaves the note as the person wrote it', () => {
    const record = migrator.record(claimOf(lines), 3);
    expect(record).toMatchObject({
      ok: true,
      value: {
        schema: 4,
        privileges: {},
        claims: { c: { verdict: { note: lines, media: said } }, d: { verdict: null } },
      },
    });
    const command = migrator.command(
      { kind: 'claim.verdict', claimId: 'c', verdict: 'wrong', note: lines },
      3,
    );
    expect(command).toMatchObject({ ok: true, value: { note: lines, media: said } });
  });

  test('concludes nothing from other notes, and leaves other commands alone', () => {
    expect(migrator.record(claimOf('It is old.'), 3)).toMatchObject({
      value: { claims: { c: { verdict: { note: 'It is old.', media: null } } } },
    });
    const note = { kind: 'claim.note', note: lines };
    expect(migrator.command(note, 3)).toEqual({ ok: true, value: note });
  });

  test('voids no sign-off: what approved the lines approved the field', () => {
    const before = aProject([aHeadline('The quay')]);
    const parts = { verdict: 'wrong' as const, note: lines };
    const media = mediaStatementInNote(lines);
    const hash = (project: typeof before) => contentHash(project);
    expect(hash(withClaim(before, 'The quay', { ...parts, media }))).toBe(
      hash(withClaim(before, 'The quay', { ...parts, media: null })),
    );
    const other = { categories: ['StagedContent' as const], original: '', context: '' };
    expect(hash(withClaim(before, 'The quay', { ...parts, media: other }))).not.toBe(
      hash(withClaim(before, 'The quay', parts)),
    );
  });
});

describe('a verdict about a picture', () => {
  const desk = () => aDesk('The quay under water.').claim('c', 'The quay');
  const verdict = (media: {
    categories: readonly ('OriginalMediaContent' | 'StagedContent')[];
    original: string;
  }) =>
    ({
      kind: 'claim.verdict',
      claimId: 'c',
      verdict: 'wrong',
      note: '',
      media: { context: '', ...media },
    }) as const;

  test('keeps what it says, each category once, and tells it in the history', () => {
    const { project } = desk().do(
      'checker',
      verdict({ categories: ['StagedContent', 'StagedContent'], original: '' }),
    );
    expect(project.claims['c']?.verdict?.media?.categories).toEqual(['StagedContent']);
    expect(project.claims['c']?.history.at(-1)?.detail).toBe('wrong; media: StagedContent');
  });

  test('cannot call it original and altered at once, nor name an original that is no page', () => {
    expect(
      desk().refused(
        'checker',
        verdict({ categories: ['OriginalMediaContent', 'StagedContent'], original: '' }),
      ),
    ).toBe('invalid-command');
    expect(
      desk().refused('checker', verdict({ categories: ['StagedContent'], original: 'the drawer' })),
    ).toBe('bad-url');
  });
});
