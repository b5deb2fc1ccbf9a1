import type { Query } from '../../../core/project/exchange.ts';
import { useUnsentWords } from '../../stores/use-unsent-words.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { FoldingSection } from '../claims/FoldingSection.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import { ForCounsel } from '../privilege/ForCounsel.tsx';
import { AskedPlaces, AskForPlaces } from './MissingPlaces.tsx';
import { queriesOf } from './query-list.ts';
import { quotedPlace } from './quoted-place.ts';
import { replyCommands } from './reply-commands.ts';

/** The questions about one claim, or about the whole story when `claimId` is null. */
export function QueryThreads({ claimId }: { readonly claimId: string | null }) {
  const { project, openDialog } = useDesk();
  const mayOpen = useMay('query.open');
  const queries = queriesOf(project, claimId);
  const open = queries.filter((query) => query.resolved === null).length;
  const action = (
    <Button
      size="small"
      variant="quiet"
      {...(claimId === null ? {} : { keys: 'Q' })}
      isDisabled={!mayOpen}
      onPress={() => {
        openDialog({ kind: 'query', claimId, passage: null });
      }}
    >
      Query…
    </Button>
  );
  const threads = queries.map((query) => <QueryThread key={query.id} query={query} />);
  if (claimId === null) {
    return (
      <InspectorSection title="Queries about the story" count={open} action={action}>
        <AskForPlaces />
        {threads}
      </InspectorSection>
    );
  }
  const settled = queries.length - open;
  return (
    <FoldingSection
      part="queries"
      title="Queries"
      count={open}
      waiting={open}
      summary={settled > 0 && open === 0 ? `${settled} resolved` : ''}
      action={action}
    >
      {threads}
    </FoldingSection>
  );
}

function QueryThread({ query }: { readonly query: Query }) {
  const { act, error, isBusy, dismiss } = useAct();
  const maySettle = useMay('query.resolve');
  const now = new Date();
  const { resolved } = query;
  return (
    <article
      className="thread"
      aria-label={`Query to the ${query.to}, ${resolved === null ? 'open' : 'resolved'}`}
    >
      <Said by={`${query.by} to the ${query.to}`} at={query.at} now={now} text={query.text}>
        <Badge tone={resolved === null ? 'queried' : 'neutral'}>
          {resolved === null ? 'Open' : 'Resolved'}
        </Badge>
      </Said>
      {query.claimId === null ? <ShowWords text={query.text} /> : null}
      <AskedPlaces query={query} />
      {query.replies.map((each) => (
        <Said key={each.id} by={`${each.by} (${each.role})`} at={each.at} now={now} text={each.text} />
      ))}
      {resolved === null ? (
        <ReplyForm query={query} />
      ) : (
        <div className="insp-row">
          <span className="insp-hint">
            Resolved by {resolved.by}, {shortTime(resolved.at, now)}
          </span>
          <Button
            size="small"
            variant="quiet"
            isDisabled={!maySettle || isBusy}
            onPress={() => void act({ kind: 'query.reopen', queryId: query.id })}
          >
            Reopen
          </Button>
        </div>
      )}
      <ForCounsel subject={{ kind: 'query', queryId: query.id }} what={`the query to the ${query.to}`} />
      <Refusal error={error} onDismiss={dismiss} />
    </article>
  );
}

/** A query about the story may quote words of it, as those do that came with a document: leads to them. */
function ShowWords({ text }: { readonly text: string }) {
  const { project, editor } = useDesk();
  const place = quotedPlace(text, project.article);
  if (place === null) return null;
  return (
    <button type="button" className="text-button" onClick={() => editor.current?.selectRange(place)}>
      Go to the words
    </button>
  );
}

/** Answers a query and settles it. What is typed and not sent yet stays with the query; resolving sends it first. */
function ReplyForm({ query }: { readonly query: Query }) {
  const { newId, current } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const maySettle = useMay('query.resolve');
  const unsent = useUnsentWords('reply', query.id);
  const reply = unsent.words ?? '';
  const isEmpty = reply.trim() === '';
  const give = async (isLast: boolean) => {
    if (isBusy || (isEmpty && !isLast)) return;
    const replyId = newId('reply');
    await act(replyCommands(query.id, replyId, reply, isLast));
    // Resolving can be refused after the reply was sent: then the box is empty all the same.
    const isSent = current().queries[query.id]?.replies.some((each) => each.id === replyId) === true;
    if (isSent) unsent.given(unsent.words);
  };
  return (
    <form
      className="insp-form"
      onSubmit={(event) => {
        event.preventDefault();
        void give(false);
      }}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void give(false);
      }}
    >
      <TextArea
        label="Reply"
        isLabelHidden
        placeholder="Reply"
        rows={1}
        value={reply}
        onChange={unsent.keep}
        {...(isEmpty ? {} : { description: 'Not sent yet.' })}
      />
      <div className="insp-row is-end">
        <Button
          size="small"
          variant="quiet"
          isDisabled={!maySettle || isBusy}
          onPress={() => void give(true)}
        >
          {isEmpty ? 'Resolve' : 'Reply and resolve'}
        </Button>
        <Button size="small" type="submit" keys="Mod+Enter" isDisabled={isBusy || isEmpty}>
          Reply
        </Button>
      </div>
      <Refusal error={error} onDismiss={dismiss} />
    </form>
  );
}

interface SaidProps {
  readonly by: string;
  readonly at: string;
  readonly now: Date;
  readonly text: string;
  readonly children?: React.ReactNode;
}

function Said({ by, at, now, text, children }: SaidProps) {
  return (
    <div className="said-block">
      <p className="said-by">
        {by} <time dateTime={at}>{shortTime(at, now)}</time>
        {children}
      </p>
      <p className="said">{text}</p>
    </div>
  );
}
