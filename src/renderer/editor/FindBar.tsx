import { ArrowDown, ArrowUp, CaseSensitive, WholeWord, X } from 'lucide-react';
import { HISTORY_PUSH_TAG } from 'lexical';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isVerdict, claimStatusSchema } from '../../core/claims/claim-status.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { EditorMode, SpanView, TextRange } from './article-editor-props.ts';
import { $writeContent } from './article-to-lexical.ts';
import type { EditorSession } from './editor-session.ts';
import { countChecked, findMatches, firstFrom, replaceMatches } from './find-replace.ts';
import { pageRanges, paintHighlight } from './page-geometry.ts';
import type { FindStart } from './page-moves.ts';
import { $findTextBlock, $keepingSelection } from './positions.ts';
import { useLatest } from './use-session.ts';

export interface FindBarProps {
  readonly session: EditorSession;
  readonly mode: EditorMode;
  readonly spans: ReadonlyMap<string, SpanView>;
  readonly start: FindStart;
  readonly onShow: (range: TextRange) => void;
  readonly onClose: (range: TextRange | null) => void;
}

/** A replacement that waits for a second word, because it touches checked text. */
interface Pending {
  readonly ranges: readonly TextRange[];
  readonly checked: number;
}

/** Find in the article, and in Draft replace. Before checked words change, it says how many and asks again. */
export function FindBar({ session, mode, spans, start, onShow, onClose }: FindBarProps) {
  const [query, setQuery] = useState(start.query);
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  /** Which match is shown; until somebody moves on, the first behind the caret. */
  const [chosen, setChosen] = useState<number | null>(null);
  const [pending, setPending] = useState<Pending | null>(null);
  const article = useArticle(session);
  const field = useRef<HTMLInputElement>(null);
  const matches = useMemo(
    () => findMatches(article, query, { matchCase, wholeWord }),
    [article, query, matchCase, wholeWord],
  );
  const at = useMemo(
    () => Math.min(chosen ?? firstFrom(article, matches, start.from), matches.length - 1),
    [chosen, article, matches, start.from],
  );
  const current = matches[at] ?? null;

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  // What is looked for comes into sight while it is typed.
  const show = useLatest(onShow);
  const shown = useLatest(current);
  useEffect(() => {
    if (query !== start.query && shown.current) show.current(shown.current);
  }, [query, matchCase, wholeWord, start.query, show, shown]);
  useEffect(() => {
    paintHighlight('find-match', pageRanges(session.editor, matches));
    paintHighlight('find-current', current ? pageRanges(session.editor, [current]) : []);
  }, [session, matches, current]);
  useEffect(
    () => () => {
      paintHighlight('find-match', []);
      paintHighlight('find-current', []);
    },
    [],
  );

  const step = (by: number): void => {
    if (matches.length === 0) return;
    const next = (at + by + matches.length) % matches.length;
    setChosen(next);
    const range = matches[next];
    if (range) onShow(range);
  };
  const write = useCallback(
    (ranges: readonly TextRange[]): void => {
      const changed = replaceMatches(session.mirror.current(), ranges, replacement);
      session.editor.update(
        () => {
          $keepingSelection(() => {
            for (const [id, leaf] of changed) {
              const node = $findTextBlock(id);
              if (node) $writeContent(node, leaf);
            }
          });
        },
        { discrete: true, tag: HISTORY_PUSH_TAG },
      );
      setPending(null);
      // The button that was pressed may be gone; the focus goes back to where the search began.
      field.current?.focus();
    },
    [session, replacement],
  );
  const replace = (ranges: readonly TextRange[]): void => {
    const checked = countChecked(article, ranges, (id) => isChecked(spans.get(id)));
    if (checked > 0) setPending({ ranges, checked });
    else write(ranges);
  };
  const count = query === '' ? '' : matches.length === 0 ? 'Nothing found' : `${at + 1} of ${matches.length}`;

  return (
    <search
      className="find-bar"
      aria-label="Find and replace"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose(current);
      }}
    >
      <div className="find-row">
        <SearchField
          label="Find"
          value={query}
          inputRef={field}
          onChange={(value) => {
            setQuery(value);
            setChosen(null);
            setPending(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              onClose(current);
            } else if (event.key === 'Enter') {
              event.preventDefault();
              step(event.shiftKey ? -1 : 1);
            }
          }}
        />
        <span className="find-count" role="status">
          {count}
        </span>
        <IconButton
          label="Match case"
          icon={<CaseSensitive />}
          size="small"
          isActive={matchCase}
          onPress={() => setMatchCase(!matchCase)}
        />
        <IconButton
          label="Whole words"
          icon={<WholeWord />}
          size="small"
          isActive={wholeWord}
          onPress={() => setWholeWord(!wholeWord)}
        />
        <IconButton
          label="Previous"
          keys="Shift+Enter"
          icon={<ArrowUp />}
          size="small"
          isDisabled={matches.length === 0}
          onPress={() => step(-1)}
        />
        <IconButton
          label="Next"
          keys="Enter"
          icon={<ArrowDown />}
          size="small"
          isDisabled={matches.length === 0}
          onPress={() => step(1)}
        />
        <IconButton label="Close" keys="Escape" icon={<X />} size="small" onPress={() => onClose(current)} />
      </div>
      {mode === 'draft' ? (
        <div className="find-row">
          <TextField
            label="Replace with"
            isLabelHidden
            placeholder="Replace with"
            value={replacement}
            onChange={(value) => {
              setReplacement(value);
              setPending(null);
            }}
          />
          <Button size="small" isDisabled={current === null} onPress={() => current && replace([current])}>
            Replace
          </Button>
          <Button size="small" isDisabled={matches.length === 0} onPress={() => replace(matches)}>
            Replace all
          </Button>
        </div>
      ) : null}
      {pending === null || mode !== 'draft' ? null : (
        <div className="find-warning" role="alert">
          <span>
            {pending.checked === 1
              ? '1 of these places is inside checked words. Its verdict goes stale.'
              : `${pending.checked} of these places are inside checked words. Their verdicts go stale.`}
          </span>
          <Button size="small" variant="danger" onPress={() => write(pending.ranges)}>
            Replace anyway
          </Button>
          <Button size="small" variant="quiet" onPress={() => setPending(null)}>
            Cancel
          </Button>
        </div>
      )}
    </search>
  );
}

/** Whether a verdict stands on the words, even one that went stale. */
function isChecked(view: SpanView | undefined): boolean {
  if (!view) return false;
  if (view.state === 'stale') return true;
  const status = claimStatusSchema.safeParse(view.state);
  return status.success && isVerdict(status.data);
}

/** The editor's text, followed while the bar is open. */
function useArticle(session: EditorSession) {
  const [article, setArticle] = useState(() => session.mirror.current());
  useEffect(
    () =>
      session.editor.registerUpdateListener(() => {
        setArticle(session.mirror.current());
      }),
    [session],
  );
  return article;
}
