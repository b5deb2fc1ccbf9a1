import type { ReactNode } from 'react';
import type { MarkState } from '../../contract/settings.ts';
import { classNames } from './class-names.ts';

export interface BadgeProps {
  readonly children: ReactNode;
  /** A mark state colours it as that mark; a tone as a notice. Colour never says more than the words do. */
  readonly tone?: 'neutral' | 'accent' | 'danger' | 'warning' | 'done' | MarkState;
  readonly className?: string;
}

/** One or two words about a thing: stage, flag, role. */
export function Badge({ children, tone = 'neutral', className }: BadgeProps) {
  return (
    <span className={classNames('ui-badge', className)} data-tone={tone}>
      {children}
    </span>
  );
}
