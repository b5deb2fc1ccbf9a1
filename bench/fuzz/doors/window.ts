import { channels, type ChannelName } from '../../../src/contract/channels.ts';
import { appError } from '../../../src/core/app-error.ts';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import { writeClaimsCsv, formulaStart } from '../../../src/core/documents-out/claims-csv.ts';
import { safeFileName } from '../../../src/core/documents-out/file-name.ts';
import { evaluateFormula } from '../../../src/core/checks/formula.ts';
import { err } from '../../../src/core/result.ts';
import { aParagraph, aProject, withClaim } from '../../../src/core/testing/builders.ts';
import { hostileTexts } from '../../../src/core/testing/hostile-texts.ts';
import { aCheckedStory } from '../../../src/core/dossier/testing/a-dossier.ts';
import { safeHref } from '../../../src/core/url-policy.ts';
import { createRouter, type Handlers } from '../../../src/main/ipc/router.ts';
import { isNavigationAllowed, isRequestAllowed } from '../../../src/main/security/address-rules.ts';
import { createManifest, findBuiltFile } from '../../../src/main/security/built-files.ts';
import { captureAddress, isOwnHost } from '../../../src/main/security/network-rules.ts';
import { asText, promised, takenAs, type Door } from '../door.ts';
import { mutateJson } from '../mutate-json.ts';
import { mutateText } from '../mutate-text.ts';
import { seedText } from '../seeds.ts';
import Papa from 'papaparse';

/** What a window says to the main process, addresses, and words on their way out. */

const frame = { origin: 'stet://app', parent: null };
const sender = { frame, mainFrame: frame, windowId: 1 };
const names = Object.keys(channels) as ChannelName[];
const refuse = () => err(appError('not-found', 'Nothing is done here.'));
const router = createRouter({
  channels,
  handlers: Object.fromEntries(names.map((name) => [name, refuse])) as unknown as Handlers<typeof channels>,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
});

const { entries } = aCheckedStory();
const payloads = entries.map(({ command }) => ({ projectId: 'project_1', command }));
/** A message for each channel that is near enough to be changed into right and wrong ones. */
const seeds: readonly string[] = [
  ...payloads.map((payload) => JSON.stringify(['project:execute', payload])),
  JSON.stringify([
    'project:execute-all',
    { projectId: 'project_1', commands: entries.map(({ command }) => command) },
  ]),
  ...names.map((name) =>
    JSON.stringify([
      name,
      {
        projectId: 'project_1',
        url: 'https://example.org/',
        token: 'a'.repeat(32),
        format: 'html',
        isDraft: true,
        query: 'ferry',
        text: 'x',
      },
    ]),
  ),
];

/**
 * Values that the wire can carry and JSON cannot, by words that stand for them: a window that was taken over can send them.
 */
const strange: Readonly<Record<string, () => unknown>> = {
  ...Object.fromEntries(hostileTexts.slice(0, 3).map((text) => [text, () => new Map([[{}, new Set([1n])]])])),
  null: () => undefined,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  true: () => new Date(Number.NaN),
  undefined: () => {
    const ring: unknown[] = [];
    ring.push(ring, ring);
    return ring;
  },
  // Two to the 25th times the same word, in a few hundred bytes.
  None: () => Array.from({ length: 25 }).reduce<unknown>((inner) => ({ a: inner, b: inner }), 'x'),
  nil: () => {
    const sparse: unknown[] = [];
    sparse.length = 4_294_967_295;
    return sparse;
  },
  '-0': () => new Uint8Array(1024 * 1024),
  '.': () => Object('a'.repeat(2_000_000)) as unknown,
  '..': () => /a+/u,
  '~': () => new Error('x'),
};

