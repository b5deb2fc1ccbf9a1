/**
 * The one policy for addresses that enter or leave an article: imported and pasted links, shown links, exported
 * links and links handed to the system's browser.
 *
 * Allowed are http, https and mailto without user name or password, at most 2,048 characters. The scheme is read
 * after control characters, white space and invisible format characters are stripped, because browsers strip some
 * of them too and a scheme hidden by them must not pass.
 */

/** The longest address that is accepted, in UTF-16 units. */
export const maxUrlLength = 2_048;

declare const URL: new (
  url: string,
  base?: string,
) => { protocol: string; username: string; password: string; hostname: string; href: string };

/** Control, format and space characters: browsers strip some of them before they read the scheme. */
const hidden = /[\p{Cc}\p{Cf}\p{Z}]/gu;

const allowedSchemes = new Set(['http:', 'https:', 'mailto:']);

/**
 * Returns the address to store for `href`, or null when the policy refuses it. Relative addresses are resolved
 * against `base`; without a base they are refused, since an article has no place they could be relative to.
 */
export function safeHref(href: string, base: string | null = null): string | null {
  if (href.length > maxUrlLength * 4) return null;
  const bare = href.replace(hidden, '');
  if (bare === '') return null;
  const parsed = parse(bare) ?? (base === null ? null : parse(bare, base));
  if (parsed === null || !allowedSchemes.has(parsed.protocol)) return null;
  if (parsed.username !== '' || parsed.password !== '') return null;
  if (parsed.protocol === 'mailto:') {
    if (parsed.href.length === 'mailto:'.length) return null;
  } else if (parsed.hostname === '') return null;
  return parsed.href.length <= maxUrlLength ? parsed.href : null;
}

function parse(href: string, base?: string): InstanceType<typeof URL> | null {
  try {
    return base === undefined ? new URL(href) : new URL(href, base);
  } catch {
    // Not an address at all; the caller keeps the text and reports the lost link.
    return null;
  }
}
