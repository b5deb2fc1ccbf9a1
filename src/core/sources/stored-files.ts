import type { Block } from '../article/block-tree.ts';
import type { Project } from '../project/project.ts';

/** Hashes of the pictures in the article. */
export function imagesIn(project: Pick<Project, 'article'>): ReadonlySet<string> {
  const hashes = project.article.blocks.flatMap((block: Block) =>
    block.kind === 'figure' && block.image.sha256 !== null ? [block.image.sha256] : [],
  );
  return new Set(hashes);
}

/** Every stored file that a project names, by SHA-256, and what it belongs to, in words for a report. */
export function storedFilesOf(project: Project): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { id, sha256, text, picture } of Object.values(project.evidence)) {
    files.set(sha256, id);
    if (text.sha256 !== null) files.set(text.sha256, id);
    if (picture !== null) files.set(picture.sha256, id);
  }
  for (const sha256 of imagesIn(project)) files.set(sha256, 'a picture of the article');
  return files;
}
