import type { AppError } from '../../core/app-error.ts';
import { createStore, type ReadableStore } from './store.ts';

/**
 * Something said in passing, at the foot of the window. Errors stay until they are dismissed or something else succeeds; the
 * rest goes by itself.
 */
export interface Toast {
  readonly id: number;
  readonly kind: 'info' | 'done' | 'warning' | 'error';
  readonly text: string;
  readonly code: string | null;
  /** One thing to do about it. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** Something that stays above the screen until it is settled. */
export interface BannerNotice {
  /** Saying the same again replaces it. */
  readonly id: string;
  readonly kind: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly detail: string;
  readonly code: string | null;
}

export interface NoticeState {
  readonly toasts: readonly Toast[];
  readonly banners: readonly BannerNotice[];
  /** The last thing said to screen readers only. */
  readonly announcement: string;
}

export interface NoticeStore extends ReadableStore<NoticeState> {
  readonly tell: (toast: Partial<Omit<Toast, 'id'>> & Pick<Toast, 'text'>) => void;
  /** An expected failure as a toast. */
  readonly tellError: (error: AppError) => void;
  readonly dismissToast: (id: number) => void;
  /**
   * Takes refusals away: the user went on and did something that succeeded. Those with something to do about them stay, and so
   * do warnings, which tell of something that is still so.
   */
  readonly settleRefusals: () => void;
  readonly raise: (banner: BannerNotice) => void;
  readonly settle: (bannerId: string) => void;
  /** Says something to screen readers, politely. */
  readonly announce: (text: string) => void;
}

const most = 4;

/** What the window has to say to the user. */
export function createNoticeStore(): NoticeStore {
  const store = createStore<NoticeState>({ toasts: [], banners: [], announcement: '' });
  let lastId = 0;
  const change = (part: Partial<NoticeState>) => {
    store.set({ ...store.get(), ...part });
  };
  const tell: NoticeStore['tell'] = (toast) => {
    lastId += 1;
    const { toasts } = store.get();
    const same = (other: Toast) => other.text === toast.text;
    const next: Toast = { kind: 'info', code: null, action: null, ...toast, id: lastId };
    change({ toasts: [...toasts.filter((other) => !same(other)), next].slice(-most) });
  };
  return {
    get: store.get,
    subscribe: store.subscribe,
    tell,
    tellError: (error) => {
      tell({ kind: 'error', text: error.message, code: error.code });
    },
    dismissToast: (id) => {
      change({ toasts: store.get().toasts.filter((toast) => toast.id !== id) });
    },
    settleRefusals: () => {
      const { toasts } = store.get();
      const left = toasts.filter(({ kind, action }) => action !== null || kind !== 'error');
      if (left.length !== toasts.length) change({ toasts: left });
    },
    raise: (banner) => {
      const others = store.get().banners.filter((other) => other.id !== banner.id);
      change({ banners: [...others, banner] });
    },
    settle: (bannerId) => {
      const { banners } = store.get();
      const left = banners.filter((banner) => banner.id !== bannerId);
      if (left.length !== banners.length) change({ banners: left });
    },
    announce: (text) => {
      // The same words twice are said twice only when they differ for the reader: a no-break space makes them differ.
      change({ announcement: store.get().announcement === text ? `${text}\u00a0` : text });
    },
  };
}
