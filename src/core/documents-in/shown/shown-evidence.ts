import { ok, type Result } from '../../result.ts';
import type { Evidence } from '../../sources/evidence.ts';
import { readEvidenceParts } from '../evidence-text.ts';
import { shownBlocks } from './shown-blocks.ts';
import { fitsText, type ShownDocument } from './shown-document.ts';
import { shownMarkdown } from './shown-markdown.ts';

/**
 * The formatted form of a page, a Markdown file or a Word document kept as evidence. Null when it cannot be laid over
 * the evidence text to the character: the text is then shown plain, and every excerpt stays where it is.
 * Errors: those of `readEvidenceText`.
 */
export async function shownEvidence(
  bytes: Uint8Array,
  fileName: string,
  kind: Extract<Evidence['text']['kind'], 'html' | 'docx' | 'markdown'>,
  text: string,
): Promise<Result<ShownDocument | null>> {
  const shown = kind === 'markdown' ? ok(shownMarkdown(text)) : await shownParts(bytes, fileName, kind);
  if (!shown.ok) return shown;
  return ok(shown.value !== null && fitsText(shown.value, text) ? shown.value : null);
}

async function shownParts(
  bytes: Uint8Array,
  fileName: string,
  kind: 'html' | 'docx',
): Promise<Result<ShownDocument>> {
  const parts = await readEvidenceParts(bytes, fileName, kind);
  return parts.ok ? ok(shownBlocks(parts.value.article, parts.value.comments)) : parts;
}
