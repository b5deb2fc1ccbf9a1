import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Block } from '../../article/block-tree.ts';
import type { IdSource } from '../../ids.ts';
import {
  importDocument,
  importedDocumentSchema,
  type ImportedDocument,
  type ImportOptions,
} from '../document-in.ts';

/** Ids that count up, so that failures read the same on every run. */
export function countingIds(): IdSource {
  let count = 0;
  return (kind) => `${kind}_${(count += 1)}`;
}

/** Imports text or bytes and fails the test on a refusal or on anything the schema refuses. */
export async function imported(
  input: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<ImportedDocument> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const result = await importDocument(bytes, { fileName: 'story.txt', newId: countingIds(), ...options });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return importedDocumentSchema.parse(result.value);
}

/** Imports and returns the code of the refusal, or `null` when it was accepted. */
export async function refusal(
  input: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<string | null> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const result = await importDocument(bytes, { fileName: 'story.txt', newId: countingIds(), ...options });
  return result.ok ? null : result.error.code;
}

/** Blocks as `kind: text`, figures and tables as their parts: easy to compare and to read in a failure. */
export function outline(blocks: readonly Block[]): string[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'divider':
        return 'divider';
      case 'figure':
        return `figure: [${block.alt}] ${block.caption.text} / ${block.credit.text}`;
      case 'table':
        return `table: ${block.rows.map((row) => row.map((cell) => cell.text).join(' | ')).join(' // ')}`;
      case 'heading':
        return `h${block.level}: ${block.text}`;
      case 'list-item':
        return `${block.list}${block.depth}: ${block.text}`;
      default:
        return `${block.kind}: ${block.text}`;
    }
  });
}

export const codes = (document: ImportedDocument): string[] =>
  document.messages.map((message) => message.code);

/** The folder of shared data, or null with a printed reason when this checkout stands alone. */
export function sharedFolder(path: string): string | null {
  const folder = fileURLToPath(new URL(`../../../../../shared/${path}`, import.meta.url));
  if (existsSync(folder)) return folder;
  console.warn(`Skipped: ../shared/${path} is not there, so the tests that read it did not run.`);
  return null;
}
