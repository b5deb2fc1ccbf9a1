import { isBlank } from '../article/article-text.ts';
import { coverage } from '../claims/coverage.ts';
import { claimsInOrder, claimState, isOpen } from '../claims/staleness.ts';
import { gate } from '../gate/gate.ts';
import { projectTitle } from './project-title.ts';
import type { Project, Stage } from './project.ts';

/** One row of the library: everything derived from the project, nothing stored only here. */
export interface Summary {
  readonly id: string;
  /** What people call it: {@link projectTitle}. */
  readonly title: string;
  readonly slug: string;
  readonly stage: Stage;
  /** 0 to 1; 0 for an article without words, which has not been covered by anybody. */
  readonly coverage: number;
  readonly words: number;
  readonly claims: number;
  readonly openClaims: number;
  readonly staleClaims: number;
  readonly blockers: number;
  readonly people: readonly string[];
  readonly deadline: string | null;
  readonly updatedAt: string;
}

/** Summarises a project for lists. */
export function summarise(project: Project): Summary {
  const claims = claimsInOrder(project);
  const ledger = coverage(project);
  return {
    id: project.id,
    title: projectTitle(project),
    slug: project.story.slug,
    stage: project.story.stage,
    coverage: isBlank(project.article) ? 0 : ledger.ratio,
    words: ledger.words,
    claims: claims.length,
    openClaims: claims.filter((claim) => isOpen(project, claim)).length,
    staleClaims: claims.filter((claim) => claimState(project, claim).isStale).length,
    blockers: gate(project).length,
    people: project.story.people.map((person) => person.name),
    deadline: project.story.deadline,
    updatedAt: project.updatedAt,
  };
}
