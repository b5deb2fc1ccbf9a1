import {
  readReferences,
  type ReadReferences,
} from '../../../core/documents-in/references/read-references.ts';
import {
  exportReferences,
  type ExportedReferences,
} from '../../../core/documents-out/references/export-references.ts';
import {
  styledReference,
  type StyledReference,
} from '../../../core/documents-out/references/styled-reference.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { ReferenceFormat, ReferenceStyle } from '../../../core/sources/reference-kinds.ts';
import type { Source } from '../../../core/sources/source.ts';

/** Work with references, done in a thread of its own: some of it is on text that nobody vouches for. */
export type ReferenceWish =
  | { readonly kind: 'read'; readonly text: string; readonly format: ReferenceFormat | null }
  | { readonly kind: 'export'; readonly sources: readonly Source[]; readonly format: ReferenceFormat }
  | { readonly kind: 'style'; readonly source: Source; readonly style: ReferenceStyle };

export interface ReferenceAnswers {
  readonly read: ReadReferences;
  readonly export: ExportedReferences;
  readonly style: StyledReference;
}

/** Does one piece of work. Errors: those of the function it names. */
export async function doReferenceWork(
  wish: ReferenceWish,
): Promise<Result<ReferenceAnswers[ReferenceWish['kind']]>> {
  switch (wish.kind) {
    case 'read':
      return readReferences(wish.text, wish.format);
    case 'export':
      return exportReferences(wish.sources, wish.format);
    case 'style':
      return ok(await styledReference(wish.source, wish.style));
  }
}
