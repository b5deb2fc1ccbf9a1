import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Toast } from '../stores/notice-store.ts';
import { useStore } from '../stores/store.ts';
import { useStores } from '../stores/stores.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';

/** What stays above the screen until it is settled. */
export function Banners() {
  const { notices } = useStores();
  const banners = useStore(notices, (state) => state.banners);
  return banners.map((banner) => (
    <Banner
      key={banner.id}
      kind={banner.kind}
      title={banner.title}
      code={banner.code}
      onDismiss={() => {
        notices.settle(banner.id);
      }}
    >
      {banner.detail === '' ? undefined : banner.detail}
    </Banner>
  ));
}

/** What is said in passing, and what is said to screen readers only. */
export function Toasts() {
  const { notices } = useStores();
  const toasts = useStore(notices, (state) => state.toasts);
  const announcement = useStore(notices, (state) => state.announcement);
  return (
    <>
      <div className="ui-toasts" role="region" aria-label="Notices">
        {toasts.map((toast) => (
          <ToastView key={toast.id} toast={toast} />
        ))}
      </div>
      <div className="ui-visually-hidden" role="status">
        {announcement}
      </div>
    </>
  );
}

/**
 * Milliseconds a notice stays: 8 s, more for long ones, at least 20 s where there is something to do about it (WCAG 2.2, 2.2.1). Null:
 * until it is dismissed. While pointer or focus is on it, no time passes.
 */
function stay(toast: Toast): number | null {
  if (toast.kind === 'error' || toast.kind === 'warning') return null;
  const reading = 8_000 + toast.text.length * 60;
  return toast.action === null ? reading : Math.max(20_000, reading);
}

function ToastView({ toast }: { readonly toast: Toast }) {
  const { notices } = useStores();
  const [isHeld, setHeld] = useState(false);
  const time = stay(toast);
  useEffect(() => {
    if (time === null || isHeld) return;
    const timer = setTimeout(() => {
      notices.dismissToast(toast.id);
    }, time);
    return () => {
      clearTimeout(timer);
    };
  }, [isHeld, notices, time, toast.id]);
  return (
    <div
      className="ui-toast"
      data-kind={toast.kind}
      role={toast.kind === 'error' ? 'alert' : 'status'}
      onPointerEnter={() => {
        setHeld(true);
      }}
      onPointerLeave={() => {
        setHeld(false);
      }}
      onFocus={() => {
        setHeld(true);
      }}
      onBlur={() => {
        setHeld(false);
      }}
    >
      <ToastSign kind={toast.kind} />
      <div className="ui-toast-text">
        {toast.text}
        {toast.code === null ? null : <code className="ui-code">{toast.code}</code>}
      </div>
      {toast.action === null ? null : (
        <Button
          size="small"
          onPress={() => {
            toast.action?.run();
            notices.dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton
        label="Dismiss"
        icon={<X />}
        size="small"
        placement="left"
        onPress={() => {
          notices.dismissToast(toast.id);
        }}
      />
    </div>
  );
}

const signs = { info: Info, done: CircleCheck, warning: TriangleAlert, error: CircleAlert } as const;

function ToastSign({ kind }: { readonly kind: Toast['kind'] }) {
  const Sign = signs[kind];
  return <Sign className="ui-toast-sign" aria-hidden="true" />;
}
