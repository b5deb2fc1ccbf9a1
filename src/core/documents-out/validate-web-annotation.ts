import { sha256Hex } from '../hash.ts';

/**
 * Reads an exported Web Annotation collection again by the MUST rules of the W3C model and those of this export, and looks
 * every place up in the text: quotation, context and position must name the same characters, counted in code points.
 */

type Json = Readonly<Record<string, unknown>>;

const context = 'http://www.w3.org/ns/anno.jsonld';
const motivations = new Set(
  (
    'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating ' +
    'questioning replying tagging'
  ).split(' '),
);
const annotationKeys = new Set('id type motivation created modified creator body target'.split(' '));

/** Which purpose a body must have for the annotation to say what its motivation promises. */
const demandedPurpose: Readonly<Record<string, string>> = {
  assessing: 'classifying',
  editing: 'editing',
  questioning: 'questioning',
  replying: 'replying',
  linking: 'linking',
  describing: 'describing',
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isIri = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/iu.test(value);
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u.test(value) &&
  !Number.isNaN(Date.parse(value));
const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];

/**
 * @param text the text that the positions are meant to count in
 * @returns problems in plain words; none means it may leave
 */
export function validateWebAnnotation(json: string, text: string): readonly string[] {
  let collection: unknown;
  try {
    collection = JSON.parse(json);
  } catch {
    return ['it is no JSON'];
  }
  if (!isObject(collection)) return ['it is no object'];
  const problems: string[] = [];
  if (collection['@context'] !== context) problems.push('the context is missing or another');
  if (!isIri(collection['id'])) problems.push('the collection has no IRI');
  if (collection['type'] !== 'AnnotationCollection') problems.push('it is no collection');
  if (typeof collection['label'] !== 'string') problems.push('the collection has no label');
  if (!isInstant(collection['generated'])) problems.push('“generated” is no instant in UTC');
  const page = collection['first'];
  if (!isObject(page) || page['type'] !== 'AnnotationPage' || !isIri(page['id'])) {
    return [...problems, 'there is no first page'];
  }
  if ('@context' in page) problems.push('the page repeats the context');
  const items = listOf(page['items']);
  if (items.length === 0) problems.push('the page is empty');
  if (collection['total'] !== items.length) problems.push('“total” is not the number of annotations');
  return [...problems, ...new ItemReader(items, text).problems()];
}

class ItemReader {
  private readonly items: readonly unknown[];
  private readonly text: string;
  private readonly characters: readonly string[];
  private readonly ids = new Map<string, Json>();
  private source = '';

  constructor(items: readonly unknown[], text: string) {
    this.items = items;
    this.text = text;
    this.characters = Array.from(text);
  }

  problems(): readonly string[] {
    const problems: string[] = [];
    for (const item of this.items) {
      if (!isObject(item) || !isIri(item['id'])) {
        problems.push('an annotation has no IRI');
        continue;
      }
      if (this.ids.has(item['id'])) problems.push(`two annotations have the id ${item['id']}`);
      this.ids.set(item['id'], item);
    }
    problems.push(...this.textProblems());
    for (const [id, item] of this.ids) {
      problems.push(...this.annotationProblems(item).map((problem) => `${id}: ${problem}`));
    }
    return problems;
  }

  /** The text must be in the file, and its IRI must carry its own hash. */
  private textProblems(): readonly string[] {
    const carriers = [...this.ids.values()].filter((item) => item['motivation'] === 'describing');
    const [carrier] = carriers;
    if (carriers.length !== 1 || carrier === undefined) return ['the text itself is not there exactly once'];
    const body = listOf(carrier['body'])[0];
    this.source = typeof carrier['target'] === 'string' ? carrier['target'] : '';
    return [
      ...(isObject(body) && body['value'] === this.text ? [] : ['the text in the file is not the article’s']),
      ...(this.source.endsWith(`sha256:${sha256Hex(this.text)}`)
        ? []
        : ['the address of the text does not name its hash']),
    ];
  }

