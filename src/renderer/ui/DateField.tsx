import { parseDate, type CalendarDate } from '@internationalized/date';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import {
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  FieldError,
  I18nProvider,
  Label,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { dayProblem } from './day-problem.ts';
import { IconButton } from './IconButton.tsx';

export interface DateFieldProps {
  readonly label: string;
  /** `2026-02-16`; empty when there is none. */
  readonly value: string;
  /** Called with a changed day on leaving the field, on Enter and on clearing it; empty for none. */
  readonly onCommit: (day: string) => void;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

/** English with the order of ISO 8601, year first, as days are written in files and in the log. */
const locale = 'en-CA';

/** A day, typed as three numbers or stepped with the arrow keys. Takes effect when one is done with it. */
export function DateField({ label, value, onCommit, isDisabled = false, className }: DateFieldProps) {
  const [typed, setTyped] = useState<CalendarDate | null | undefined>(undefined);
  const field = useRef<HTMLDivElement>(null);
  /** A field drawn anew forgets numbers that make no day. */
  const [drawing, setDrawing] = useState(0);
  const known = value === '' ? null : parseDate(value);
  const shown = typed === undefined ? known : typed;
  const problem = typed === undefined || typed === null ? null : dayProblem(typed.year);
  const settle = (day: string) => {
    setTyped(undefined);
    if (day !== value) onCommit(day);
  };
  const commit = () => {
    if (problem === null) settle(shown?.toString() ?? '');
  };
  return (
    <I18nProvider locale={locale}>
      <AriaDateField
        key={drawing}
        ref={field}
        value={shown}
        onChange={setTyped}
        granularity="day"
        shouldForceLeadingZeros
        isDisabled={isDisabled}
        isInvalid={problem !== null}
        onBlur={() => {
          commit();
          // Once the focus is elsewhere: what is drawn anew while it moves would send it back to the start.
          setTimeout(() => {
            if (field.current?.contains(document.activeElement) !== true) setDrawing((count) => count + 1);
          }, 0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          else if (event.key === 'Escape' && typed !== undefined) {
            event.preventDefault();
            settle(value);
          } else event.continuePropagation();
        }}
        className={classNames('ui-field', className)}
      >
        <Label className="ui-label">{label}</Label>
        <div className="ui-field-box ui-date">
          <DateInput className="ui-date-segments">
            {(segment) => <DateSegment segment={segment} className="ui-date-segment" />}
          </DateInput>
          {shown === null || isDisabled ? null : (
            <IconButton
              label={`Clear ${label.toLowerCase()}`}
              icon={<X />}
              size="small"
              className="ui-date-clear"
              onPress={() => {
                field.current?.querySelector<HTMLElement>('[role="spinbutton"]')?.focus();
                settle('');
              }}
            />
          )}
        </div>
        {problem === null ? null : <FieldError className="ui-field-error">{problem}</FieldError>}
      </AriaDateField>
    </I18nProvider>
  );
}
