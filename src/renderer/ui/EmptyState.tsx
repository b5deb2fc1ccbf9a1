import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: string;
  /** What belongs here and how it gets here. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Heading level inside its screen. */
  readonly level?: 2 | 3;
}

/** Stands where a list has nothing to show. */
export function EmptyState({ title, children, actions, level = 2 }: EmptyStateProps) {
  const Title = `h${level}` as const;
  return (
    <div className="ui-empty">
      <Title className="ui-empty-title">{title}</Title>
      {children === undefined ? null : <div className="ui-empty-text">{children}</div>}
      {actions === undefined ? null : <div className="ui-empty-actions">{actions}</div>}
    </div>
  );
}
