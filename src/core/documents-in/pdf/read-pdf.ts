import { appError, type AppError } from '../../app-error.ts';
import { err, ok, type Result } from '../../result.ts';
import { joinPages, pdfPageText, type PdfTextItem } from './pdf-text.ts';

/** More pages than this are not read, and not shown. */
export const maxPdfPages = 500;

/** Pixels of one picture on a page; a larger one is left out, as a bomb would be. */
const maxPicturePixels = 64 * 1024 * 1024;

/**
 * How pdf.js is to read a document that nobody vouches for, in the window and in the parsing thread alike: no
 * WebAssembly (the content policy forbids it), no forms of the XFA kind, no fonts given to the system or taken from it,
 * no fetching by the worker, and no guessing on where a page is broken.
 */
export const hostilePdfOptions = {
  useWasm: false,
  enableXfa: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  stopAtErrors: true,
  disableAutoFetch: true,
  disableStream: true,
  disableRange: true,
  maxImageSize: maxPicturePixels,
  cMapPacked: true,
  /** Errors only. */
  verbosity: 0,
} as const;

/** What is needed of a document of pdf.js to read its text. */
export interface PdfPages {
  readonly numPages: number;
  readonly getPage: (number: number) => Promise<{
    readonly getTextContent: () => Promise<{ readonly items: readonly unknown[] }>;
    readonly cleanup: () => unknown;
  }>;
}

export interface PdfReading {
  /** The pages joined by form feeds; null when no page holds a word. */
  readonly text: string | null;
  /** What the person who attaches the file should know; one sentence each. */
  readonly notes: readonly string[];
}

export interface PdfWatch {
  readonly isCancelled: () => boolean;
  readonly onPage: (done: number, all: number) => void;
}

/**
 * Reads the text of all pages. A page whose content is broken has no text and is named in the notes.
 * Errors: `too-large` for too many pages, `cancelled`, `malformed` when no page can be read.
 */
export async function readPdfPages(pages: PdfPages, watch: PdfWatch): Promise<Result<PdfReading>> {
  const isSized = checkPageCount(pages.numPages);
  if (!isSized.ok) return isSized;
  const texts: string[] = [];
  const broken: number[] = [];
  for (let number = 1; number <= pages.numPages; number += 1) {
    if (watch.isCancelled()) return err(cancelledPdf());
    const text = await pageText(pages, number);
    if (text === null) broken.push(number);
    texts.push(text ?? '');
    watch.onPage(number, pages.numPages);
  }
  if (broken.length === pages.numPages) return err(damagedPdf());
  const hasWords = texts.some((text) => text !== '');
  const notes: string[] = [];
  if (broken.length > 0)
    notes.push(
      `${pageList(broken)} of the PDF ${broken.length === 1 ? 'is' : 'are'} damaged and could not be read.`,
    );
  if (!hasWords) {
    notes.push(
      'The PDF holds no text: its pages are pictures. Cite it by page, or paste the words that bear on the claim.',
    );
  }
  return ok({ text: hasWords ? joinPages(texts) : null, notes });
}

async function pageText(pages: PdfPages, number: number): Promise<string | null> {
  try {
    const page = await pages.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return pdfPageText(items.filter(isTextItem)).text;
  } catch {
    // Whatever broke the page, the others are still read, and the page is named.
    return null;
  }
}

/** Whether an entry of pdf.js is a piece of text and no marker of structure. */
export function isTextItem(item: unknown): item is PdfTextItem {
  return typeof item === 'object' && item !== null && 'str' in item;
}

/** Refuses a document with too many pages. */
export function checkPageCount(count: number): Result<null> {
  if (count <= maxPdfPages) return ok(null);
  return err(
    appError(
      'too-large',
      `The PDF has ${count.toLocaleString('en')} pages; Stet reads up to ${maxPdfPages}. Save the pages that you need as a PDF of their own and attach that.`,
      { pages: count, limit: maxPdfPages },
    ),
  );
}

export function cancelledPdf(): AppError {
  return appError('cancelled', 'Reading the PDF was stopped.');
}

function damagedPdf(): AppError {
  return appError(
    'malformed',
    'The PDF is damaged: its pages cannot be read. Ask its sender for a new copy, or save it again from the program that made it.',
  );
}

/**
 * What pdf.js says when it cannot open a document, in our words. Codes: `permission-denied` for a password,
 * `malformed` for everything else.
 */
export function pdfError(error: unknown): AppError {
  const name = error instanceof Error || isNamed(error) ? error.name : '';
  if (name !== 'PasswordException') return damagedPdf();
  return appError(
    'permission-denied',
    'The PDF is locked with a password. Open it in a PDF reader, save a copy without the password, and attach that.',
  );
}

function isNamed(error: unknown): error is { readonly name: string } {
  return typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string';
}

function pageList(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 8).join(', ');
  const rest = numbers.length > 8 ? ` and ${numbers.length - 8} more` : '';
  return `${numbers.length === 1 ? 'Page' : 'Pages'} ${shown}${rest}`;
}
