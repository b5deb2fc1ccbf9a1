import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';
import { memoise } from '../memo.ts';
import type { Project } from '../project/project.ts';

/**
 * `absolute` and `qualified` are privileges of a published statement: a fair and accurate report of a court, a parliament or an
 * official paper (England and Wales: Defamation Act 1996, sections 14 and 15 and schedule 1; United States: the fair report
 * privilege, which is qualified in most states). `communication` is what passes between client and lawyer: for counsel alone.
 */
export const privilegeKinds = ['absolute', 'qualified', 'communication'] as const;
export const privilegeKindSchema = z.enum(privilegeKinds);
export type PrivilegeKind = z.infer<typeof privilegeKindSchema>;

/** What is marked: a claim's words as a privileged statement; a query with its replies, a note or a source as a communication. */
export const privilegeSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('claim'), claimId: idSchema }),
  z.strictObject({ kind: z.literal('query'), queryId: idSchema }),
  z.strictObject({ kind: z.literal('note'), claimId: idSchema, noteId: idSchema }),
  z.strictObject({ kind: z.literal('source'), sourceId: idSchema }),
]);
export type PrivilegeSubject = Readonly<z.infer<typeof privilegeSubjectSchema>>;

/** A person's mark. Stet concludes no privilege from anything. */
export const privilegeSchema = z.strictObject({
  id: idSchema,
  subject: privilegeSubjectSchema,
  kind: privilegeKindSchema,
  /** In words: of which hearing or paper it is a report; for a communication, between whom, or nothing. */
  ground: z.string().max(2_000),
  by: z.string(),
  at: instantSchema,
});
export type Privilege = Readonly<z.infer<typeof privilegeSchema>>;

/** Whether a kind of privilege can be had by such a thing: statements are claims, communications are anything else. */
export function fitsSubject(kind: PrivilegeKind, subject: PrivilegeSubject): boolean {
  return (kind === 'communication') === (subject.kind !== 'claim');
}

/** One key per thing that can be marked. */
export function subjectKey(subject: PrivilegeSubject): string {
  switch (subject.kind) {
    case 'claim':
      return `claim ${subject.claimId}`;
    case 'query':
      return `query ${subject.queryId}`;
    case 'note':
      return `note ${subject.noteId}`;
    case 'source':
      return `source ${subject.sourceId}`;
  }
}

const byKey = memoise((privileges: Project['privileges']): ReadonlyMap<string, readonly Privilege[]> => {
  const found = new Map<string, Privilege[]>();
  const all = Object.values(privileges).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const mark of all) {
    const key = subjectKey(mark.subject);
    found.set(key, [...(found.get(key) ?? []), mark]);
  }
  return found;
});

/** The marks on one thing, oldest first. */
export function privilegesOf(
  project: Pick<Project, 'privileges'>,
  subject: PrivilegeSubject,
): readonly Privilege[] {
  return byKey(project.privileges).get(subjectKey(subject)) ?? [];
}

/** Whether the thing that is marked is there. */
export function hasSubject(project: Project, subject: PrivilegeSubject): boolean {
  switch (subject.kind) {
    case 'claim':
      return subject.claimId in project.claims;
    case 'query':
      return subject.queryId in project.queries;
    case 'note':
      return project.claims[subject.claimId]?.notes.some((note) => note.id === subject.noteId) === true;
    case 'source':
      return subject.sourceId in project.sources;
  }
}

/** The marks of what is for counsel alone, oldest first. */
export function communications(project: Pick<Project, 'privileges'>): readonly Privilege[] {
  return [...byKey(project.privileges).values()].flat().filter(({ kind }) => kind === 'communication');
}
