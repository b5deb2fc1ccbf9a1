import { createElement, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useStores } from '../../stores/stores.ts';
import { readHtmlPreview, type PreviewElement, type PreviewNode } from './html-preview.ts';
import { previewSheet } from './preview-sheet.ts';

/** More than this many characters of text would slow the screen; the file has them all. */
const shownCharacters = 40_000;

/**
 * An exported page as its readers see it: its elements, drawn by React inside a shadow root under its own style sheet. No markup
 * goes into the window's page, nothing is loaded, and its ids and classes stay its own.
 */
export function ExportedPage({ html }: { readonly html: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [shadow, setShadow] = useState<ShadowRoot | null>(null);
  const preview = useMemo(() => readHtmlPreview(html, shownCharacters), [html]);
  const isDark = useIsDark();
  useLayoutEffect(() => {
    if (host.current === null) return;
    setShadow(host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' }));
  }, []);
  useLayoutEffect(() => {
    if (shadow === null) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(previewSheet(preview.styles, isDark));
    shadow.adoptedStyleSheets = [sheet];
  }, [shadow, preview.styles, isDark]);
  return (
    <>
      <div
        ref={host}
        className="exported-page"
        role="document"
        aria-label="Preview of the export"
        lang={preview.language}
      />
      {shadow === null
        ? null
        : createPortal(<div className="body">{drawn(preview.body, shadow)}</div>, shadow)}
      {preview.isCut ? <p className="insp-hint">The preview stops here; the file is complete.</p> : null}
    </>
  );
}

function drawn(nodes: readonly PreviewNode[], shadow: ShadowRoot): ReactNode[] {
  return nodes.map((node, at) => {
    if (node.kind === 'text') return node.text;
    if (node.tag === 'img') return <PreviewPicture key={at} node={node} />;
    if (node.tag === 'a') {
      return (
        <PreviewLink key={at} node={node} shadow={shadow}>
          {drawn(node.children, shadow)}
        </PreviewLink>
      );
    }
    const inside = node.children.length === 0 ? [] : drawn(withoutBlanks(node), shadow);
    return createElement(node.tag, { key: at, ...node.attributes }, ...inside);
  });
}

const tableParts: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr']);

/** React takes no line breaks between the rows of a table. */
function withoutBlanks({ tag, children }: PreviewElement): readonly PreviewNode[] {
  if (!tableParts.has(tag)) return children;
  return children.filter((child) => child.kind === 'element' || child.text.trim() !== '');
}

/** Jumps stay in the preview; addresses open in the browser, as links on the page do. */
function PreviewLink(props: {
  readonly node: PreviewElement;
  readonly shadow: ShadowRoot;
  readonly children: ReactNode;
}) {
  const { bridge } = useStores();
  const { href = '', ...attributes } = props.node.attributes;
  return (
    <a
      {...attributes}
      href={href}
      onClick={(event) => {
        event.preventDefault();
        if (!href.startsWith('#')) void bridge.invoke('links:open', { url: href });
        else props.shadow.getElementById(href.slice(1))?.scrollIntoView({ block: 'center' });
      }}
    >
      {props.children}
    </a>
  );
}

/** A picture that is embedded in the page; the window shows only pictures of its own making. */
function PreviewPicture({ node }: { readonly node: PreviewElement }) {
  const { src = '', alt = '', ...attributes } = node.attributes;
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const [, mediaType = '', data = ''] = /^data:([^;]+);base64,(.*)$/su.exec(src) ?? [];
    if (data === '') return;
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [src]);
  return url === null ? null : <img {...attributes} src={url} alt={alt} draggable={false} />;
}

/** Whether the window is dark at present; a reader's screen may be either. */
function useIsDark(): boolean {
  const dark = '(prefers-color-scheme: dark)';
  const theme = document.documentElement.dataset['theme'];
  const [isSystemDark, setSystemDark] = useState(() => matchMedia(dark).matches);
  useEffect(() => {
    const query = matchMedia(dark);
    const follow = () => {
      setSystemDark(query.matches);
    };
    query.addEventListener('change', follow);
    return () => {
      query.removeEventListener('change', follow);
    };
  }, []);
  return theme === 'dark' || (theme !== 'light' && isSystemDark);
}
