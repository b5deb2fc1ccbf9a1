import { appError } from '../../app-error.ts';
import { loadReferenceCodec } from '../../documents-in/references/citation-js.ts';
import { readReferences } from '../../documents-in/references/read-references.ts';
import { err, ok, type Result } from '../../result.ts';
import type { ReferenceFormat } from '../../sources/reference-kinds.ts';
import { titleKey } from '../../sources/source-identity.ts';
import type { Source } from '../../sources/source.ts';
import { cslNameKeys } from './csl-json-rules.ts';
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
  const keyed = items.map((item) => ({
    ...braceSafe(item),
    id: keys.get(item.id),
    'citation-key': keys.get(item.id),
  }));
  return codec
    .writeBibtex(keyed)
    .replace(/^\thowpublished = \{.*\},?\n/gmu, '')
    .replace(/\n{3,}$/u, '\n');
}

const latexSigns: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/**
 * What the library writes as it stands, made so that an entry’s braces still pair: names without a given name get LaTeX’s commands,
 * addresses get percent signs, markup that is not closed is none. Everything else it escapes itself.
 */
function braceSafe(item: ReferenceItem): ReferenceItem {
  const sign = (text: string) => text.replace(/[\\{}]/gu, (found) => latexSigns[found] ?? found);
  const safeName = (name: unknown): unknown => {
    const { literal, family, given } = name as { literal?: string; family?: string; given?: string };
    if (literal !== undefined) return { ...(name as object), literal: sign(literal) };
    return given === undefined && family !== undefined ? { ...(name as object), family: sign(family) } : name;
  };
  const entries = Object.entries(item as Readonly<Record<string, unknown>>).map(([key, value]) => {
    if (cslNameKeys.has(key) && Array.isArray(value)) return [key, value.map(safeName)] as const;
    const isAddress = key === 'URL' || key === 'DOI';
    if (typeof value !== 'string') return [key, value] as const;
    return [key, isAddress ? value.replace(/[\\{}]/gu, encodeURIComponent) : withPairedTags(value)] as const;
  });
  return Object.fromEntries(entries) as unknown as ReferenceItem;
}

/** The library turns CSL's markup into commands and trusts that each tag is closed; where one is not, all become plain words. */
function withPairedTags(text: string): string {
  const tag = /<(\/?)(i|b|sc|sup|sub|span)(?: [^>]*)?>/gu;
  const open: string[] = [];
  const isPaired = Array.from(text.matchAll(tag)).every(([, end, name = '']) => {
    if (end === '') return open.push(name) > 0;
    return open.pop() === name;
  });
  return isPaired && open.length === 0 ? text : text.replace(tag, (found) => `< ${found.slice(1)}`);
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
