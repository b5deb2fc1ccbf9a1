import type { ShownComment } from '../../../../../core/documents-in/shown/shown-document.ts';
import { Button } from '../../../../ui/Button.tsx';

export interface CommentListProps {
  readonly comments: readonly ShownComment[];
  readonly text: string;
  readonly onGo: (start: number) => void;
}

/** The comments in a document's margin, with the words they stand at. They are no part of its text. */
export function CommentList({ comments, text, onGo }: CommentListProps) {
  if (comments.length === 0) return null;
  return (
    <section className="formatted-comments" aria-label="Comments in the document">
      <h2>Comments in the document</h2>
      <ul>
        {comments.map((comment) => (
          <li key={comment.id} className={comment.isReply ? 'is-reply' : undefined}>
            <p className="formatted-comment-head">
              <strong>{comment.author === '' ? 'Unnamed' : comment.author}</strong>
              {comment.date === null ? null : <span>{comment.date.slice(0, 10)}</span>}
              {comment.isResolved ? <span>resolved</span> : null}
            </p>
            <p>{comment.text}</p>
            {comment.start === null ? null : (
              <Button
                size="small"
                variant="quiet"
                onPress={() => {
                  onGo(comment.start ?? 0);
                }}
              >
                {wordsAt(text, comment)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const longest = 60;

function wordsAt(text: string, { start, end }: ShownComment): string {
  const words = text
    .slice(start ?? 0, end ?? 0)
    .replace(/\s+/gu, ' ')
    .trim();
  if (words === '') return 'Go to its place';
  return `Go to “${words.length > longest ? `${words.slice(0, longest - 1)}…` : words}”`;
}
