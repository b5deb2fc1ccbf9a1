import type { Project } from '../project/project.ts';

const originals = new WeakMap<Project, Project>();

/**
 * Says that a copy with words taken out is that project as far as gate and approvals go: a file for some readers shows the points
 * and sign-offs of the project, not of the copy it was written from. Holds for the copy itself, not for one made from it in turn.
 */
export function standFor(copy: Project, original: Project): Project {
  originals.set(copy, originalOf(original) ?? original);
  return copy;
}

/** The project that a copy stands for; null for a project that stands for itself. */
export function originalOf(project: Project): Project | null {
  return originals.get(project) ?? null;
}
