import { formatReference } from '../../sources/reference-format.ts';
import type { ReferenceStyle } from '../../sources/reference-kinds.ts';
import type { Source } from '../../sources/source.ts';

/** A reference in one style. */
export interface StyledReference {
  readonly text: string;
  /** False: the style gave nothing for this source, so it stands in the house's style. */
  readonly isInStyle: boolean;
}

/**
 * A source written out in a style. Those of the Citation Style Language are made by citeproc-js, which is loaded when
 * somebody asks for one (docs/adr/0007). Throws nothing: a style that fails leaves the house's.
 */
export async function styledReference(source: Source, style: ReferenceStyle): Promise<StyledReference> {
  const house = formatReference(source);
  if (style === 'house') return { text: house, isInStyle: true };
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-csl');
  const csl = { ...source.csl, id: source.id, note: undefined, abstract: undefined };
  try {
    const text = plugins.output.format('bibliography', [csl], {
      format: 'text',
      template: style,
      lang: 'en-US',
    });
    const line = typeof text === 'string' ? text.replace(/\s+/gu, ' ').trim() : '';
    const bare = style === 'vancouver' ? line.replace(/^1\. /u, '') : line;
    return bare === '' ? { text: house, isInStyle: false } : { text: bare, isInStyle: true };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { text: house, isInStyle: false };
  }
}
