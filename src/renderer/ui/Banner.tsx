import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';

export interface BannerProps {
  readonly kind: 'info' | 'warning' | 'error';
  /** What happened. */
  readonly title: ReactNode;
  /** What was kept and what to do next. */
  readonly children?: ReactNode;
  /** The stable error code, for searching and for reports. */
  readonly code?: string | null;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}

const icons = { info: Info, warning: TriangleAlert, error: CircleAlert } as const;

/** Something that stays in view until it is settled. Errors are announced at once, the rest politely. */
export function Banner({ kind, title, children, code = null, actions, onDismiss }: BannerProps) {
  const Icon = icons[kind];
  return (
    <div className="ui-banner" data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon className="ui-banner-icon" aria-hidden="true" />
      <div className="ui-banner-text">
        <p className="ui-banner-title">{title}</p>
        {children === undefined ? null : <div className="ui-banner-detail">{children}</div>}
        {code === null ? null : <code className="ui-code">{code}</code>}
      </div>
      {actions === undefined ? null : <div className="ui-banner-actions">{actions}</div>}
      {onDismiss === undefined ? null : (
        <IconButton label="Dismiss" icon={<X />} size="small" onPress={onDismiss} />
      )}
    </div>
  );
}
