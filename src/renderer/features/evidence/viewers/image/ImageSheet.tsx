import { useRef, type PointerEvent, type RefObject } from 'react';
import type { Region } from '../../../../../core/sources/citation.ts';
import { regionBetween, type Point, type Turns } from './image-region.ts';
import type { ImageTool } from './ImageTools.tsx';

export interface ImageSheetProps {
  readonly address: string;
  readonly label: string;
  /** Of the picture before it is turned, CSS pixels; null until it is loaded. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly turns: Turns;
  readonly tool: ImageTool;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The part that the citation points to, on the turned picture. */
  readonly cited: Region | null;
  /** The part that is framed now, on the turned picture. */
  readonly frame: Region | null;
  readonly onFrame: (shown: Region | null) => void;
  readonly onLoad: (natural: { readonly width: number; readonly height: number }) => void;
  readonly onBroken: () => void;
}

/** The picture itself, with frames over it. */
export function ImageSheet(props: ImageSheetProps) {
  const { address, label, size, turns, tool, scroller, cited, frame, onFrame, onLoad, onBroken } = props;
  const sheet = useRef<HTMLDivElement>(null);
  const from = useRef<Point | null>(null);
  const { width, height } = size ?? { width: 0, height: 0 };
  const isAcross = turns % 2 === 1;

  const pointOf = (event: PointerEvent): Point => {
    const box = sheet.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) return { x: 0, y: 0 };
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    scroller.current?.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = tool === 'frame' ? pointOf(event) : { x: event.clientX, y: event.clientY };
    if (tool === 'frame') onFrame(null);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const start = from.current;
    if (start === null) return;
    if (tool === 'frame') {
      onFrame(regionBetween(start, pointOf(event)));
      return;
    }
    scroller.current?.scrollBy(start.x - event.clientX, start.y - event.clientY);
    from.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerEnd = () => {
    from.current = null;
  };

  return (
    <div className="evidence-image-room">
      <div
        ref={sheet}
        className="evidence-image-sheet"
        style={{ inlineSize: isAcross ? height : width, blockSize: isAcross ? width : height }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
      >
        <img
          src={address}
          alt={label}
          draggable={false}
          style={{ inlineSize: width, blockSize: height, rotate: `${turns * 90}deg` }}
          onLoad={({ currentTarget }) => {
            onLoad({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight });
          }}
          onError={onBroken}
        />
        {cited === null ? null : <Frame region={cited} className="evidence-image-frame is-cited" />}
        {frame === null ? null : <Frame region={frame} className="evidence-image-frame" />}
      </div>
    </div>
  );
}

function Frame({ region, className }: { readonly region: Region; readonly className: string }) {
  const per = (part: number) => `${part * 100}%`;
  return (
    <div
      className={className}
      aria-hidden="true"
      style={{
        insetInlineStart: per(region.x),
        insetBlockStart: per(region.y),
        inlineSize: per(region.width),
        blockSize: per(region.height),
      }}
    />
  );
}
