import type { ReactNode } from 'react';

export interface ChoiceKeysProps<V extends string> {
  readonly keys: readonly (readonly [key: string, value: V])[];
  readonly onChoose: (value: V) => void;
  readonly isDisabled: boolean;
  readonly children: ReactNode;
}

/** Single keys that choose inside a dialog, except while typing in one of its fields. */
export function ChoiceKeys<V extends string>({ keys, onChoose, isDisabled, children }: ChoiceKeysProps<V>) {
  return (
    <div
      className="choice-keys"
      onKeyDownCapture={(event) => {
        if (isDisabled || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
        const chosen = keys.find(([key]) => key.toLowerCase() === event.key.toLowerCase());
        if (chosen === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onChoose(chosen[1]);
      }}
    >
      {children}
    </div>
  );
}
