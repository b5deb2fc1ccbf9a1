import { useId, type ReactNode } from 'react';

export interface InspectorSectionProps {
  readonly title: string;
  /** Number behind the title; null for none. */
  readonly count?: number | null;
  /** A small button at the end of the title's line. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of the inspector, set off by a hairline. */
export function InspectorSection({ title, count = null, action, children }: InspectorSectionProps) {
  const id = useId();
  return (
    <section className="insp-section" aria-labelledby={id}>
      <header className="insp-section-head">
        <h3 id={id} className="insp-section-title">
          {title}
          {count === null || count === 0 ? null : <span className="insp-count">{count}</span>}
        </h3>
        {action}
      </header>
      {children}
    </section>
  );
}
