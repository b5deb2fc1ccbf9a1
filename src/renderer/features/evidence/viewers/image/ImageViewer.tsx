import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import type { Region } from '../../../../../core/sources/citation.ts';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { VisuallyHidden } from '../../../../ui/VisuallyHidden.tsx';
import { useRoom } from '../use-room.ts';
import { useBlobAddress } from '../use-blob-address.ts';
import type { ViewerProps } from '../viewer.ts';
import {
  isFrame,
  middleRegion,
  regionAfterKey,
  regionLocator,
  regionShown,
  regionStored,
  tidyRegion,
  turned,
  type Turns,
} from './image-region.ts';
import { ImageSheet } from './ImageSheet.tsx';
import { ImageTools, type ImageTool } from './ImageTools.tsx';

const zoomStep = 1.25;
const largest = 16;

/** A picture: larger, smaller, turned, moved about; a part of it framed as the excerpt. */
export function ImageViewer(props: ViewerProps) {
  const { ref, opened, label, region, onChoice, onUse, onReady } = props;
  const address = useBlobAddress(opened.bytes, opened.shownType);
  const scroller = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const [natural, setNatural] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [isBroken, setBroken] = useState(false);
  const [tool, setTool] = useState<ImageTool>('frame');
  const [turns, setTurns] = useState<Turns>(0);
  /** Null: the whole picture fits the pane. */
  const [zoom, setZoom] = useState<number | null>(null);
  /** Of the stored picture. */
  const [frame, setFrame] = useState<Region | null>(null);
  const room = useRoom(scroller);
  const tall = scroller.current?.clientHeight ?? 0;

  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    reveal: () => undefined,
    select: () => undefined,
  }));
  useEffect(() => {
    if (natural !== null) onReady();
  }, [natural, onReady]);

  const choose = useCallback(
    (next: Region | null) => {
      const tidy = next === null || !isFrame(next) ? null : tidyRegion(next);
      setFrame(tidy);
      onChoice(
        tidy === null
          ? null
          : { kind: 'region', region: tidy, locator: { label: 'figure', value: regionLocator(tidy) } },
      );
    },
    [onChoice],
  );

  if (isBroken) {
    return (
      <EmptyState title="The picture cannot be drawn">
        Its first bytes are those of a picture ({opened.shownType}), but what follows is damaged or something
        else. The file is kept as it is.
      </EmptyState>
    );
  }

  const isAcross = turns % 2 === 1;
  const width = (isAcross ? natural?.height : natural?.width) ?? 1;
  const height = (isAcross ? natural?.width : natural?.height) ?? 1;
  const fit = Math.min(1, Math.max(0.02, Math.min((room - margin) / width, (tall - margin) / height)));
  const scale = zoom ?? fit;
  const enlarge = (by: 1 | -1) => {
    setZoom(Math.min(largest, Math.max(0.02, by === 1 ? scale * zoomStep : scale / zoomStep)));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const key = { key: event.key, isSizing: event.shiftKey, isFine: event.ctrlKey || event.metaKey };
    const moved = frame === null || tool !== 'frame' ? null : regionAfterKey(key, regionShown(frame, turns));
    if (moved !== null) choose(regionStored(moved, turns));
    else if (event.ctrlKey || event.metaKey) return;
    else if (event.key === '+' || event.key === '=') enlarge(1);
    else if (event.key === '-') enlarge(-1);
    else if (/^f$/iu.test(event.key)) setZoom(null);
    else if (/^t$/iu.test(event.key)) setTurns(turned(turns));
    else if (/^r$/iu.test(event.key)) {
      setTool('frame');
      if (frame === null) choose(region ?? middleRegion);
    } else if (event.key === 'Escape' && frame !== null) {
      event.stopPropagation();
      choose(null);
    } else if (event.key === 'Enter') onUse();
    else return;
    event.preventDefault();
  };

  return (
    <>
      <ImageTools
        tool={tool}
        onTool={setTool}
        scale={scale}
        isFit={zoom === null}
        onZoom={enlarge}
        onFit={() => {
          setZoom(null);
        }}
        onTurn={() => {
          setTurns(turned(turns));
        }}
      />
      <div
        ref={scroller}
        className="evidence-scroll evidence-image"
        role="application"
        aria-roledescription="picture"
        aria-label={label}
        aria-describedby={helpId}
        tabIndex={0}
        data-pane-focus
        data-tool={tool}
        onKeyDown={onKeyDown}
      >
        <VisuallyHidden>
          <span id={helpId}>
            R sets a frame, the arrow keys move it, with Shift they change its size, Enter makes it the
            excerpt. Plus and minus change the size of the picture, T turns it, F fits it into the pane.
          </span>
        </VisuallyHidden>
        {address === null ? null : (
          <ImageSheet
            address={address}
            label={opened.evidence.fileName}
            size={natural === null ? null : { width: natural.width * scale, height: natural.height * scale }}
            turns={turns}
            tool={tool}
            scroller={scroller}
            cited={region === null ? null : regionShown(region, turns)}
            frame={frame === null ? null : regionShown(frame, turns)}
            onFrame={(shown) => {
              choose(shown === null ? null : regionStored(shown, turns));
            }}
            onLoad={setNatural}
            onBroken={() => {
              setBroken(true);
            }}
          />
        )}
      </div>
    </>
  );
}

/** Space around the picture, CSS pixels. */
const margin = 48;
