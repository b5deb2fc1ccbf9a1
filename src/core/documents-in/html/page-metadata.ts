import { findDayIn } from '../day-line.ts';
import { oneLine } from '../text-shape.ts';
import { safeHref } from '../url-policy.ts';
import { attribute, elementsIn, textOf, type HtmlElement, type HtmlParent } from './html-tree.ts';

/** What a page says about its article outside the visible text. */
export interface PageMetadata {
  /** Every title the page states, in order of trust. */
  readonly titles: readonly string[];
  /** The title stated for other programs (not the window's), as written; null when there is none. */
  readonly statedTitle: string | null;
  /** The window's title without the site's name where that could be told apart; empty when there is none. */
  readonly windowTitle: string;
  readonly authors: readonly string[];
  readonly publicationDate: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly base: string | null;
  readonly description: string | null;
  readonly siteName: string | null;
  /** The article's text as the page repeats it for search engines; empty when it does not. */
  readonly articleBody: string;
}

interface LinkedArticle {
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly language: string | null;
  readonly description: string | null;
  readonly url: string | null;
  readonly siteName: string | null;
  readonly body: string;
}

const authorNames = [
  'dc:creator',
  'dcterm:creator',
  'dc.creator',
  'dcterms.creator',
  'author',
  'parsely-author',
  'article:author',
  'og:article:author',
  'byl',
  'sailthru.author',
  'citation_author',
  'twitter:creator:name',
];

export function readPageMetadata(root: HtmlParent): PageMetadata {
  const metas = new Map<string, string[]>();
  const linked: LinkedArticle[] = [];
  let documentTitle = '';
  let canonical: string | null = null;
  let base: string | null = null;
  let htmlLanguage: string | null = null;
  for (const element of elementsIn(root)) {
    switch (element.tagName) {
      case 'html':
        htmlLanguage = attribute(element, 'lang') ?? attribute(element, 'xml:lang');
        break;
      case 'meta':
        readMeta(element, metas);
        break;
      case 'title':
        if (documentTitle === '' && isInHead(element)) documentTitle = oneLine(textOf(element));
        break;
      case 'link':
        if (attribute(element, 'rel')?.toLowerCase() === 'canonical')
          canonical ??= attribute(element, 'href');
        break;
      case 'base':
        base ??= attribute(element, 'href');
        break;
      case 'script':
        if (attribute(element, 'type')?.toLowerCase().includes('ld+json') === true)
          linked.push(...readLinkedData(element, documentTitle));
        break;
      default:
    }
  }
  const first = (...names: string[]): string | null =>
    names.flatMap((name) => metas.get(name) ?? [])[0] ?? null;
  const article = linked[0];
  const siteName = first('og:site_name') ?? article?.siteName ?? null;
  const url = safeHref(canonical ?? '') ?? safeHref(first('og:url') ?? '') ?? safeHref(article?.url ?? '');
  const stated =
    article?.headline ??
    first('dc:title', 'dcterm:title', 'dc.title', 'dcterms.title', 'citation_title', 'og:title') ??
    first('weibo:article:title', 'weibo:webpage:title', 'title', 'twitter:title', 'parsely-title');
  const authors =
    article !== undefined && article.authors.length > 0
      ? article.authors
      : (authorNames.map((name) => metas.get(name) ?? []).find((values) => cleanAuthors(values).length > 0) ??
        []);
  const windowTitle = documentTitle === '' ? '' : withoutSiteName(documentTitle, siteName);
  const date =
    article?.date ??
    first(
      'article:published_time',
      'og:published_time',
      'datepublished',
      'parsely-pub-date',
      'dc.date.issued',
      'dcterms.created',
      'dc.date',
      'date',
      'pubdate',
      'publishdate',
      'sailthru.date',
      'citation_publication_date',
      'article.published',
    );
  return {
    titles: [stated === null ? '' : cleanTitle(stated, siteName), windowTitle].filter(
      (title) => title !== '',
    ),
    statedTitle: stated === null ? null : oneLine(decodeEntities(stated)),
    windowTitle,
    authors: cleanAuthors(authors),
    publicationDate: date === null ? null : findDayIn(date),
    language: cleanLanguage(
      htmlLanguage ??
        first('content-language', 'og:locale', 'dc.language', 'language') ??
        article?.language ??
        null,
    ),
    url,
    base: baseAddress(base, url),
    description:
      first('description', 'og:description', 'twitter:description', 'dc.description') ??
      article?.description ??
      null,
    siteName,
    articleBody: linked.find((entry) => entry.body.length > 200)?.body ?? '',
  };
}

function baseAddress(base: string | null, url: string | null): string | null {
  return base === null ? url : (safeHref(base, url) ?? url);
}

const isInHead = (element: HtmlElement): boolean =>
  element.parentNode !== null && element.parentNode.nodeName === 'head';

function readMeta(element: HtmlElement, metas: Map<string, string[]>): void {
  const content = attribute(element, 'content');
  if (content === null || oneLine(content) === '') return;
  const names = `${attribute(element, 'property') ?? ''} ${attribute(element, 'name') ?? ''} ${attribute(element, 'itemprop') ?? ''} ${attribute(element, 'http-equiv') ?? ''}`;
  for (const name of names.toLowerCase().split(/\s+/u)) {
    if (name !== '') metas.set(name, [...(metas.get(name) ?? []), oneLine(content)]);
  }
}

