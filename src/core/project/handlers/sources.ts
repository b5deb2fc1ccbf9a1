import { privilegesOf, type Privilege } from '../../privilege/privilege.ts';
import { ok } from '../../result.ts';
import { sourceTitle } from '../../sources/source.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import {
  duplicateId,
  liveClaim,
  putClaim,
  refuse,
  unknownId,
  without,
  withEvent,
  withHistory,
  type Handled,
} from '../draft.ts';
import type { Project } from '../project.ts';

export function handleSourceAdd(
  project: Project,
  command: CommandOf<'source.add'>,
  context: CommandContext,
): Handled {
  if (project.sources[command.sourceId]) return duplicateId(command.sourceId);
  const source = {
    id: command.sourceId,
    kind: command.sourceKind,
    csl: command.csl,
    person: command.person,
    origin: command.origin,
    note: command.note,
    addedBy: context.actor,
    addedAt: context.at,
  };
  return ok({ ...project, sources: { ...project.sources, [source.id]: source } });
}

export function handleSourceUpdate(project: Project, command: CommandOf<'source.update'>): Handled {
  const source = project.sources[command.sourceId];
  if (!source) return unknownId('source', command.sourceId);
  const next = {
    ...source,
    kind: command.sourceKind ?? source.kind,
    csl: command.csl ?? source.csl,
    person: command.person === undefined ? source.person : command.person,
    origin: command.origin ?? source.origin,
    note: command.note ?? source.note,
  };
  return ok({ ...project, sources: { ...project.sources, [source.id]: next } });
}

export function handleSourceRemove(project: Project, command: CommandOf<'source.remove'>): Handled {
  const source = project.sources[command.sourceId];
  if (!source) return unknownId('source', command.sourceId);
  const uses = usesOf(project, source.id);
  const total = uses.citations + uses.evidence + uses.allegations;
  if (total > 0) {
    const allegations = uses.allegations > 0 ? ` and ${uses.allegations} allegations` : '';
    return refuse(
      'in-use',
      `“${sourceTitle(source)}” has ${uses.citations} citations, ${uses.evidence} pieces of evidence${allegations}. Remove those first; nothing was changed.`,
      uses,
    );
  }
  if (privilegesOf(project, { kind: 'source', sourceId: source.id }).length > 0) {
    return refuse(
      'in-use',
      `“${sourceTitle(source)}” is marked as privileged. Take the mark away first; nothing was changed.`,
    );
  }
  return ok({
    ...project,
    sources: without(project.sources, source.id),
    contacts: Object.fromEntries(
      Object.entries(project.contacts).filter(([, contact]) => contact.sourceId !== source.id),
    ),
    names: moved(project.names, source.id, null),
  });
}

function usesOf(
  project: Project,
  sourceId: string,
): { readonly citations: number; readonly evidence: number; readonly allegations: number } {
  const count = (records: Readonly<Record<string, { readonly sourceId: string }>>) =>
    Object.values(records).filter((record) => record.sourceId === sourceId).length;
  return {
    citations: count(project.citations),
    evidence: count(project.evidence),
    allegations: count(project.allegations),
  };
}

/** The records with every `from` replaced by `into`. */
function moved<T extends { readonly sourceId: string | null }>(
  records: Readonly<Record<string, T>>,
  from: string,
  into: T['sourceId'],
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(records).map(([id, record]) => [
      id,
      record.sourceId === from ? { ...record, sourceId: into } : record,
    ]),
  );
}

/** Marks go with what they are about; a source that is marked already needs no second mark. */
function movedMarks(privileges: Project['privileges'], from: string, into: string): Project['privileges'] {
  const isAbout = (mark: Privilege, sourceId: string) =>
    mark.subject.kind === 'source' && mark.subject.sourceId === sourceId;
  const isMarked = Object.values(privileges).some((mark) => isAbout(mark, into));
  return Object.fromEntries(
    Object.entries(privileges).flatMap(([id, mark]) => {
      if (!isAbout(mark, from)) return [[id, mark] as const];
      return isMarked
        ? []
        : [[id, { ...mark, subject: { kind: 'source' as const, sourceId: into } }] as const];
    }),
  );
}

export function handleSourceMerge(
  project: Project,
  command: CommandOf<'source.merge'>,
  context: CommandContext,
): Handled {
  const from = project.sources[command.fromId];
  if (!from) return unknownId('source', command.fromId);
  const into = project.sources[command.intoId];
  if (!into) return unknownId('source', command.intoId);
  if (from.id === into.id)
    return refuse('in-use', 'A source cannot be merged with itself. Nothing was changed.');
  const merged = {
    ...project,
    sources: without(project.sources, from.id),
    evidence: moved(project.evidence, from.id, into.id),
    citations: moved(project.citations, from.id, into.id),
    contacts: moved(project.contacts, from.id, into.id),
    allegations: moved(project.allegations, from.id, into.id),
    names: moved(project.names, from.id, into.id),
    privileges: movedMarks(project.privileges, from.id, into.id),
  };
  return ok(withEvent(merged, context, command.kind, `${sourceTitle(from)} → ${sourceTitle(into)}`));
}

