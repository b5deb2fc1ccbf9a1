/** The address policy where importers look for it; it holds for commands as well, see `core/url-policy.ts`. */
export { maxUrlLength, safeHref } from '../url-policy.ts';
