import { useId } from 'react';
import { classNames } from './class-names.ts';

export interface SliderProps {
  readonly label: string;
  /** Words at both ends; they are for the eye, {@link valueText} for screen readers. */
  readonly ends: readonly [low: string, high: string];
  /** Whole steps from 0 to `max`. */
  readonly value: number;
  readonly max: number;
  /** What the value means, in words. */
  readonly valueText: string;
  readonly onChange: (value: number) => void;
  /** The thumb was let go of, or a key was. */
  readonly onCommit: (value: number) => void;
  readonly className?: string;
}

/**
 * A range between two words. The browser's own control and not React Aria's, which announces numbers alone: the value of ours is
 * said in words.
 */
export function Slider(props: SliderProps) {
  const { label, ends, value, max, valueText, onChange, onCommit, className } = props;
  const id = useId();
  const commit = (event: { readonly currentTarget: HTMLInputElement }) => {
    onCommit(event.currentTarget.valueAsNumber);
  };
  return (
    <div className={classNames('ui-slider', className)}>
      <label htmlFor={id} className="ui-visually-hidden">
        {label}
      </label>
      <span className="ui-slider-end" aria-hidden="true">
        {ends[0]}
      </span>
      <input
        id={id}
        type="range"
        min={0}
        max={max}
        step={1}
        value={value}
        aria-valuetext={valueText}
        onChange={(event) => {
          onChange(event.currentTarget.valueAsNumber);
        }}
        onPointerUp={commit}
        onKeyUp={commit}
        onBlur={commit}
      />
      <span className="ui-slider-end" aria-hidden="true">
        {ends[1]}
      </span>
    </div>
  );
}
