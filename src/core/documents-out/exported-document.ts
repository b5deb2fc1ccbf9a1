import type { Project } from '../project/project.ts';
import type { Result } from '../result.ts';
import type { StoredImage } from './embedded-image.ts';
import type { ExportFormatCore } from './export-formats.ts';

/** `vetted` leaves only through an open gate; `draft` always leaves, and says in its text that it is not vetted. */
export type Edition = 'vetted' | 'draft';

export interface ExportOptions {
  readonly format: ExportFormatCore;
  readonly isDraft: boolean;
  /** Instant of the export, UTC; printed, and written into the file's properties. */
  readonly generatedAt: string;
  /** The bytes of a picture in the evidence store; left out, pictures are left out and reported as losses. */
  readonly readImage?: (sha256: string) => StoredImage | null;
  readonly stetVersion: string;
}

export interface ExportedDocument {
  /** Without the dot. */
  readonly fileExtension: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The same as text, for a preview; null when the format is not text. */
  readonly text: string | null;
  /** What the person who exports should know, in plain words. */
  readonly messages: readonly string[];
  /** What this format cannot carry, in plain words; only what occurs in this project. */
  readonly losses: readonly string[];
}

/** A written document before its bytes are released. */
export interface Draft {
  readonly fileExtension: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
  readonly losses: readonly string[];
  readonly messages?: readonly string[];
  /** What the format's validator found wrong; anything here keeps the document back. */
  readonly problems: readonly string[];
}

/** One format: how it is written, and what holds for it alone. Each stands in its own module of `formats/`. */
export interface FormatWriter {
  /** Whether the article's words leave with it; then the desk is told whom they name. */
  readonly carriesArticle: boolean;
  /** Why this edition may not leave in this format though the gate would let it; null when it may. */
  readonly refusal?: (project: Project, options: ExportOptions) => Result<never> | null;
  /** Writes and validates. Errors: `nothing-to-export`. */
  readonly write: (project: Project, options: ExportOptions) => Result<Draft> | Promise<Result<Draft>>;
}

/** The edition that the options ask for. */
export function editionOf({ isDraft }: Pick<ExportOptions, 'isDraft'>): Edition {
  return isDraft ? 'draft' : 'vetted';
}
