import { MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { TextField } from '../../../../ui/TextField.tsx';

export interface PdfToolsProps {
  /** The page in view, from 1. */
  readonly page: number;
  readonly pages: number;
  /** As a factor of life size. */
  readonly zoom: number;
  readonly isFit: boolean;
  readonly onPage: (page: number) => void;
  readonly onZoom: (by: 1 | -1) => void;
  readonly onFit: () => void;
}

/** The page number and the size of the pages. */
export function PdfTools({ page, pages, zoom, isFit, onPage, onZoom, onFit }: PdfToolsProps) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    setTyped(null);
  }, [page]);
  const go = () => {
    const number = Number.parseInt(typed ?? '', 10);
    setTyped(null);
    if (Number.isInteger(number)) onPage(Math.min(pages, Math.max(1, number)));
  };
  return (
    <div className="evidence-tools" role="group" aria-label="Pages and size">
      <TextField
        label="Page"
        isLabelHidden
        className="pdf-page-number"
        value={typed ?? String(page)}
        onChange={setTyped}
        onFocus={(event) => {
          if (event.target instanceof HTMLInputElement) event.target.select();
        }}
        onBlur={() => {
          setTyped(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          go();
        }}
      />
      <span className="evidence-tools-text">of {pages}</span>
      <span className="evidence-tools-gap" />
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
        {Math.round(zoom * 100)} %
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
        label="Fit the width"
        icon={<MoveHorizontal />}
        size="small"
        keys="W"
        isActive={isFit}
        onPress={onFit}
      />
    </div>
  );
}
