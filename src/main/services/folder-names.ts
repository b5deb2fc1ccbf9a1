/** A title as part of a folder name: lower-case letters, digits and hyphens, at most 40; never empty. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/gu, '');
  return plain === '' ? 'project' : plain;
}

/** The folder name of a project: slug of the title and the tail of its id, so that equal titles do not meet. */
export function folderNameFor(title: string, projectId: string): string {
  return `${slugOf(title)}-${projectId.slice(-6).toLowerCase()}`;
}
