/** Names of folders and files that every system accepts. */

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

const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/iu;

/** A file name that no system refuses, without path separators, control characters or Windows' reserved names. */
export function safeFileName(name: string): string {
  const plain = name
    // eslint-disable-next-line no-control-regex -- control characters are what must go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .slice(0, 120)
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  if (plain === '') return 'untitled';
  return reserved.test(plain) ? `_${plain}` : plain;
}
