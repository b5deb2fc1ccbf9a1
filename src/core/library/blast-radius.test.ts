import { describe, expect, it } from 'vitest';
import type { Project } from '../project/project.ts';
import {
  aParagraph,
  aProject,
  aStory,
  withChange,
  withCitation,
  withClaim,
  withEvidence,
  withSource,
  withText,
} from '../testing/builders.ts';
import { blastOrigin, blastRadius } from './blast-radius.ts';
import { catalogueOf } from './catalogue.ts';

const sha = (letter: string) => letter.repeat(64);

interface Parts {
  readonly words?: string;
  readonly doi?: string;
  readonly file?: string;
  readonly isChecked?: boolean;
}

/** A story with one claim on one source. */
function story(
  id: string,
  { words = 'late on 17 days in October', doi = '10.1000/t', file = 'a', isChecked = true }: Parts = {},
): Project {
  let project = aProject([aParagraph('p1', `The ferry was ${words}, says the board.`)], {
    id,
    story: aStory({ title: id }),
  });
  project = withClaim(project, words, { id: 'c', ...(isChecked ? { verdict: 'confirmed' as const } : {}) });
  project = withSource(project, { id: 's', csl: { type: 'report', title: 'Timetable', DOI: doi } });
  project = withEvidence(project, { id: 'e', sourceId: 's', sha256: sha(file) });
  return withCitation(project, { claimId: 'c', sourceId: 's', evidenceId: 'e' });
}

const radius = (origin: Project, others: readonly Project[], claimIds: readonly string[] = ['c']) =>
  blastRadius([origin, ...others].map(catalogueOf), blastOrigin(origin, claimIds)).map(
    ({ projectTitle, match, sharedSources, verdict }) =>
      `${projectTitle}: ${match ?? 'other words'}, ${sharedSources.join('+') || 'no source'}, ${verdict?.status ?? 'open'}`,
  );

describe('the blast radius', () => {
  const away = { doi: '10.1000/other', file: 'b' };

  it('reaches the same claim and the same source, the same words first, and never its own project', () => {
    const others = [
      story('by source', { words: 'never cleaned in the winter of 1999' }),
      story('by file', { words: 'painted red in the summer of 2001', ...away, file: 'a' }),
      story('by words', away),
      story('unchecked', { ...away, isChecked: false }),
      story('other', { words: 'painted blue in the summer of 2002', ...away }),
      story('other figure', { words: 'late on 18 days in October', ...away }),
    ];
    expect(radius(story('own'), others)).toEqual([
      'by words: same-words, no source, confirmed',
      'unchecked: same-words, no source, open',
      'by file: other words, Timetable, confirmed',
      'by source: other words, Timetable, confirmed',
    ]);
  });

  it('knows the words that a verdict was given for, and those that an accepted change replaced', () => {
    const others = [story('others', away)];
    const mended = 'The ferry was late on 71 days in October, says the board.';
    expect(radius(withText(story('own'), 'p1', mended), others)).toHaveLength(1);
    const fresh = story('own', { words: 'late on 71 days in October' });
    expect(radius(fresh, others)).toEqual([]);
    const changed = withChange(fresh, {
      claimId: 'c',
      exact: 'late on 17 days in October',
      replacement: 'late on 71 days in October',
      outcome: { kind: 'accepted', by: 'Bo', at: '2026-03-01T09:00:00.000Z', reason: '' },
    });
    expect(radius(changed, others)).toHaveLength(1);
  });

  it('spreads from the claims asked for, and from all when none is named', () => {
    const own = withClaim(story('own'), 'says the board', { id: 'c2', verdict: 'confirmed' });
    const others = [story('others', away)];
    expect(radius(own, others, ['c2'])).toEqual([]);
    expect(radius(own, others, [])).toHaveLength(1);
  });

  it('takes nobody for another person by name', () => {
    const person = (project: Project) =>
      withCitation(
        withSource(project, {
          id: 'p',
          kind: 'person',
          csl: {
            type: 'interview',
            title: 'Ada Strand',
            author: [{ family: 'Strand' }],
            issued: { 'date-parts': [[2026]] },
          },
        }),
        { claimId: 'c', sourceId: 'p', evidenceId: null },
      );
    const others = [person(story('others', { words: 'never cleaned in the winter of 1999', ...away }))];
    expect(radius(person(story('own')), others)).toEqual([]);
  });
});
