/**
 * Chromium knows nothing of an application's own schemes, so the stand-in serves `scheme://host/path` as
 * `http://host.scheme.localhost/path`. Names under `.localhost` count as secure contexts and never leave the machine.
 */

/** Privileges given with `protocol.registerSchemesAsPrivileged`; only the names matter here. */
export type Schemes = ReadonlySet<string>;

/** The address Chromium is given for an application address; other addresses pass unchanged. */
export function toBrowserUrl(url: string, schemes: Schemes): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/is.exec(url);
  const scheme = match?.[1]?.toLowerCase();
  if (match === null || scheme === undefined || !schemes.has(scheme)) return url;
  const tail = match[3] ?? '';
  return `http://${match[2] ?? ''}.${scheme}.localhost${tail.startsWith('/') ? tail : `/${tail}`}`;
}

/** The application address behind a Chromium address; other addresses pass unchanged. */
export function fromBrowserUrl(url: string, schemes: Schemes): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol !== 'http:' || parsed.port !== '') return url;
  const match = /^(.+)\.([a-z][a-z0-9+-]*)\.localhost$/i.exec(parsed.hostname);
  const scheme = match?.[2]?.toLowerCase();
  if (match === null || scheme === undefined || !schemes.has(scheme)) return url;
  return `${scheme}://${match[1] ?? ''}${parsed.pathname}${parsed.search}${parsed.hash}`;
}

/** The origin of an address as Electron reports it in a frame's `origin`. */
export function originOf(url: string, schemes: Schemes): string {
  const original = fromBrowserUrl(url, schemes);
  const own = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(original);
  if (own?.[1] !== undefined && schemes.has(own[1].toLowerCase()))
    return `${own[1].toLowerCase()}://${own[2] ?? ''}`;
  return URL.canParse(original) ? new URL(original).origin : 'null';
}

/** Rewrites the application's scheme in a policy's sources; every other word of the policy stays as it is. */
export function rewritePolicy(policy: string, schemes: Schemes): string {
  return policy.replace(
    /(^|[\s;])([a-z][a-z0-9+.-]*):(\/\/[^\s;]+)?(?=[\s;]|$)/gi,
    (whole, before: string, scheme: string, rest?: string) => {
      if (!schemes.has(scheme.toLowerCase())) return whole;
      return rest === undefined
        ? `${before}http://*.${scheme.toLowerCase()}.localhost`
        : `${before}${toBrowserUrl(`${scheme}:${rest}`, schemes).replace(/\/$/, '')}`;
    },
  );
}
