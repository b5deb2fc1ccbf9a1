import { Maximize, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { Segmented } from '../../../../ui/Segmented.tsx';

/** What dragging does. */
export type ImageTool = 'frame' | 'move';

export interface ImageToolsProps {
  readonly tool: ImageTool;
  readonly onTool: (tool: ImageTool) => void;
  /** 1: a pixel of the picture is a pixel of the screen. */
  readonly scale: number;
  readonly isFit: boolean;
  readonly onZoom: (by: 1 | -1) => void;
  readonly onFit: () => void;
  readonly onTurn: () => void;
}

const tools = [
  { value: 'frame', label: 'Frame a part' },
  { value: 'move', label: 'Move about' },
] as const;

/** What dragging over the picture does, its size, and which way is up. */
export function ImageTools({ tool, onTool, scale, isFit, onZoom, onFit, onTurn }: ImageToolsProps) {
  return (
    <div className="evidence-tools" role="group" aria-label="Picture">
      <Segmented label="Dragging" segments={tools} value={tool} onChange={onTool} />
      <span className="evidence-tools-gap" />
      <IconButton label="Turn to the right" icon={<RotateCw />} size="small" keys="T" onPress={onTurn} />
      <IconButton
        label="Smaller"
        icon={<ZoomOut />}
        size="small"
        keys="-"
        onPress={() => {
          onZoom(-1);
        }}
      />
      <output className="evidence-tools-text is-value" aria-label="Size">
        {Math.round(scale * 100)} %
      </output>
      <IconButton
        label="Larger"
        icon={<ZoomIn />}
        size="small"
        keys="+"
        onPress={() => {
          onZoom(1);
        }}
      />
      <IconButton
        label="Fit into the pane"
        icon={<Maximize />}
        size="small"
        keys="F"
        isActive={isFit}
        onPress={onFit}
      />
    </div>
  );
}
