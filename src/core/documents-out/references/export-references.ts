import { appError } from '../../app-error.ts';
import { loadReferenceCodec } from '../../documents-in/references/citation-js.ts';
import { readReferences } from '../../documents-in/references/read-references.ts';
import { err, ok, type Result } from '../../result.ts';
import type { ReferenceFormat } from '../../sources/reference-kinds.ts';
import { titleKey } from '../../sources/source-identity.ts';
import type { Source } from '../../sources/source.ts';
import { citationKeys, referenceItems, type ReferenceItem } from './reference-items.ts';
import { writeRis } from './ris.ts';
import { cslJsonProblems } from './validate-csl-json.ts';

export interface ExportedReferences {
  readonly text: string;
  readonly fileExtension: 'json' | 'bib' | 'ris';
  readonly count: number;
  /** What the format could not carry, and what was held back. */
  readonly losses: readonly string[];
}

/**
 * Sources in one of the formats. CSL-JSON is checked against the published schema before it leaves; BibTeX and RIS are
 * read back, and every field that does not come back is told.
 * Errors: `nothing-to-export`, `invalid-export`.
 */
export async function exportReferences(
  sources: readonly Source[],
  format: ReferenceFormat,
): Promise<Result<ExportedReferences>> {
  const { items, losses } = referenceItems(sources);
  if (items.length === 0) {
    return err(appError('nothing-to-export', 'There is no source that could be exported as a reference.'));
  }
  if (format === 'csl-json') {
    const problems = cslJsonProblems(items);
    if (problems.length > 0) {
      return err(
        appError(
          'invalid-export',
          `The export would break the rules of CSL-JSON. Nothing was written. ${problems[0] ?? ''}`,
          {
            problems: problems.length,
          },
        ),
      );
    }
    const text = `${JSON.stringify(items, null, 2)}\n`;
    return ok({ text, fileExtension: 'json', count: items.length, losses });
  }
  const text = format === 'ris' ? writeRis(items) : await writeBibtex(items);
  const lost = await lossesOf(items, text, format);
  return ok({
    text,
    fileExtension: format === 'ris' ? 'ris' : 'bib',
    count: items.length,
    losses: [...losses, ...lost],
  });
}

async function writeBibtex(items: readonly ReferenceItem[]): Promise<string> {
  const codec = await loadReferenceCodec();
  const keys = citationKeys(items);
  const keyed = items.map((item) => ({ ...item, id: keys.get(item.id), 'citation-key': keys.get(item.id) }));
  return codec
    .writeBibtex(keyed)
    .replace(/^\thowpublished = \{.*\},?\n/gmu, '')
    .replace(/\n{3,}$/u, '\n');
}

/** Reads the text back and names the fields that did not come through, each once with how many items lost it. */
async function lossesOf(
  items: readonly ReferenceItem[],
  text: string,
  format: ReferenceFormat,
): Promise<readonly string[]> {
  const back = await readReferences(text, format);
  if (!back.ok || back.value.references.length !== items.length) {
    return ['The file does not read back in full; check it in the program it is for.'];
  }
  const lost = new Map<string, number>();
  let changed = 0;
  for (const [at, item] of items.entries()) {
    const reference = back.value.references[at];
    const csl: Readonly<Record<string, unknown>> =
      reference?.kind === 'read' ? { ...reference.item.csl } : {};
    for (const key of Object.keys(item)) {
      if (key !== 'id' && !(key in csl)) lost.set(key, (lost.get(key) ?? 0) + 1);
    }
    if (typeof csl['title'] === 'string' && titleKey(csl['title']) !== titleKey(item.title)) changed += 1;
    if (csl['type'] !== item.type) lost.set('type', (lost.get('type') ?? 0) + 1);
  }
  const name = format === 'ris' ? 'RIS' : 'BibTeX';
  const told = [...lost].map(([field, count]) =>
    field === 'type'
      ? `${name} has no type of its own for ${count} ${count === 1 ? 'source' : 'sources'}.`
      : `${name} does not carry “${field}” (${count} ${count === 1 ? 'source' : 'sources'}).`,
  );
  if (changed > 0)
    told.push(`${changed} ${changed === 1 ? 'title reads' : 'titles read'} back differently from ${name}.`);
  return told;
}
