import { ChevronRight } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { ExportFormat } from '../../../contract/views.ts';
import { formatGroups, type FormatGroup } from '../../stores/publishing-store.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { formatBeside, formatSpecs, groupNames, specOf } from './format-words.ts';

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * The formats by whom they are made for, folded. The chosen one’s group is always open, and one more that the user unfolded;
 * arrow keys lead through all formats and open the groups they come to.
 */
export function FormatChoice({ onChosen }: { readonly onChosen: () => void }) {
  const { publishing } = useStores();
  const { format, unfolded } = useStore(publishing, (state) => state);
  const box = useRef<HTMLDivElement>(null);
  const isWalking = useRef(false);
  const current = specOf(format).group;
  const choose = (next: ExportFormat) => {
    publishing.set({ ...publishing.get(), format: next });
    onChosen();
  };
  // The format that an arrow led to is drawn with its group, and only then can it have the focus.
  useLayoutEffect(() => {
    if (!isWalking.current) return;
    isWalking.current = false;
    box.current?.querySelector<HTMLElement>('input[type=radio]:checked')?.focus();
  }, [format]);
  // A group that is unfolded below the edge of the list comes into it.
  useLayoutEffect(() => {
    box.current
      ?.querySelector('[aria-expanded=true]')
      ?.closest('.format-group')
      ?.scrollIntoView({ block: 'nearest' });
  }, [unfolded]);
  // So does the chosen format, when the screen opens on it.
  useLayoutEffect(() => {
    box.current?.querySelector('.format[data-selected]')?.scrollIntoView({ block: 'nearest' });
  }, [format]);
  // Where the list has to give way to something else, the chosen format stays in view.
  useEffect(() => {
    const list = box.current;
    if (list === null) return;
    let height = list.clientHeight;
    const watch = new ResizeObserver(() => {
      if (list.clientHeight < height) {
        list.querySelector('.format[data-selected]')?.scrollIntoView({ block: 'nearest' });
      }
      height = list.clientHeight;
    });
    watch.observe(list);
    return () => {
      watch.disconnect();
    };
  }, []);
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const isRadio = event.target instanceof HTMLInputElement;
    if (step === undefined || !isRadio || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    isWalking.current = true;
    choose(formatBeside(format, step));
  };
  return (
    <div ref={box} className="format-list" onKeyDownCapture={onKeyDownCapture}>
      <RadioGroup
        aria-label="Format"
        className="format-groups"
        value={format}
        onChange={(value) => {
          const chosen = formatSpecs.find((each) => each.format === value);
          if (chosen !== undefined) choose(chosen.format);
        }}
      >
        {formatGroups.map((group) => (
          <Group
            key={group}
            group={group}
            isOpen={group === current || group === unfolded}
            isCurrent={group === current}
            onToggle={() => {
              publishing.set({ format, unfolded: group === unfolded ? null : group });
            }}
          />
        ))}
      </RadioGroup>
    </div>
  );
}

interface GroupProps {
  readonly group: FormatGroup;
  readonly isOpen: boolean;
  /** The chosen format is in it, so it stays open. */
  readonly isCurrent: boolean;
  readonly onToggle: () => void;
}

function Group({ group, isOpen, isCurrent, onToggle }: GroupProps) {
  const headingId = useId();
  const listId = useId();
  const formats = formatSpecs.filter((each) => each.group === group);
  return (
    <div role="group" aria-labelledby={headingId} className="format-group">
      <h4 id={headingId} className="format-group-name">
        {isCurrent ? (
          groupNames[group]
        ) : (
          <button
            type="button"
            className="format-fold"
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            onClick={onToggle}
          >
            <ChevronRight aria-hidden="true" />
            {groupNames[group]} <span className="insp-count">{formats.length}</span>
          </button>
        )}
      </h4>
      {isOpen ? (
        <div id={listId} className="formats">
          {formats.map((each) => (
            <RadioField key={each.format} value={each.format}>
              <RadioButton className="format">{each.name}</RadioButton>
            </RadioField>
          ))}
        </div>
      ) : null}
    </div>
  );
}
