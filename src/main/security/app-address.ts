/** The application's own scheme. Its pages have the origin `stet://app` and nothing else has. */
export const appScheme = 'stet';
export const appHost = 'app';
export const appOrigin = `${appScheme}://${appHost}`;
export const appUrl = `${appOrigin}/index.html`;

/** A report on its way to the printer is served from another host, so that it is never of the application's origin. */
export const printHost = 'print';
export const printOrigin = `${appScheme}://${printHost}`;

/**
 * Scheme and host of an address of the application's scheme, else its origin as the URL standard has it;
 * null when it is no address. (For unknown schemes the standard's own `origin` is the word "null".)
 */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === `${appScheme}:` ? `${appScheme}://${url.host}` : url.origin;
}
