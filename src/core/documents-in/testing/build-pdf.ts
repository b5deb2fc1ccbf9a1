/** Writes small PDFs for tests: real ones, and ones that are wrong in a chosen way. */

export interface PdfPlan {
  /** The lines of each page, set in Helvetica, 14 points apart. */
  readonly pages: readonly (readonly string[])[];
  /** Further entries of the catalogue, such as an action. */
  readonly catalog?: string;
  /** Entries of the trailer, such as `/Encrypt`. */
  readonly trailer?: string;
  /** Further objects, each whole: `<< … >>`. Their numbers go on from {@link firstFree}. */
  readonly objects?: readonly string[];
  /** Entries of every page. */
  readonly page?: string;
}

/** The number of the first further object of a document with so many pages. */
export const firstFree = (pages: number): number => 4 + 2 * pages;

const escaped = (text: string): string => text.replace(/[\\()]/gu, String.raw`\$&`);

/** The document as bytes; only Latin-1 characters can be set. */
export function buildPdf({
  pages,
  catalog = '',
  trailer = '',
  objects = [],
  page = '',
}: PdfPlan): Uint8Array {
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ');
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((lines, at) => {
      const shown = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n');
      const stream = `BT /F1 12 Tf 14 TL 56 760 Td\n${shown}\nET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> ${page} >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
    ...objects,
  ];
  let text = '%PDF-1.7\n';
  const offsets = all.map((body, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A PDF that asks for a password nobody has: the standard security handler with keys of nothing. */
export function buildLockedPdf(): Uint8Array {
  const key = '00'.repeat(32);
  const plan = {
    pages: [['Locked']],
    objects: [`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${key}> /U <${key}> >>`],
    trailer: `/Encrypt ${firstFree(1)} 0 R /ID [<00> <00>]`,
  };
  return buildPdf(plan);
}

/** A PDF that would run a script when it is opened. */
export function buildScriptedPdf(lines: readonly string[]): Uint8Array {
  return buildPdf({ pages: [lines], catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' });
}

/** The head of a PDF and then nothing that holds together. */
export function buildDamagedPdf(): Uint8Array {
  const whole = buildPdf({ pages: [['Damaged']] });
  return whole.map((byte, at) => (at < 12 ? byte : (byte * 7 + at) % 251));
}
