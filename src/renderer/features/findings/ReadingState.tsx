import type { ShownFacts } from './use-article-facts.ts';

/** Says that the article is being read, or could not be; nothing when what is shown is right for the text as it stands. */
export function ReadingState({ facts, isCurrent, isFailed }: ShownFacts) {
  if (isFailed) {
    return (
      <p className="insp-hint" role="status">
        The article could not be read to its end. Nothing was changed; the next change of the text tries
        again.
      </p>
    );
  }
  return isCurrent ? null : (
    <p className="insp-hint" role="status">
      {facts === null ? 'Reading the article…' : 'The text changed; reading it again…'}
    </p>
  );
}
