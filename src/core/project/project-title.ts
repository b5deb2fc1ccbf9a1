import { articleTitle } from '../article/article-text.ts';
import type { Project } from './project.ts';

/** What a project is called that has neither a title nor a headline. New projects without either store this word. */
export const untitled = 'Untitled';

/** The working title that a person gave; null while nobody has given one. */
export function givenTitle(project: Pick<Project, 'story'>): string | null {
  const title = project.story.title.trim();
  return title === '' || title === untitled ? null : title;
}

/**
 * What lists, title bar and file names call a project: the title that a person gave it, else its headline as it
 * stands now, else {@link untitled}. The record keeps what it was made with; only what is shown follows the headline.
 */
export function projectTitle(project: Pick<Project, 'story' | 'article'>): string {
  return givenTitle(project) ?? articleTitle(project.article) ?? untitled;
}
