import { ImageOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ArticleEditorProps } from './article-editor-props.ts';
import type { PictureView } from './nodes/FigureNode.ts';

export interface PictureProps extends PictureView {
  readonly readImage: ArticleEditorProps['readImage'];
  /** Changes the description; null when it may not be changed. */
  readonly onAlt: ((alt: string) => void) | null;
}

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown'; readonly url: string }
  | { readonly kind: 'failed'; readonly why: string };

/** The picture of a figure, from the project's store; pictures are never loaded from addresses. */
export function Picture({ image, alt, readImage, onAlt }: PictureProps) {
  const loaded = useImage(image.sha256, readImage);
  return (
    <>
      {loaded.kind === 'shown' ? (
        <img className="picture-image" src={loaded.url} alt={alt} draggable={false} />
      ) : (
        <div className="picture-missing" role="img" aria-label={alt === '' ? 'Picture not kept' : alt}>
          <ImageOff aria-hidden="true" />
          <span>{loaded.kind === 'loading' ? 'Loading the picture' : loaded.why}</span>
          {image.originalUrl === null ? null : <span className="picture-address">{image.originalUrl}</span>}
        </div>
      )}
      {onAlt === null ? null : (
        <label className="picture-alt">
          <span>Description for readers who cannot see the picture</span>
          <input
            key={alt}
            defaultValue={alt}
            placeholder="What the picture shows"
            onBlur={(event) => {
              if (event.target.value !== alt) onAlt(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
              event.stopPropagation();
            }}
          />
        </label>
      )}
    </>
  );
}

function useImage(sha256: string | null, readImage: ArticleEditorProps['readImage']): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  useEffect(() => {
    if (sha256 === null) return;
    let url: string | null = null;
    let isOver = false;
    void readImage(sha256).then((result) => {
      if (isOver) return;
      if (!result.ok) {
        setLoaded({ kind: 'failed', why: result.error.message });
        return;
      }
      url = URL.createObjectURL(new Blob([result.value.bytes.slice()], { type: result.value.mediaType }));
      setLoaded({ kind: 'shown', url });
    });
    return () => {
      isOver = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [sha256, readImage]);
  return sha256 === null ? { kind: 'failed', why: 'The picture was not kept' } : loaded;
}