export function handleEvidenceAdd(
  project: Project,
  command: CommandOf<'evidence.add'>,
  context: CommandContext,
): Handled {
  if (project.evidence[command.evidenceId]) return duplicateId(command.evidenceId);
  if (!project.sources[command.sourceId]) return unknownId('source', command.sourceId);
  const evidence = {
    id: command.evidenceId,
    sourceId: command.sourceId,
    kind: command.evidenceKind,
    fileName: command.fileName,
    mediaType: command.mediaType,
    sha256: command.sha256,
    size: command.size,
    text: command.text,
    picture: command.picture ?? null,
    custody: [{ at: context.at, by: context.actor, action: 'collected' as const, from: command.from }],
  };
  return ok({ ...project, evidence: { ...project.evidence, [evidence.id]: evidence } });
}

export function handleEvidenceCustody(
  project: Project,
  command: CommandOf<'evidence.custody'>,
  context: CommandContext,
): Handled {
  const evidence = project.evidence[command.evidenceId];
  if (!evidence) return unknownId('piece of evidence', command.evidenceId);
  const entry = { at: context.at, by: context.actor, action: command.action, from: command.from };
  const next = { ...evidence, custody: [...evidence.custody, entry] };
  return ok({ ...project, evidence: { ...project.evidence, [evidence.id]: next } });
}

export function handleEvidenceRemove(project: Project, command: CommandOf<'evidence.remove'>): Handled {
  const evidence = project.evidence[command.evidenceId];
  if (!evidence) return unknownId('piece of evidence', command.evidenceId);
  const uses = Object.values(project.citations).filter(
    (citation) => citation.evidenceId === evidence.id,
  ).length;
  if (uses > 0) {
    return refuse(
      'in-use',
      `${uses} ${uses === 1 ? 'citation stands' : 'citations stand'} on “${evidence.fileName}”. Nothing was changed.`,
      { uses },
    );
  }
  return ok({ ...project, evidence: without(project.evidence, evidence.id) });
}

export function handleCitationAdd(
  project: Project,
  command: CommandOf<'citation.add'>,
  context: CommandContext,
): Handled {
  if (project.citations[command.citationId]) return duplicateId(command.citationId);
  const claim = liveClaim(project, command.claimId);
  if (!claim) return unknownId('claim', command.claimId);
  const source = project.sources[command.sourceId];
  if (!source) return unknownId('source', command.sourceId);
  const problem = evidenceProblem(project, command.sourceId, command.evidenceId, command.excerpt);
  if (problem) return problem;
  const citation = {
    id: command.citationId,
    claimId: command.claimId,
    sourceId: command.sourceId,
    evidenceId: command.evidenceId,
    role: command.role,
    stance: command.stance,
    locator: command.locator,
    excerpt: command.excerpt,
    region: command.region ?? null,
    note: command.note,
    by: context.actor,
    at: context.at,
  };
  const cited = putClaim(
    project,
    withHistory(claim, context, command.kind, `${command.stance}, ${command.role}: ${sourceTitle(source)}`),
  );
  return ok({ ...cited, citations: { ...cited.citations, [citation.id]: citation } });
}

export function handleCitationUpdate(
  project: Project,
  command: CommandOf<'citation.update'>,
  context: CommandContext,
): Handled {
  const citation = project.citations[command.citationId];
  if (!citation) return unknownId('citation', command.citationId);
  const next = {
    ...citation,
    evidenceId: command.evidenceId === undefined ? citation.evidenceId : command.evidenceId,
    role: command.role ?? citation.role,
    stance: command.stance ?? citation.stance,
    locator: command.locator === undefined ? citation.locator : command.locator,
    excerpt: command.excerpt === undefined ? citation.excerpt : command.excerpt,
    region: command.region === undefined ? citation.region : command.region,
    note: command.note ?? citation.note,
  };
  const problem = evidenceProblem(project, next.sourceId, next.evidenceId, next.excerpt);
  if (problem) return problem;
  const claim = liveClaim(project, citation.claimId);
  const noted = claim ? putClaim(project, withHistory(claim, context, command.kind, next.stance)) : project;
  return ok({ ...noted, citations: { ...noted.citations, [citation.id]: next } });
}

function evidenceProblem(
  project: Project,
  sourceId: string,
  evidenceId: string | null,
  excerpt: { readonly start: number; readonly end: number; readonly exact: string } | null,
): Handled | null {
  if (evidenceId === null) {
    return excerpt === null
      ? null
      : refuse('bad-range', 'An excerpt needs the evidence it was taken from. Nothing was changed.');
  }
  const evidence = project.evidence[evidenceId];
  if (!evidence) return unknownId('piece of evidence', evidenceId);
  if (evidence.sourceId !== sourceId) {
    return refuse('in-use', `“${evidence.fileName}” belongs to another source. Nothing was changed.`, {
      evidenceId,
    });
  }
  if (excerpt === null) return null;
  const fits = excerpt.end - excerpt.start === excerpt.exact.length && excerpt.end <= evidence.text.length;
  return fits
    ? null
    : refuse('bad-range', 'The excerpt does not fit the evidence text. Nothing was changed.', {
        start: excerpt.start,
        end: excerpt.end,
      });
}

export function handleCitationRemove(
  project: Project,
  command: CommandOf<'citation.remove'>,
  context: CommandContext,
): Handled {
  const citation = project.citations[command.citationId];
  if (!citation) return unknownId('citation', command.citationId);
  const claim = liveClaim(project, citation.claimId);
  const source = project.sources[citation.sourceId];
  const detail = source ? sourceTitle(source) : '';
  const noted = claim ? putClaim(project, withHistory(claim, context, command.kind, detail)) : project;
  return ok({ ...noted, citations: without(noted.citations, citation.id) });
}
