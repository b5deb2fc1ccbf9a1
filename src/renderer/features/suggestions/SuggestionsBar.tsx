import { ChevronDown, ChevronUp, EyeOff } from 'lucide-react';
import { coverage } from '../../../core/claims/coverage.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { countWords, suggestionNotice } from './suggestion-words.ts';
import { useSuggestions } from './suggestions-context.ts';

/** The slider's steps; each is a twentieth of the score. */
const steps = 18;
const cutAt = (step: number) => Math.round(95 - step * 5) / 100;
const stepAt = (cut: number) => Math.min(steps, Math.max(0, Math.round((0.95 - cut) * 20)));

/** Above the page in Check mode: whether and how much is suggested, and the way through it. */
export function SuggestionsBar() {
  const { project, openDialog } = useDesk();
  const suggestions = useSuggestions();
  const { isOn, setOn, cut, setCut, shown, chosen, step, ignored, mayAccept } = suggestions;
  const words = coverage(project).words;
  const notice = isOn ? suggestionNotice(suggestions, shown.length, words) : null;
  const total = shown.length.toLocaleString('en');
  const count =
    chosen !== null && chosen.at >= 0 ? `${(chosen.at + 1).toLocaleString('en')} of ${total}` : total;
  return (
    <section className="suggestions-bar" aria-label="Suggestions">
      <div className="suggestions-row">
        <Switch isSelected={isOn} onChange={setOn} className="suggestions-switch">
          Suggestions
        </Switch>
        {isOn ? (
          <>
            <span className="suggestions-moves">
              <IconButton
                label="Previous suggestion"
                keys="Shift+S"
                icon={<ChevronUp />}
                size="small"
                isDisabled={shown.length === 0}
                onPress={() => {
                  step(-1);
                }}
              />
              <IconButton
                label="Next suggestion"
                keys="S"
                icon={<ChevronDown />}
                size="small"
                isDisabled={shown.length === 0}
                onPress={() => {
                  step(1);
                }}
              />
            </span>
            <span className="suggestions-count">
              {suggestions.isReading && shown.length === 0 ? 'Reading…' : count}
            </span>
            <Slider
              label="How much is suggested"
              ends={['fewer', 'more']}
              max={steps}
              value={stepAt(cut)}
              valueText={countWords(shown.length)}
              onChange={(next) => {
                setCut(cutAt(next), false);
              }}
              onCommit={(next) => {
                // A cut between two steps is left alone until the thumb moves.
                if (next !== stepAt(cut) || cut === cutAt(next)) setCut(cutAt(next), true);
              }}
            />
            <span className="suggestions-spring" />
            {ignored === 0 ? null : (
              <Button
                size="small"
                variant="quiet"
                icon={<EyeOff />}
                aria-label={`${ignored} ignored`}
                onPress={() => {
                  openDialog({ kind: 'ignored-suggestions' });
                }}
              >
                {ignored}
              </Button>
            )}
            <Button
              size="small"
              variant="quiet"
              isDisabled={!mayAccept || shown.length === 0}
              onPress={() => {
                openDialog({ kind: 'accept-suggestions' });
              }}
            >
              Accept all…
            </Button>
          </>
        ) : null}
      </div>
      {notice === null ? null : (
        <p className="suggestions-notice" role="status">
          {notice}
        </p>
      )}
    </section>
  );
}
