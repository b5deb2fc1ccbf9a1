import type { CslItem, CslType } from '../../sources/source.ts';
import { citationKeys, type ReferenceItem } from './reference-items.ts';

/**
 * RIS, one tag a line, `TY` first and `ER` last. Written here and not by Citation.js, whose writer loses authors and
 * the day of a date.
 */

const types: Partial<Record<CslType, string>> = {
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  broadcast: 'VIDEO',
  chapter: 'CHAP',
  dataset: 'DATA',
  'entry-encyclopedia': 'ENCYC',
  figure: 'FIGURE',
  graphic: 'ART',
  hearing: 'HEAR',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'MANSCPT',
  map: 'MAP',
  motion_picture: 'MPCT',
  pamphlet: 'PAMP',
  'paper-conference': 'CPAPER',
  patent: 'PAT',
  personal_communication: 'PCOMM',
  post: 'BLOG',
  'post-weblog': 'BLOG',
  report: 'RPRT',
  song: 'MUSIC',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'ELEC',
};

/** Items as one RIS text with CRLF, as the format's programs expect. */
export function writeRis(items: readonly ReferenceItem[]): string {
  const keys = citationKeys(items);
  return items
    .map((item) => `${[...lines(item, keys.get(item.id) ?? item.id)].join('\r\n')}\r\n`)
    .join('\r\n');
}

function* lines(item: ReferenceItem, key: string): Generator<string> {
  yield tag('TY', types[item.type] ?? 'GEN');
  yield tag('ID', key);
  for (const author of item.author ?? []) yield tag('AU', nameOf(author));
  for (const editor of item.editor ?? []) yield tag(item.type === 'chapter' ? 'A2' : 'A3', nameOf(editor));
  yield tag('TI', item.title);
  const [pageStart, pageEnd] = (item.page ?? '').split(/\s*[-–—]\s*/u);
  const date = item.issued?.['date-parts']?.[0];
  const fields: readonly (readonly [string, string | number | undefined])[] = [
    ['T2', item['container-title']],
    ['PY', date?.[0]],
    ['DA', slashed(date)],
    ['VL', item.volume],
    ['IS', item.issue],
    ['SP', pageStart],
    ['EP', pageEnd],
    ['ET', item.edition],
    ['M1', item.number],
    ['M3', item.genre],
    ['PB', item.publisher],
    ['CY', item['publisher-place']],
    ['SN', item.ISBN],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['Y2', slashed(item.accessed?.['date-parts']?.[0])],
    ['DP', item.archive],
    ['LA', item.language],
  ];
  for (const [name, value] of fields) {
    if (value !== undefined && value !== '') yield tag(name, `${value}`);
  }
  yield 'ER  - ';
}

/** One line; a line break inside the value would begin another tag. */
function tag(name: string, value: string): string {
  return `${name}  - ${value.replace(/\s+/gu, ' ').replace(/ {2}-/gu, ' -').trim()}`;
}

function nameOf(name: NonNullable<CslItem['author']>[number]): string {
  return name.literal ?? [name.family, name.given].filter(Boolean).join(', ');
}

function slashed(date: readonly (number | string)[] | undefined): string {
  if (date === undefined) return '';
  const [year, month, day] = date.map((part) => String(part).padStart(2, '0'));
  return [year, month ?? '', day ?? ''].join('/').replace(/\/+$/u, '');
}
