import { useEffect, useRef, useState, type CSSProperties, type ReactNode, type RefObject } from 'react';
import type { PageTicker } from './page-ticker.ts';

export interface SelectionBarProps {
  /** Changes with every new selection. */
  readonly selectionKey: string;
  readonly canvas: RefObject<HTMLElement | null>;
  readonly root: RefObject<HTMLElement | null>;
  readonly ticker: PageTicker;
  readonly children: ReactNode;
}

/** The bar that floats at the selected words. It never takes the selection away; Escape hides it. */
export function SelectionBar({ selectionKey, canvas, root, ticker, children }: SelectionBarProps) {
  const [style, setStyle] = useState<CSSProperties | null>(null);
  const [hiddenFor, setHiddenFor] = useState<string | null>(null);
  const [isPressed, setIsPressed] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = root.current;
    if (!page) return;
    const press = (): void => setIsPressed(true);
    const release = (): void => setIsPressed(false);
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setHiddenFor(selectionKey);
    };
    page.addEventListener('pointerdown', press);
    document.addEventListener('pointerup', release);
    page.addEventListener('keydown', escape);
    return () => {
      page.removeEventListener('pointerdown', press);
      document.removeEventListener('pointerup', release);
      page.removeEventListener('keydown', escape);
    };
  }, [root, selectionKey]);
  useEffect(() => {
    const place = (): void => setStyle(placeAtSelection(canvas.current, root.current, bar.current));
    place();
    return ticker.listen(place);
  }, [canvas, root, ticker, selectionKey, isPressed]);
  if (isPressed || hiddenFor === selectionKey) return null;
  return (
    <div
      ref={bar}
      className="selection-bar"
      role="toolbar"
      aria-label="Selected words"
      style={style ?? { visibility: 'hidden' }}
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

/** Above the first line of the selection, or below the last one where there is no room or `isBelow` asks for it. */
export function placeAtSelection(
  canvas: HTMLElement | null,
  root: HTMLElement | null,
  bar: HTMLElement | null,
  isBelow = false,
): CSSProperties | null {
  const selection = root?.ownerDocument.getSelection();
  if (!canvas || !root || !selection || selection.isCollapsed || !root.contains(selection.anchorNode))
    return null;
  const range = selection.getRangeAt(0);
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
  const first = rects[0] ?? range.getBoundingClientRect();
  const last = rects.at(-1) ?? first;
  const origin = canvas.getBoundingClientRect();
  const view = (canvas.parentElement ?? canvas).getBoundingClientRect();
  const height = bar?.offsetHeight ?? 36;
  const width = bar?.offsetWidth ?? 320;
  const gap = 8;
  const isRoomAbove = !isBelow && first.top - height - gap > view.top + 40;
  const top = isRoomAbove ? first.top - origin.top - height - gap : last.bottom - origin.top + gap;
  const left = Math.max(
    8,
    Math.min((isRoomAbove ? first : last).left - origin.left, origin.width - width - 8),
  );
  return { top, left };
}
