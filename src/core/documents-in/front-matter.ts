import { findDayIn } from './day-line.ts';
import type { DraftMetadata } from './import-draft.ts';
import { excerpt, type MessageLog } from './import-messages.ts';

/** The fields between two `---` lines at the top of a Markdown file, where each is a simple `name: value`. */
export function readFrontMatter(
  text: string,
  messages: MessageLog,
): { body: string; metadata: Partial<DraftMetadata> } {
  const block = /^---[ \t]*\n(?<fields>(?:(?!---[ \t]*(?:\n|$)).*\n){1,200})---[ \t]*(?:\n|$)/u.exec(text);
  const lines = block?.groups?.['fields']?.split('\n').filter((line) => line.trim() !== '') ?? [];
  if (block === null || !lines.every((line) => /^(?:[A-Za-z][\w-]*\s*:|\s+\S|\s*-\s|#)/u.test(line)))
    return { body: text, metadata: {} };

  const fields = readFields(lines);
  const metadata: { -readonly [Key in keyof DraftMetadata]?: DraftMetadata[Key] } = {};
  for (const [name, values] of fields) {
    const value = values[0] ?? '';
    if (name === 'title' && value !== '') metadata.title = value;
    else if ((name === 'author' || name === 'authors') && values.length > 0) metadata.authors = values;
    else if (name === 'date' && findDayIn(value) !== null) metadata.publicationDate = findDayIn(value);
    else if ((name === 'lang' || name === 'language') && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(value))
      metadata.language = value;
    else
      messages.add('front-matter', `The field “${excerpt(name, 30)}” at the top of the file was left out.`);
  }
  return { body: text.slice(block[0].length), metadata };
}

function readFields(lines: readonly string[]): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of lines) {
    const field = /^([A-Za-z][\w-]*)\s*:\s*(.*)$/u.exec(line);
    if (field !== null) {
      current = readValues(field[2] ?? '');
      fields.set((field[1] ?? '').toLowerCase(), current);
    } else if (!line.startsWith('#')) current.push(unquote(line.replace(/^\s*-?\s*/u, '')));
  }
  return fields;
}

function readValues(value: string): string[] {
  const list = /^\[(.*)\]$/u.exec(value.trim())?.[1];
  const values = list === undefined ? [value] : list.split(',');
  return values.map(unquote).filter((entry) => entry !== '');
}

function unquote(value: string): string {
  const bare = value.trim();
  const quoted = /^(["'])(.*)\1$/u.exec(bare)?.[2];
  return quoted ?? bare;
}
