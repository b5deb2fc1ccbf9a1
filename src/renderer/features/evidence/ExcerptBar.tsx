import { locatorLabels, type Citation, type Locator } from '../../../core/sources/citation.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';

export interface LocatorDraft {
  readonly label: Locator['label'];
  readonly value: string;
}

export interface ExcerptBarProps {
  readonly citation: Citation;
  /** What is chosen now; null when nothing is. */
  readonly words: string | null;
  /** What to do to choose something. */
  readonly hint: string;
  readonly useLabel: string;
  readonly locator: LocatorDraft;
  readonly onLocator: (locator: LocatorDraft) => void;
  readonly isDisabled: boolean;
  readonly onUse: () => void;
  readonly onRemove: () => void;
}

const labelOptions = locatorLabels.map((label) => ({ value: label, label }));

/** At the foot of the document: what is selected, where it stands, and the way to make it the citation’s excerpt. */
export function ExcerptBar(props: ExcerptBarProps) {
  const { citation, words, hint, useLabel, locator, onLocator, isDisabled } = props;
  const isSet = citation.excerpt !== null || citation.region !== null;
  return (
    <div className="excerpt-bar" role="group" aria-label="Excerpt">
      <p className="excerpt-bar-words">
        {words ??
          (isSet
            ? `The marked ${citation.region === null ? 'passage' : 'part'} is the excerpt. Select another to replace it.`
            : hint)}
      </p>
      <Select
        label="Kind of locator"
        isLabelHidden
        options={labelOptions}
        value={locator.label}
        isDisabled={isDisabled}
        onChange={(label) => {
          onLocator({ ...locator, label });
        }}
      />
      <TextField
        label="Locator"
        isLabelHidden
        className="excerpt-bar-value"
        placeholder="Where"
        value={locator.value}
        isDisabled={isDisabled}
        onChange={(value) => {
          onLocator({ ...locator, value });
        }}
      />
      <Button variant="primary" keys="Enter" isDisabled={isDisabled || words === null} onPress={props.onUse}>
        {useLabel}
      </Button>
      {isSet ? (
        <Button variant="quiet" isDisabled={isDisabled} onPress={props.onRemove}>
          Clear the excerpt
        </Button>
      ) : null}
    </div>
  );
}