  private annotationProblems(item: Json): readonly string[] {
    const { type, motivation, created, modified, creator } = item;
    const problems = Object.keys(item)
      .filter((key) => !annotationKeys.has(key))
      .map((key) => `“${key}” does not belong there`);
    if (type !== 'Annotation') problems.push('it is no annotation');
    if (typeof motivation !== 'string' || !motivations.has(motivation))
      problems.push('the motivation is unknown');
    if (!isInstant(created)) problems.push('“created” is no instant in UTC');
    if (modified !== undefined && !isInstant(modified)) problems.push('“modified” is no instant in UTC');
    if (creator !== undefined && (!isObject(creator) || typeof creator['name'] !== 'string'))
      problems.push('the creator has no name');
    const bodies = listOf(item['body']);
    for (const body of bodies) problems.push(...this.bodyProblems(body));
    const demanded = typeof motivation === 'string' ? demandedPurpose[motivation] : undefined;
    const purposes = bodies.map((body) => (isObject(body) ? body['purpose'] : undefined));
    if (demanded !== undefined && !purposes.includes(demanded)) problems.push(`no body is ${demanded}`);
    const targets = listOf(item['target']);
    if (targets.length === 0) problems.push('it is about nothing');
    for (const target of targets) problems.push(...this.targetProblems(target, motivation));
    return problems;
  }

  private bodyProblems(body: unknown): readonly string[] {
    if (!isObject(body)) return ['a body is no object'];
    const problems: string[] = [];
    if (typeof body['purpose'] !== 'string' || !motivations.has(body['purpose']))
      problems.push('a body has an unknown purpose');
    if (body['type'] === 'TextualBody') {
      if (typeof body['value'] !== 'string') problems.push('a textual body has no value');
      if (body['format'] !== 'text/plain') problems.push('a textual body has another format');
    } else if (body['type'] === 'SpecificResource') {
      if (!isIri(body['source'])) problems.push('a linked source has no IRI');
      for (const selector of listOf(body['selector'])) problems.push(...selectorProblems(selector));
      for (const state of listOf(body['state'])) {
        if (!isObject(state) || state['type'] !== 'TimeState' || !isInstant(state['sourceDate']))
          problems.push('a state names no instant in UTC');
      }
    } else problems.push('a body has an unknown type');
    return problems;
  }

  private targetProblems(target: unknown, motivation: unknown): readonly string[] {
    if (typeof target === 'string') {
      if (motivation === 'replying') {
        return this.ids.get(target)?.['motivation'] === 'questioning' ? [] : ['it replies to no query'];
      }
      return target === this.source || this.ids.has(target)
        ? []
        : ['it is about something that is not there'];
    }
    if (!isObject(target) || target['type'] !== 'SpecificResource') return ['a target is no resource'];
    if (target['source'] !== this.source) return ['a target is in another text'];
    const selectors = listOf(target['selector']);
    const problems = selectors.flatMap(selectorProblems);
    if (problems.length > 0) return problems;
    const quote = selectors.find((each) => isObject(each) && each['type'] === 'TextQuoteSelector');
    const position = selectors.find((each) => isObject(each) && each['type'] === 'TextPositionSelector');
    if (!isObject(quote) || !isObject(position)) return ['a place is not given as quotation and as position'];
    return this.placeProblems(quote, position);
  }

  private placeProblems(quote: Json, position: Json): readonly string[] {
    const [start, end] = [Number(position['start']), Number(position['end'])];
    if (end <= start || end > this.characters.length) return ['a position is outside the text'];
    const { exact, prefix, suffix } = quote;
    const read = (from: number, to: number) => this.characters.slice(Math.max(0, from), to).join('');
    const length = (words: unknown) => (typeof words === 'string' ? Array.from(words).length : 0);
    return [
      ...(read(start, end) === exact ? [] : ['a position does not name the words of the quotation']),
      ...(prefix === undefined || read(start - length(prefix), start) === prefix
        ? []
        : ['the words before a place are others']),
      ...(suffix === undefined || read(end, end + length(suffix)) === suffix
        ? []
        : ['the words behind a place are others']),
    ];
  }
}

function selectorProblems(selector: unknown): readonly string[] {
  if (!isObject(selector)) return ['a selector is no object'];
  const { type, exact, prefix, suffix, start, end, value, conformsTo } = selector;
  const isText = (words: unknown) => words === undefined || typeof words === 'string';
  const isOffset = (offset: unknown) => Number.isSafeInteger(offset) && Number(offset) >= 0;
  switch (type) {
    case 'TextQuoteSelector':
      return typeof exact === 'string' && isText(prefix) && isText(suffix)
        ? []
        : ['a quotation has no exact words'];
    case 'TextPositionSelector':
      return isOffset(start) && isOffset(end) ? [] : ['a position is no pair of offsets'];
    case 'FragmentSelector':
      return typeof value === 'string' && isIri(conformsTo) ? [] : ['a fragment does not say its kind'];
    default:
      return ['a selector has an unknown type'];
  }
}
