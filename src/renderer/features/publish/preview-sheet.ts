/** How much smaller than on a reader's screen the preview is set, so that a page fits its column. */
const scale = 0.84;

/**
 * An exported page's own style sheet for a page inside a shadow root: what it says of the document it says of the host, lengths by
 * the document's letter size become pixels, and what it says of narrow screens holds for a narrow preview. Rules for paper go.
 * @param isDark which of the reader's two schemes is shown.
 */
export function previewSheet(css: string, isDark: boolean): string {
  const percent = Number(/html \{[^}]*font-size: ([\d.]+)%/u.exec(css)?.[1] ?? 100);
  const letter = ((16 * percent) / 100) * scale;
  const rules = rulesIn(css).flatMap(({ head, body }) => {
    if (head.startsWith('@page') || head === '@media print') return [];
    if (head === '@media (prefers-color-scheme: dark)') return isDark ? [body.trim()] : [];
    return [`${head.replace(/^@media \((?=max-width)/u, '@container (')} {${body}}`];
  });
  return (
    rules
      .join('\n')
      // The window brings these types along; a reader's machine may have them under their plain names.
      .replace(/"Source Serif 4"/gu, '"Source Serif 4 Variable", "Source Serif 4"')
      .replace(/:root/gu, ':host')
      .replace(/(^|[\s},])html(?=\s*\{)/gu, '$1:host')
      .replace(/(^|[\s},])body(?=\s*\{)/gu, '$1.body')
      .replace(/(^|[\s},])main(?=[\s,>{])/gu, '$1.main')
      .replace(/color-scheme: light dark/gu, `color-scheme: ${isDark ? 'dark' : 'light'}`)
      .replace(/font-size: [\d.]+%/u, `font-size: ${letter.toFixed(2)}px`)
      .replace(
        /(?<![\w.])(\d*\.?\d+)rem\b/gu,
        (_all, count: string) => `${(Number(count) * letter).toFixed(2)}px`,
      )
  );
}

/** The top-level rules of a sheet without comments: what stands before the braces, and what is in them. */
function rulesIn(css: string): readonly { readonly head: string; readonly body: string }[] {
  const rules: { head: string; body: string }[] = [];
  let start = 0;
  let open = 0;
  let depth = 0;
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === '{') {
      if (depth === 0) open = at;
      depth += 1;
    } else if (css[at] === '}') {
      depth -= 1;
      if (depth > 0) continue;
      rules.push({ head: css.slice(start, open).trim(), body: css.slice(open + 1, at) });
      start = at + 1;
    }
  }
  return rules;
}