function alive(value: unknown): unknown {
  if (typeof value === 'string') return Object.hasOwn(strange, value) ? strange[value]?.() : value;
  if (typeof value !== 'object' || value === null) return value;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
  for (const [key, member] of Object.entries(value)) {
    Object.defineProperty(copy, key, {
      value: alive(member),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return copy;
}

const addresses = seedText('addresses.txt').trim().split('\n');
const addressPieces = [
  '//',
  '\\',
  '@',
  ':',
  '#',
  '?',
  '%2e',
  '%00',
  '\t',
  '\n',
  '\u200b',
  '\u00ad',
  '。',
  '．',
  'javascript:',
  'data:',
  'stet://app',
  'https:',
  'blob:',
  'file:///',
  '[::1]',
  '127.1',
  '0x7f',
  '..',
  '/',
  '&colon;',
  ';',
  'xn--',
  '\u{e0041}',
];
const manifest = createManifest(['index.html', 'assets/index-a1.js', 'assets/import.worker-b2.js']);

const formulas = [
  '(a + 1) * 2.5',
  'percent-change(1800, 1950)',
  '1950 / 3 - -2',
  'round(average(a, 2), 1)',
  '((((1))))',
];

export const windowDoors: readonly Door[] = [
  {
    name: 'router',
    weight: 14,
    make: (random) => mutateJson(random, random.pick(seeds), 1_000),
    send: async (input) => {
      const message: unknown = JSON.parse(asText(input));
      const [channel, payload] = Array.isArray(message) ? (message as unknown[]) : [message, message];
      const answer = await router(sender, channel, alive(payload));
      // The handlers refuse everything with a code of their own, so that what got as far as them can be told.
      const isThrough = !answer.ok && answer.error.code === 'not-found';
      promised(isThrough || takenAs(answer) === 'refused', 'The router accepted what no handler did.');
      promised(
        isThrough || answer.ok || answer.error.code !== 'internal',
        'The router calls it a mistake of its own.',
      );
      return isThrough ? 'accepted' : 'refused';
    },
  },
  {
    name: 'addresses',
    weight: 12,
    make: (random) => mutateText(random, random.pick(addresses), addresses, addressPieces).slice(0, 20_000),
    send: (input) => {
      const text = asText(input);
      const href = safeHref(text);
      const based = safeHref(text, 'https://example.org/a/b');
      for (const each of [href, based]) {
        if (each === null) continue;
        const url = new URL(each);
        promised(/^(?:https?|mailto):$/u.test(url.protocol), 'An address of another scheme.');
        promised(url.username === '' && url.password === '', 'An address with a password.');
        promised(each.length <= 2_048, 'An address that is too long.');
        promised(safeHref(each) === each, 'Asking twice gives another answer.');
      }
      if (isNavigationAllowed(text))
        promised(new URL(text).protocol === 'stet:' && new URL(text).host === 'app', 'Led away.');
      if (isRequestAllowed(text))
        promised(/^(?:stet:|blob:stet:\/\/app\/)/u.test(new URL(text).href), 'Asked elsewhere.');
      const file = findBuiltFile(manifest, 'GET', text);
      promised(
        file.kind === 'refused' || /^(?:index|assets)/u.test(file.file.path),
        'A file that is not in the list.',
      );
      const capture = captureAddress(text);
      if (capture.ok) isOwnHost(new URL(capture.value).hostname);
      takenAs(capture);
      return href === null ? 'refused' : 'accepted';
    },
  },
  {
    name: 'file-names',
    weight: 3,
    make: (random) =>
      mutateText(random, random.pick(hostileTexts), hostileTexts, [
        '/',
        '\\',
        '..',
        'CON',
        '.',
        ' ',
        '\u202e',
        '😀',
      ]).slice(0, 5_000),
    send: (input) => {
      const name = safeFileName(asText(input), 'html');
      promised(
        !/[\\/:*?"<>|\p{Cc}]|^\.|^\s|[\u202a-\u202e]/u.test(name),
        'A name that some file system refuses.',
      );
      promised(Buffer.byteLength(name) <= 200 && name.endsWith('.html'), 'A name that is too long.');
      return 'accepted';
    },
  },
  {
    name: 'table-cells',
    weight: 3,
    make: (random) =>
      mutateText(random, random.pick(hostileTexts), hostileTexts, [
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\n',
        '"',
        ',',
        ';',
        '＝',
      ]).slice(0, 3_000),
    send: (input) => {
      const words = asText(input)
        .replace(/\p{Cs}/gu, '')
        .trim();
      if (words === '') return 'refused';
      const project = withClaim(aProject([aParagraph('p1', words)]), words);
      const { data } = Papa.parse<string[]>(
        writeClaimsCsv(project, 'draft', '2026-03-02T10:00:00.000Z').replace(/^\ufeff/u, ''),
        { delimiter: ',' },
      );
      for (const cell of data.flat())
        promised(!formulaStart.test(cell), 'A cell that a spreadsheet would work out.');
      return 'accepted';
    },
  },
  {
    name: 'formulas',
    weight: 3,
    make: (random) =>
      mutateText(random, random.pick(formulas), formulas, [
        '(',
        ')',
        '+',
        '-',
        '*',
        '/',
        '^',
        '1e99',
        'a',
        'round(',
        'sum(',
        ',',
        '.',
        ' ',
      ]).slice(0, 20_000),
    send: (input) => takenAs(evaluateFormula(asText(input), { a: '1950' })),
  },
];

/** Kept so that the seeds are known to be sound. */
export const soundPayloads: readonly string[] = payloads.map((payload) => canonicalJson(payload));
