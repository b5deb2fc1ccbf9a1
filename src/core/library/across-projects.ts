import { bankKey, expiresOn, matchStatements, type BankMatch } from '../claims/claim-bank.ts';
import type { Policy } from '../gate/policy.ts';
import type { Catalogue, CatalogueCheck, CataloguePassage } from './catalogue.ts';

/** Questions over the catalogues of a library. */

/** An earlier check that fits a claim. */
export interface BankOffer {
  readonly projectId: string;
  readonly projectTitle: string;
  readonly check: CatalogueCheck;
  readonly match: BankMatch;
  /** The day from which it is too old to rely on; null for never. */
  readonly expiresOn: string | null;
  readonly isExpired: boolean;
}

/**
 * Earlier checks of the same statement in other projects: same words before similar ones, valid before expired ones,
 * then the latest.
 * @param today `YYYY-MM-DD`
 */
export function bankOffers(
  catalogues: readonly Catalogue[],
  ask: {
    readonly projectId: string;
    readonly words: string;
    readonly expiry: Policy['expiry'];
    readonly today: string;
  },
): readonly BankOffer[] {
  const key = bankKey(ask.words);
  const offers = catalogues
    .filter((catalogue) => catalogue.projectId !== ask.projectId)
    .flatMap((catalogue) =>
      catalogue.checks.flatMap((check): readonly BankOffer[] => {
        const match = matchStatements(key, check.key);
        if (match === null) return [];
        const ends = expiresOn(check.type, check.at, ask.expiry);
        const { projectId, title } = catalogue;
        return [
          {
            projectId,
            projectTitle: title,
            check,
            match,
            expiresOn: ends,
            isExpired: ends !== null && ends <= ask.today,
          },
        ];
      }),
    );
  return offers.sort(
    (a, b) =>
      Number(a.match === 'similar-words') - Number(b.match === 'similar-words') ||
      Number(a.isExpired) - Number(b.isExpired) ||
      (a.check.at < b.check.at ? 1 : -1),
  );
}

/** A passage of evidence: the file, the text it was read as, and a range of that text in UTF-16 units. */
export interface PassagePlace {
  readonly sha256: string;
  readonly textSha256: string;
  readonly start: number;
  readonly end: number;
}

/** A claim that stands on a passage, and in which project. */
export interface ClaimOnPassage extends CataloguePassage {
  readonly projectId: string;
  readonly projectTitle: string;
}

/**
 * Every claim, in all projects, whose excerpt overlaps the passage. The same file may have been read by another version
 * into another text; then offsets say nothing, and it is left out.
 */
export function claimsOnPassage(
  catalogues: readonly Catalogue[],
  place: PassagePlace,
): readonly ClaimOnPassage[] {
  return catalogues.flatMap(({ projectId, title, passages }) =>
    passages
      .filter(
        (passage) =>
          passage.sha256 === place.sha256 &&
          passage.textSha256 === place.textSha256 &&
          passage.start < place.end &&
          place.start < passage.end,
      )
      .sort((a, b) => a.start - b.start)
      .map((passage) => ({ ...passage, projectId, projectTitle: title })),
  );
}
