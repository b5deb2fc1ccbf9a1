import { textBlocks } from '../article/block-tree.ts';
import { bankKey, type BankKey } from '../claims/claim-bank.ts';
import type { VerdictStatus } from '../claims/claim-status.ts';
import type { ClaimType } from '../claims/claim.ts';
import { claimState } from '../claims/staleness.ts';
import type { Project } from '../project/project.ts';
import { formatNames } from '../sources/reference-format.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { sourceTitle, type Source } from '../sources/source.ts';

/**
 * What a library keeps at hand of each of its projects, so that questions across projects need not open them: its
 * sources, its earlier checks, the passages its claims stand on, and the texts to be searched. Derived from the project
 * and nothing else.
 */

export const searchKinds = ['article', 'claim', 'source', 'evidence'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** A text that can be found. `pieces` are parts of it with an id: blocks of an article; one without for the others. */
export interface SearchableText {
  readonly kind: SearchKind;
  readonly recordId: string;
  readonly title: string;
  readonly pieces: readonly { readonly id: string; readonly text: string }[];
}

export interface CatalogueSource {
  /** Without what only the project itself needs of a person: contact and credentials. */
  readonly source: Source;
  readonly evidence: readonly { readonly id: string; readonly fileName: string; readonly sha256: string }[];
  /** Live claims that cite it. */
  readonly claims: readonly { readonly claimId: string; readonly words: string }[];
}

/** An earlier check: a claim with a verdict that is neither stale nor detached. */
export interface CatalogueCheck {
  readonly claimId: string;
  readonly words: string;
  readonly key: BankKey;
  readonly type: ClaimType;
  readonly status: VerdictStatus;
  readonly by: string;
  readonly at: string;
  readonly sources: readonly { readonly sourceId: string; readonly title: string }[];
}

/** A claim that stands on a passage of evidence. Offsets count in the text of that SHA-256. */
export interface CataloguePassage {
  readonly claimId: string;
  readonly citationId: string;
  readonly words: string;
  /** Of the file. */
  readonly sha256: string;
  readonly textSha256: string;
  readonly start: number;
  readonly end: number;
}

export interface Catalogue {
  readonly projectId: string;
  readonly title: string;
  readonly sources: readonly CatalogueSource[];
  /** Live claims that have words, checked or not. */
  readonly claims: readonly { readonly claimId: string; readonly words: string }[];
  readonly checks: readonly CatalogueCheck[];
  readonly passages: readonly CataloguePassage[];
}

/** The catalogue of a project. */
export function catalogueOf(project: Project): Catalogue {
  const states = Object.values(project.claims)
    .filter((claim) => claim.removed === null)
    .map((claim) => ({ claim, state: claimState(project, claim) }));
  const words = new Map(states.map(({ claim, state }) => [claim.id, state.text]));
  return {
    projectId: project.id,
    title: titleOf(project),
    sources: Object.values(project.sources).map((source) => ({
      source: withoutContact(source),
      evidence: Object.values(project.evidence)
        .filter((evidence) => evidence.sourceId === source.id)
        .map(({ id, fileName, sha256 }) => ({ id, fileName, sha256 })),
      claims: [
        ...new Set(
          Object.values(project.citations)
            .filter((citation) => citation.sourceId === source.id)
            .map((citation) => citation.claimId),
        ),
      ].flatMap((claimId) => {
        const text = words.get(claimId);
        return text === undefined ? [] : [{ claimId, words: text }];
      }),
    })),
    claims: states
      .filter(({ state }) => state.text.trim() !== '')
      .map(({ claim, state }) => ({ claimId: claim.id, words: state.text })),
    checks: states.flatMap(({ claim, state }) => {
      if (claim.verdict === null || state.isStale || state.isDetached || state.text.trim() === '') return [];
      const { status, by, at } = claim.verdict;
      const cited = citationsOf(project, claim.id).map((citation) => citation.sourceId);
      return [
        {
          claimId: claim.id,
          words: state.text,
          key: bankKey(state.text),
          type: claim.type,
          status,
          by,
          at,
          sources: [...new Set(cited)].flatMap((sourceId) => {
            const source = project.sources[sourceId];
            return source === undefined ? [] : [{ sourceId, title: sourceTitle(source) }];
          }),
        },
      ];
    }),
    passages: Object.values(project.citations).flatMap((citation): readonly CataloguePassage[] => {
      const { claimId, id: citationId, excerpt } = citation;
      const evidence = project.evidence[citation.evidenceId ?? ''];
      const textSha256 = evidence?.text.sha256 ?? null;
      const text = words.get(claimId);
      if (excerpt === null || evidence === undefined || textSha256 === null || text === undefined) return [];
      const { start, end } = excerpt;
      return [{ claimId, citationId, words: text, sha256: evidence.sha256, textSha256, start, end }];
    }),
  };
}

function titleOf(project: Project): string {
  return project.story.title.trim() === '' ? 'Untitled' : project.story.title;
}

function withoutContact(source: Source): Source {
  if (source.person === null) return source;
  return { ...source, person: { ...source.person, contact: '', credentials: '' } };
}

/**
 * The texts of a project that can be found. Evidence comes with its text by SHA-256; without it, its file name alone.
 * @param evidenceText texts by the SHA-256 of the text
 */
export function searchableTexts(
  project: Project,
  evidenceText: ReadonlyMap<string, string>,
): readonly SearchableText[] {
  const article: SearchableText = {
    kind: 'article',
    recordId: project.id,
    title: titleOf(project),
    pieces: textBlocks(project.article)
      .filter((block) => block.text.trim() !== '')
      .map(({ id, text }) => ({ id, text })),
  };
  const claims = Object.values(project.claims)
    .filter((claim) => claim.removed === null)
    .map((claim): SearchableText => {
      const { text } = claimState(project, claim);
      const words = text.trim() === '' ? claim.spans.map((span) => span.exact).join(' ') : text;
      const notes = [claim.summary, claim.verdict?.note ?? '', ...claim.notes.map((note) => note.text)];
      return {
        kind: 'claim',
        recordId: claim.id,
        title: words,
        pieces: [words, ...notes]
          .filter((piece) => piece.trim() !== '')
          .map((piece) => ({ id: '', text: piece })),
      };
    });
  const sources = Object.values(project.sources).map((source): SearchableText => ({
    kind: 'source',
    recordId: source.id,
    title: sourceTitle(source),
    pieces: [{ id: '', text: sourceText(source) }],
  }));
  const evidence = Object.values(project.evidence).map((record): SearchableText => ({
    kind: 'evidence',
    recordId: record.id,
    title: record.fileName,
    pieces: [
      { id: '', text: evidenceText.get(record.text.sha256 ?? '') ?? '' },
      { id: 'name', text: record.fileName },
    ].filter((piece) => piece.text !== ''),
  }));
  return [article, ...claims, ...sources, ...evidence];
}

function sourceText(source: Source): string {
  const { csl } = source;
  return [
    sourceTitle(source),
    formatNames(csl.author),
    csl['container-title'],
    csl.publisher,
    csl.URL,
    csl.DOI,
    source.origin,
    source.note,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
