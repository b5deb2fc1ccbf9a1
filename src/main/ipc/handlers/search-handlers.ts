import type { channels } from '../../../contract/channels.ts';
import { appError } from '../../../core/app-error.ts';
import { claimState } from '../../../core/claims/staleness.ts';
import { blastOrigin } from '../../../core/library/blast-radius.ts';
import { searchKinds } from '../../../core/library/catalogue.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import { bring } from '../../services/bring-service.ts';
import { ProjectSession } from '../../services/project-session.ts';
import type { SearchAnswer, SearchWish } from '../../services/search/search-session.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

type SearchChannel =
  | 'search:query'
  | 'sources:list-all'
  | 'sources:bring'
  | 'claim-bank:matches'
  | 'claim-bank:use'
  | 'passages:claims'
  | 'corrections:blast-radius';

const progressOf = ({ isComplete, progress }: SearchAnswer<SearchWish['kind']>) => ({
  isComplete,
  ...progress,
});

/** Questions over the whole library, and what is brought from one project into another. */
export function createSearchHandlers({
  desk,
  projects,
  search,
  runtime,
}: AppServices): Pick<Handlers<typeof channels>, SearchChannel> {
  /** Lets `use` work on another project: the open one, or its files read for the moment. */
  const withOther = async <T>(
    projectId: string,
    use: (session: ProjectSession) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const open = projects.get(projectId);
    if (open.ok) return use(open.value.session);
    const path = await desk.library.pathOf(projectId);
    if (!path.ok) return path;
    const session = await ProjectSession.open(path.value, 'read', runtime.store);
    if (!session.ok) return session;
    try {
      return await use(session.value);
    } finally {
      await session.value.close();
    }
  };
  return {
    'search:query': async ({ text, kinds }) => {
      const answer = await search.ask<'query'>({ kind: 'query', text, kinds: kinds ?? searchKinds });
      if (!answer.ok) return answer;
      const { hits, counts } = answer.value.value;
      return ok({ ...progressOf(answer.value), hits: [...hits], counts: { ...counts } });
    },
    'sources:list-all': async () => {
      const answer = await search.ask<'sources'>({ kind: 'sources' });
      return answer.ok ? ok({ ...progressOf(answer.value), sources: [...answer.value.value] }) : answer;
    },
    'sources:bring': async ({ projectId, fromProjectId, sourceId }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { session, role } = open.value;
      const brought = await withOther(fromProjectId, (from) =>
        bring(from, session, projects.actorIn(role), { kind: 'source', sourceId }, runtime.newId),
      );
      return brought.ok ? ok({ added: brought.value.added, reused: brought.value.reused }) : brought;
    },
    'claim-bank:matches': async ({ projectId, claimId }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { project } = open.value.session;
      const claim = project.claims[claimId];
      if (claim === undefined) {
        return err(appError('unknown-id', 'That claim is no longer in the project.', { id: claimId }));
      }
      const answer = await search.ask<'bank'>({
        kind: 'bank',
        projectId,
        words: claimState(project, claim).text,
        expiry: project.policy.expiry,
        today: runtime.clock().slice(0, 10),
      });
      return answer.ok ? ok({ ...progressOf(answer.value), offers: [...answer.value.value] }) : answer;
    },
    'claim-bank:use': async ({ projectId, claimId, fromProjectId, fromClaimId }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { session, role } = open.value;
      return withOther(fromProjectId, (from) =>
        bring(from, session, projects.actorIn(role), { kind: 'check', fromClaimId, claimId }, runtime.newId),
      );
    },
    'corrections:blast-radius': async ({ projectId, claimIds }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const origin = blastOrigin(open.value.session.project, claimIds);
      const answer = await search.ask<'blast'>({ kind: 'blast', origin });
      if (!answer.ok) return answer;
      const hits = answer.value.value.map((hit) => ({ ...hit, sharedSources: [...hit.sharedSources] }));
      return ok({ ...progressOf(answer.value), hits });
    },
    'passages:claims': async (place) => {
      const answer = await search.ask<'passages'>({ kind: 'passages', place });
      return answer.ok ? ok({ ...progressOf(answer.value), claims: [...answer.value.value] }) : answer;
    },
  };
}
