import { openZip } from '../../documents-in/docx/zip-reader.ts';
import { defaultLimits } from '../../documents-in/limits.ts';
import { groupBy } from '../../group-by.ts';
import { memoise } from '../../memo.ts';
import type { Project } from '../../project/project.ts';
import type { ExportFormatCore } from '../export-formats.ts';
import type { PrivilegedWords } from '../../privilege/without-privileged.ts';
import { markupTexts } from '../leaks.ts';
import { decidedTexts, type FieldDecision } from './field-decisions.ts';

/** Formats that stay in the house; every other may be read by anybody. */
const deskFormats: ReadonlySet<ExportFormatCore> = new Set<ExportFormatCore>([
  'html-annotated',
  'legal',
  'report',
  'web-annotation',
  'claims-csv',
  'docx-checked',
]);

/** Whether a field with this decision may stand in a format. */
export function mayStandIn(decision: FieldDecision, format: ExportFormatCore): boolean {
  if (decision === 'counsel') return format === 'legal';
  return decision === 'public' || (decision === 'desk' && deskFormats.has(format));
}

/** Shorter values are words that may stand anywhere by chance: a name, a verdict, “see above”. UTF-16 units. */
const tellingLength = 24;

/**
 * Proves of a written file that what must be absent from its edition is: every field that may not stand in it is searched in the
 * file's text. A value that also stands in a field that may be printed says nothing and is left out, as is one too short to be
 * told from chance.
 * @param project as this format tells it: for all but the legal edition without the words of communications
 * @param privileged those words; searched in every format but the legal edition
 * @returns the paths of the fields found, without their words; empty when the file holds none
 */
export function forbiddenFields(
  project: Project,
  format: ExportFormatCore,
  content: string | Uint8Array,
  privileged: readonly PrivilegedWords[] = [],
): readonly string[] {
  const fields = textsOnOneLine(project);
  const forbidden: Forbidden[] = fields.filter(
    ({ decision, value }) => value.length >= tellingLength && !mayStandIn(decision, format),
  );
  if (format !== 'legal') {
    for (const { path, value } of privileged) {
      const plain = oneLine(value);
      if (plain.length >= tellingLength) forbidden.push({ path: `${path}, privileged`, value: plain });
    }
  }
  if (forbidden.length === 0) return [];
  const found = standingIn(textsIn(content).map(oneLine), forbidden);
  if (found.length === 0) return [];
  const printed = fields
    .filter(({ decision }) => mayStandIn(decision, format))
    .map(({ value }) => value)
    .join('\n');
  return [...new Set(found.filter(({ value }) => !printed.includes(value)).map(({ path }) => path))];
}

interface Forbidden {
  readonly path: string;
  /** On one line. */
  readonly value: string;
}

/** Every text of the record that has a decision; one record is searched for in many files, such as the parts of a dossier. */
const textsOnOneLine = memoise((project: Project) =>
  decidedTexts(project).map((text) => ({ ...text, value: oneLine(text.value) })),
);

/**
 * Those whose value stands somewhere in the texts, which are read once however many they are: the print of every stretch of
 * {@link tellingLength} units is kept up unit by unit (Karp and Rabin), and only where it is the print of a value's middle, which fewer
 * values share than a beginning, words are compared. A table of the prints' last bits spares most of the questions.
 */
function standingIn(texts: readonly string[], forbidden: readonly Forbidden[]): readonly Forbidden[] {
  const byMiddle = groupBy(new Set(forbidden.map(({ value }) => value)), (value) =>
    printOf(value, middleOf(value)),
  );
  const lastBits = 0xffff;
  const isAsked = new Uint8Array(lastBits + 1);
  for (const print of byMiddle.keys()) isAsked[print & lastBits] = 1;
  const found = new Set<string>();
  for (const text of texts) {
    let print = printOf(text, 0);
    for (let at = 0; at + tellingLength <= text.length; at += 1) {
      if (isAsked[print & lastBits] === 1) {
        for (const value of byMiddle.get(print) ?? []) {
          if (text.startsWith(value, at - middleOf(value))) found.add(value);
        }
      }
      const leaving = Math.imul(text.charCodeAt(at), weightOfFirst);
      print = (Math.imul(print - leaving, base) + text.charCodeAt(at + tellingLength)) | 0;
    }
  }
  return forbidden.filter(({ value }) => found.has(value));
}

/** Where the stretch begins by which a value is looked for. */
function middleOf(value: string): number {
  return (value.length - tellingLength) >> 1;
}

const base = 16_777_619;
const weightOfFirst = Array.from({ length: tellingLength - 1 }).reduce(
  (weight: number) => Math.imul(weight, base),
  1,
);

/** Of {@link tellingLength} units. */
function printOf(text: string, from: number): number {
  let print = 0;
  for (let at = from; at < from + tellingLength; at += 1) {
    print = (Math.imul(print, base) + text.charCodeAt(at)) | 0;
  }
  return print;
}

/** Everything that can be read in a file: as it stands, and with tags, references and escapes undone. */
function textsIn(content: string | Uint8Array): readonly string[] {
  if (typeof content === 'string') {
    return [
      content,
      ...(/[<&]/u.test(content) ? markupTexts(content) : []),
      ...(content.includes('\\') ? [content.replace(/\\(["\\/])/gu, '$1')] : []),
    ];
  }
  const zip = openZip(content, defaultLimits);
  if (!zip.ok) return [];
  return zip.value.names
    .filter((name) => /\.(?:xml|rels)$/u.test(name))
    .flatMap((name) => {
      const part = zip.value.read(name);
      return part.ok && part.value !== null ? markupTexts(new TextDecoder().decode(part.value)) : [];
    });
}

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** Every run of white space as one space; single spaces, which are nearly all, are left where they are. */
function oneLine(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/gu, ' ').trim();
}
