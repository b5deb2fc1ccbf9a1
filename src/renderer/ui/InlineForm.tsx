import type { ReactNode } from 'react';

export interface InlineFormProps {
  /** Called on Enter in a field and by the button of type `submit`. */
  readonly onSubmit: () => void;
  /** Called on Escape, which then leads out of nothing else. */
  readonly onCancel: () => void;
  readonly children: ReactNode;
  readonly 'aria-label'?: string;
}

/** A few fields that open in the place of what they change. */
export function InlineForm({ onSubmit, onCancel, children, ...props }: InlineFormProps) {
  return (
    <form
      {...props}
      className="insp-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
    </form>
  );
}