const articleTypes =
  /^(?:(?:advertisercontent|news|analysisnews|askpublicnews|backgroundnews|opinionnews|reportagenews|reviewnews|satirical|scholarly|medicalscholarly|tech|social ?media|techarticle)?article|report|blogposting|liveblogposting|discussionforumposting|socialmediaposting|newsarticle|apireference)$/iu;

/** Encyclopedias put a description where a headline belongs; the window's title tells which is which. */
function namedLike(documentTitle: string, headline: string | null, name: string | null): string | null {
  if (headline === null || name === null) return headline ?? name;
  const title = documentTitle.toLowerCase();
  return title.startsWith(name.toLowerCase()) && !title.includes(headline.toLowerCase()) ? name : headline;
}

function readLinkedData(script: HtmlElement, documentTitle: string): LinkedArticle[] {
  const text = script.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/gu, ''));
  } catch {
    // Pages carry broken JSON more often than not; the visible text decides then.
    return [];
  }
  return objectsIn(data, 0)
    .filter((entry) => typesOf(entry).some((type) => articleTypes.test(type)))
    .map((entry) => ({
      headline: namedLike(documentTitle, textIn(entry['headline']), textIn(entry['name'])),
      authors: namesIn(entry['author']),
      date: textIn(entry['datePublished']) ?? textIn(entry['dateCreated']),
      language: textIn(entry['inLanguage']),
      description: textIn(entry['description']),
      url: textIn(entry['url']) ?? textIn(entry['mainEntityOfPage']),
      siteName: namesIn(entry['publisher'])[0] ?? null,
      body: textIn(entry['articleBody']) ?? '',
    }));
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function objectsIn(data: unknown, depth: number): Json[] {
  if (depth > 4) return [];
  if (Array.isArray(data)) return data.slice(0, 200).flatMap((entry) => objectsIn(entry, depth + 1));
  if (!isObject(data)) return [];
  return [data, ...objectsIn(data['@graph'], depth + 1), ...objectsIn(data['mainEntity'], depth + 1)];
}

const typesOf = (entry: Json): string[] =>
  [entry['@type']]
    .flat()
    .filter((type): type is string => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:]/u, ''));

function textIn(value: unknown): string | null {
  if (typeof value === 'string')
    return oneLine(decodeEntities(value)) === '' ? null : decodeEntities(value).trim();
  return isObject(value) && typeof value['@id'] === 'string' ? value['@id'] : null;
}

function namesIn(value: unknown): string[] {
  return [value].flat().flatMap((entry) => {
    if (typeof entry === 'string') return [oneLine(decodeEntities(entry))];
    if (!isObject(entry)) return [];
    return [entry['name']]
      .flat()
      .filter((name): name is string => typeof name === 'string')
      .map((name) => oneLine(decodeEntities(name)));
  });
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** JSON in pages is often escaped once more as if it were HTML. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/giu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0x1f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}

/** "Headline | The Bugle": the part that is not the site's name; long enough parts only. */
function withoutSiteName(title: string, siteName: string | null): string {
  const parts = title.split(/\s+[|\-–—»·:\\/]\s+|\s*»\s*/u).filter((part) => part !== '');
  if (parts.length < 2) return title;
  if (siteName !== null) {
    const rest = parts.filter((part) => part.toLowerCase() !== siteName.toLowerCase());
    if (rest.length > 0 && rest.length < parts.length)
      return title.slice(
        title.indexOf(rest[0] ?? ''),
        title.lastIndexOf(rest.at(-1) ?? '') + (rest.at(-1)?.length ?? 0),
      );
  }
  const head = title.slice(0, title.lastIndexOf(parts.at(-1) ?? '')).replace(/[\s|\-–—»·:\\/]+$/u, '');
  return head.split(' ').length >= 3 ? head : title;
}

function cleanTitle(title: string, siteName: string | null): string {
  const line = oneLine(decodeEntities(title));
  if (siteName === null || line.length <= siteName.length) return line;
  for (const joint of [' | ', ' - ', ' – ', ' — ', ' · ']) {
    if (line.toLowerCase().endsWith(`${joint}${siteName.toLowerCase()}`))
      return line.slice(0, -(joint.length + siteName.length)).trim();
  }
  return line;
}

function cleanAuthors(values: readonly string[]): string[] {
  const names = values
    .flatMap((value) =>
      value.split(/\s+/u).length > 5 || /,.*,/u.test(value) ? value.split(/\s*[,;]\s*|\s+and\s+/u) : [value],
    )
    .map((value) =>
      oneLine(decodeEntities(value))
        .replace(/^(?:written\s+)?by:?\s+/iu, '')
        .trim(),
    )
    .filter(
      (name) =>
        name !== '' &&
        name.length <= 120 &&
        !/^(?:https?:|www\.|@)|\/|^(?:admin|editor|staff|null|undefined)$/iu.test(name),
    );
  return [...new Set(names)];
}

function cleanLanguage(language: string | null): string | null {
  const tag =
    language
      ?.trim()
      .replace(/_/gu, '-')
      .split(/[,;\s]/u)[0] ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}$/iu.test(tag) ? tag : null;
}
