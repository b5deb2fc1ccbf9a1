/** Cutting plain text into paragraphs. Nothing but white space at line ends and marks of lists is ever left out. */

export interface TextPiece {
  readonly text: string;
  /** Lines between two blank lines share a group. */
  readonly group: number;
  readonly list: 'bullet' | 'number' | null;
}

/** Widths at which people and programs wrap plain text. */
const wrapWidth = { min: 45, max: 110 };

/**
 * Cuts `text` (line ends are `\n`) at blank lines; single line breaks separate paragraphs too, unless the whole
 * text is clearly hard-wrapped: then they are joined by a space.
 */
export function splitParagraphs(text: string): { pieces: TextPiece[]; joinedLines: number } {
  const groups = splitGroups(text);
  const width = wrappedWidth(groups);
  const pieces: TextPiece[] = [];
  let joinedLines = 0;
  groups.forEach((lines, group) => {
    const list = listKind(lines);
    if (list !== null) {
      for (const line of lines) pieces.push({ text: line.replace(listMark, '').trim(), group, list });
    } else if (width !== null && isWrapped(lines, width)) {
      joinedLines += lines.length - 1;
      pieces.push({ text: lines.map((line) => line.trim()).join(' '), group, list: null });
    } else {
      for (const line of lines) pieces.push({ text: line.trim(), group, list: null });
    }
  });
  return { pieces: pieces.filter((piece) => piece.text !== ''), joinedLines };
}

function splitGroups(text: string): string[][] {
  const groups: string[][] = [];
  let current: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() !== '') current.push(line);
    else if (current.length > 0) {
      groups.push(current);
      current = [];
    }
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

/**
 * The column at which the text was wrapped, or null. A break is a wrap when the next word would not have fitted:
 * nine breaks of ten must be, and there must be four of them at least.
 */
function wrappedWidth(groups: readonly (readonly string[])[]): number | null {
  let width = 0;
  for (const lines of groups) {
    if (lines.length > 1) for (const line of lines) width = Math.max(width, line.trimEnd().length);
  }
  if (width < wrapWidth.min || width > wrapWidth.max) return null;
  let breaks = 0;
  let wraps = 0;
  for (const lines of groups) {
    if (listKind(lines) !== null) continue;
    for (let index = 0; index + 1 < lines.length; index += 1) {
      breaks += 1;
      if (isWrapAt(lines, index, width)) wraps += 1;
    }
  }
  return breaks >= 4 && wraps >= breaks * 0.9 ? width : null;
}

function isWrapAt(lines: readonly string[], index: number, width: number): boolean {
  const line = (lines[index] ?? '').trimEnd();
  const next = (lines[index + 1] ?? '').trimStart();
  const word = next.slice(0, width + 1).split(/\s/u, 1)[0] ?? '';
  return line.length >= width * 0.55 && line.length + 1 + word.length > width - 6;
}

function isWrapped(lines: readonly string[], width: number): boolean {
  return lines.every((_, index) => index + 1 >= lines.length || isWrapAt(lines, index, width));
}

const listMark = /^\s*(?:[•‣▪◦*–-]|\d{1,3}[.)])\s+/u;

/** A list: two lines or more, all with the same bullet or counting from one. */
function listKind(lines: readonly string[]): TextPiece['list'] {
  if (lines.length < 2) return null;
  const bullets = lines.map((line) => /^\s*([•‣▪◦*-])\s+\S/u.exec(line)?.[1]);
  if (bullets[0] !== undefined && bullets.every((bullet) => bullet === bullets[0])) return 'bullet';
  const isCounted = lines.every((line, index) => {
    const number = /^\s*(\d{1,3})[.)]\s+\S/u.exec(line)?.[1];
    return number !== undefined && Number(number) === index + 1;
  });
  return isCounted ? 'number' : null;
}
