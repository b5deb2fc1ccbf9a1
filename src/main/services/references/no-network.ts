/** Stands in the build for the network clients of Citation.js: references are read from text and nowhere else. */
function refused(): never {
  throw new Error('References are never fetched.');
}

/** What the library takes its headers for; never filled, since no request is ever made. */
export function Headers(): void {
  return;
}

export { refused as default };
