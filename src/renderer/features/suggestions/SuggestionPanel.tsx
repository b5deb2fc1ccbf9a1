import { ArrowLeftFromLine, ArrowLeftToLine, ArrowRightFromLine, ArrowRightToLine, X } from 'lucide-react';
import { claimTypes, type ClaimType } from '../../../core/claims/claim.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { claimTypeNames } from '../claims/claim-words.ts';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { rankOf } from './open-list.ts';
import { rankWords, riskMeanings, riskNames, typeWords } from './suggestion-words.ts';
import { useSuggestions, type ChosenView } from './suggestions-context.ts';

/** The suggestion that is chosen: its words, why it is made, what it would become, and everything that keys do with it. */
export function SuggestionPanel({ chosen }: { readonly chosen: ChosenView }) {
  const { legend, selectSuggestion } = useDesk();
  const { shown, accept, ignore, mark, mayAccept, mayIgnore } = useSuggestions();
  const { suggestion, claims } = chosen;
  const isSplit = claims.length > 1;
  return (
    <div className="inspector suggestion-panel">
      <IconButton
        className="insp-close"
        label="Back to the story"
        icon={<X />}
        keys="Escape"
        size="small"
        onPress={() => {
          selectSuggestion(null);
        }}
      />
      <header className="claim-head">
        <div className="claim-head-line">
          <StatusGlyph state="suggested" legend={legend} isDecorative />
          <strong className="claim-head-status">{isSplit ? 'Suggested, split in two' : 'Suggested'}</strong>
        </div>
        <h2 className="claim-words">
          {claims.map(({ start, words, type }) => (
            <span key={start} className="suggestion-half">
              {words}
              {isSplit ? <small className="suggestion-half-type">{claimTypeNames[type]}</small> : null}
            </span>
          ))}
        </h2>
      </header>
      <section className="insp-section" aria-label="Decide">
        <div className="suggestion-acts">
          <Button size="small" keys="A" isDisabled={!mayAccept} onPress={accept}>
            {isSplit ? 'Accept both' : 'Accept'}
          </Button>
          <Button size="small" keys="I" isDisabled={!mayIgnore} onPress={ignore}>
            Ignore
          </Button>
          <Button
            size="small"
            keys="X"
            isDisabled={!mayAccept}
            onPress={() => {
              mark('not-checkable');
            }}
          >
            Not checkable
          </Button>
        </div>
        {isSplit ? null : <TypeChoice chosen={chosen} />}
      </section>
      <WordMoves chosen={chosen} />
      <InspectorSection title="Why">
        <ul className="suggestion-reasons">
          {suggestion.reasons.map((reason) => (
            <li key={reason}>{capital(reason)}</li>
          ))}
        </ul>
        <p className="insp-hint">
          {rankWords(rankOf(shown, suggestion), shown.length)} The rank says how much it reads like what
          checkers check, not whether it is right.
        </p>
      </InspectorSection>
      {suggestion.risks.length === 0 ? null : (
        <InspectorSection title="Risks">
          <dl className="suggestion-risks">
            {suggestion.risks.map((risk) => (
              <div key={risk}>
                <dt>
                  <Badge tone="warning">{riskNames[risk]}</Badge>
                </dt>
                <dd>{riskMeanings[risk]}</dd>
              </div>
            ))}
          </dl>
        </InspectorSection>
      )}
    </div>
  );
}

/** The type it would be filed under: those that the rules propose first, then all others. */
function TypeChoice({ chosen: { suggestion, claims } }: { readonly chosen: ChosenView }) {
  const { setType, mayAccept } = useSuggestions();
  const proposed = suggestion.types;
  const others = claimTypes.filter((type) => !proposed.includes(type));
  const alsoProposed = proposed.slice(1).map(typeWords);
  return (
    <div className="suggestion-type">
      <Select<ClaimType>
        label="Claim type"
        options={[...proposed, ...others].map((type) => ({
          value: type,
          label: claimTypeNames[type],
          ...(proposed.includes(type) ? { description: 'Proposed' } : {}),
        }))}
        value={claims[0]?.type ?? null}
        isDisabled={!mayAccept}
        onChange={setType}
      />
      {alsoProposed.length === 0 ? null : <p className="insp-hint">Also {alsoProposed.join(', ')}.</p>}
    </div>
  );
}

/** Moves the ends by words, and splits. */
function WordMoves({ chosen: { choice } }: { readonly chosen: ChosenView }) {
  const { moveStart, moveEnd, toggleSplit } = useSuggestions();
  const isSplit = choice.splitAt !== null;
  return (
    <InspectorSection title="Words">
      <div className="suggestion-moves" role="group" aria-label="Words">
        <span className="suggestion-moves-name">Begins</span>
        <IconButton
          label="Begin a word earlier"
          keys="B"
          icon={<ArrowLeftFromLine />}
          size="small"
          onPress={() => {
            moveStart(-1);
          }}
        />
        <IconButton
          label="Begin a word later"
          keys="Shift+B"
          icon={<ArrowRightToLine />}
          size="small"
          onPress={() => {
            moveStart(1);
          }}
        />
        <span className="suggestion-moves-name">{isSplit ? 'Splits' : 'Ends'}</span>
        <IconButton
          label={isSplit ? 'Split a word earlier' : 'End a word earlier'}
          keys="Shift+W"
          icon={<ArrowLeftToLine />}
          size="small"
          onPress={() => {
            moveEnd(-1);
          }}
        />
        <IconButton
          label={isSplit ? 'Split a word later' : 'End a word later'}
          keys="W"
          icon={<ArrowRightFromLine />}
          size="small"
          onPress={() => {
            moveEnd(1);
          }}
        />
        <Button size="small" variant="quiet" keys="T" onPress={toggleSplit}>
          {isSplit ? 'Join' : 'Split'}
        </Button>
      </div>
    </InspectorSection>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
