import type { ClaimBankOffer, ClaimOnPassageView, LibrarySource } from '../../../contract/library-views.ts';
import { bankOffers, claimsOnPassage, type PassagePlace } from '../../../core/library/across-projects.ts';
import { blastRadius, type BlastHit, type BlastOrigin } from '../../../core/library/blast-radius.ts';
import type { SearchKind } from '../../../core/library/catalogue.ts';
import type { Policy } from '../../../core/gate/policy.ts';
import type { FoundHits, LibrarySearch, SearchProgress } from './library-search.ts';

/** What can be asked of a library as a whole. */
export type SearchWish =
  | { readonly kind: 'query'; readonly text: string; readonly kinds: readonly SearchKind[] }
  | { readonly kind: 'sources' }
  | {
      readonly kind: 'bank';
      readonly projectId: string;
      readonly words: string;
      readonly expiry: Policy['expiry'];
      readonly today: string;
    }
  | { readonly kind: 'passages'; readonly place: PassagePlace }
  | { readonly kind: 'blast'; readonly origin: BlastOrigin };

interface Answers {
  readonly query: FoundHits;
  readonly sources: readonly LibrarySource[];
  readonly bank: readonly ClaimBankOffer[];
  readonly passages: readonly ClaimOnPassageView[];
  readonly blast: readonly BlastHit[];
}

/** An answer, and how far the index was when it was given. */
export interface SearchAnswer<K extends SearchWish['kind']> {
  readonly value: Answers[K];
  readonly isComplete: boolean;
  readonly progress: SearchProgress;
}

/** How long an index counts as up to date without looking at the library again, in milliseconds. */
const freshFor = 1_500;

/**
 * Answers at once from what is indexed and brings the index up to date meanwhile: whoever gets an answer that is not
 * complete asks again.
 */
export class SearchSession {
  readonly #search: LibrarySearch;
  #progress: SearchProgress = { done: 0, total: 0 };
  #refreshing: Promise<void> | null = null;
  #refreshedAt = Number.NEGATIVE_INFINITY;
  #failure: unknown = null;

  constructor(search: LibrarySearch) {
    this.#search = search;
  }

  /** Answers one question. Throws what a refresh threw: a library that cannot be listed. */
  async ask<K extends SearchWish['kind']>(wish: Extract<SearchWish, { kind: K }>): Promise<SearchAnswer<K>> {
    this.#startRefresh();
    const value = await this.#answer(wish);
    if (this.#failure !== null) {
      const failure = this.#failure;
      this.#failure = null;
      throw failure instanceof Error
        ? failure
        : new Error('The search index could not be brought up to date.');
    }
    const answer = { value, isComplete: this.#refreshing === null, progress: this.#progress };
    return answer as SearchAnswer<K>;
  }

  /** Resolves when the index is up to date. */
  async settled(): Promise<void> {
    this.#startRefresh();
    await this.#refreshing;
  }

  #startRefresh(): void {
    if (this.#refreshing !== null || performance.now() - this.#refreshedAt < freshFor) return;
    this.#refreshing = this.#search
      .refresh((progress) => {
        this.#progress = progress;
      })
      .catch((error: unknown) => {
        this.#failure = error;
      })
      .finally(() => {
        this.#refreshing = null;
        this.#refreshedAt = performance.now();
      });
  }

  async #answer(wish: SearchWish): Promise<Answers[SearchWish['kind']]> {
    if (wish.kind === 'query') return this.#search.query(wish.text, wish.kinds);
    const catalogues = await this.#search.catalogues();
    switch (wish.kind) {
      case 'sources':
        return catalogues.flatMap(({ projectId, title, sources }) =>
          sources.map((source) => ({ projectId, projectTitle: title, ...source })),
        );
      case 'bank':
        return bankOffers(catalogues, wish).map(
          ({ check, projectId, projectTitle, match, expiresOn, isExpired }) => {
            const { claimId, words, type, status, by, at, sources } = check;
            return {
              projectId,
              projectTitle,
              claimId,
              words,
              type,
              status,
              by,
              at,
              sources,
              match,
              expiresOn,
              isExpired,
            };
          },
        );
      case 'blast':
        return blastRadius(catalogues, wish.origin);
      case 'passages':
        return claimsOnPassage(catalogues, wish.place).map(
          ({ projectId, projectTitle, claimId, citationId, words, start, end }) => ({
            projectId,
            projectTitle,
            claimId,
            citationId,
            words,
            start,
            end,
          }),
        );
    }
  }

  close(): Promise<void> {
    return this.#search.close();
  }
}
