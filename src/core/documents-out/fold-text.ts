/** Text as it is compared with names: nothing of how it is written matters but its letters and digits. */

/** A text for matching. */
export interface Folded {
  readonly text: string;
  /** The place in the original of every unit of it, in UTF-16 units; worked out when it is asked for, for a find. */
  readonly places: () => Uint32Array;
}

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  // Letters of other scripts that look like these: a name written with them reads the same.
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  к: 'k',
  α: 'a',
  ο: 'o',
  ρ: 'p',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  υ: 'u',
};

const hyphens = /[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u;
const apostrophes = /['’‘ʼ´`]/u;
/** What follows the apostrophe of “Quill’s”; in “O’Brien” it joins. */
const possessive = /^s(?![\p{L}\p{N}])/iu;
/** Soft hyphens, zero-width characters, marks of direction: there and not seen. */
const unseen = /[\p{Cf}\p{M}\u034f\u115f\u1160\u3164\uffa0]/u;

/** What becomes of a sign: units to write, or one of three kinds that depend on what is around them. */
type Step = { readonly write: string } | 'apostrophe' | 'hyphen' | 'space';

const ofPoint = new Map<string, readonly Step[]>();

/** The steps of a code point, each looked up in tables and patterns once only: a text may have millions of them, and repeats few. */
function stepsOf(point: string): readonly Step[] {
  const known = ofPoint.get(point);
  if (known !== undefined) return known;
  const steps = Array.from(point.normalize('NFKD').toLowerCase())
    .filter((unit) => !unseen.test(unit))
    .map((unit): Step => {
      if (apostrophes.test(unit)) return 'apostrophe';
      if (hyphens.test(unit)) return 'hyphen';
      if (/\s/u.test(unit)) return 'space';
      return {
        write: Array.from(letters[unit] ?? unit, (letter) =>
          /[\p{L}\p{N}]/u.test(letter) ? letter : ' ',
        ).join(''),
      };
    });
  ofPoint.set(point, steps);
  return steps;
}

/** Units that are written one by one; runs of spaces become one, and none stands first. With `places`, the place that each comes from. */
class Units {
  #codes: Uint16Array;
  #places: Uint32Array | null;
  #length = 0;

  /** @param expected UTF-16 units */
  constructor(expected: number, withPlaces: boolean) {
    this.#codes = new Uint16Array(expected + 16);
    this.#places = withPlaces ? new Uint32Array(expected + 16) : null;
  }

  push(code: number, place: number): void {
    if (code === space && (this.#length === 0 || this.#codes[this.#length - 1] === space)) return;
    if (this.#length === this.#codes.length) this.#grow();
    this.#codes[this.#length] = code;
    if (this.#places !== null) this.#places[this.#length] = place;
    this.#length += 1;
  }

  /** Ligatures and signs of one letter that stand for words become more than they were. */
  #grow(): void {
    const [codes, places] = [this.#codes, this.#places];
    this.#codes = new Uint16Array(codes.length * 2);
    this.#codes.set(codes);
    if (places === null) return;
    this.#places = new Uint32Array(codes.length * 2);
    this.#places.set(places);
  }

  text(): string {
    return new TextDecoder('utf-16le').decode(this.#codes.subarray(0, this.#length));
  }

  places(): Uint32Array {
    return (this.#places ?? new Uint32Array()).subarray(0, this.#length);
  }
}

declare const TextDecoder: new (encoding: string) => { decode(units: Uint16Array): string };

const space = 32;

/**
 * Folds case, diacritics, ligatures and widths; every run of what is neither letter nor digit becomes one space.
 * @param joins whether hyphens vanish (with a line break behind them) or part words like a space
 */
export function fold(original: string, joins: boolean): Folded {
  return {
    text: foldedUnits(original, joins, false).text(),
    places: () => foldedUnits(original, joins, true).places(),
  };
}

function foldedUnits(original: string, joins: boolean, withPlaces: boolean): Units {
  const folded = new Units(original.length, withPlaces);
  let at = 0;
  let isBehindHyphen = false;
  while (at < original.length) {
    const start = at;
    const code = original.charCodeAt(at);
    // Most of a text: no table is needed to fold it.
    const isSmall = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (isSmall || (code >= 65 && code <= 90)) {
      isBehindHyphen = false;
      folded.push(isSmall ? code : code + 32, start);
      at += 1;
      continue;
    }
    const point = String.fromCodePoint(original.codePointAt(at) ?? code);
    at += point.length;
    for (const step of stepsOf(point)) {
      if (step === 'apostrophe') {
        if (possessive.test(original.slice(at, at + 2))) folded.push(space, start);
      } else if (step === 'hyphen') {
        isBehindHyphen = true;
        if (!joins) folded.push(space, start);
      } else if (step !== 'space' || !isBehindHyphen || !joins) {
        isBehindHyphen = false;
        const written = step === 'space' ? ' ' : step.write;
        for (let unit = 0; unit < written.length; unit += 1) folded.push(written.charCodeAt(unit), start);
      }
    }
  }
  return folded;
}
