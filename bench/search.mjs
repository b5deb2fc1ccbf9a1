/**
 * Search over a library, measured next to MiniSearch: `npx node bench/search.mjs [PROJECTS] [WORDS]`.
 *
 * Articles of made-up words in Zipf's proportion, one text per project. Both are asked the same queries: all words must
 * be there, the last as a beginning. Memory is what the index holds on to after building, against the UTF-8 size of the
 * texts; reloading is from the files to the first answer. Rounds take turns; medians are printed.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import MiniSearch from 'minisearch';
import { IndexPart, IndexPartBuilder } from '../src/core/search/index-part.ts';
import { rankEntries } from '../src/core/search/rank.ts';
import { foldWord, readQuery } from '../src/core/search/words.ts';
import { IndexFiles } from '../src/main/services/search/index-files.ts';
import { nodeFileSystem } from '../src/main/storage/file-system.ts';
import { tellTarget } from './app/targets.mjs';

const projects = Number(process.argv[2] ?? 1000);
const length = Number(process.argv[3] ?? 2000);
const rounds = 3;

let seed = 42;
function random() {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
}

const syllables =
  'ba be bo ca ce da de di fa fe ga ha ho ja ka ke la le lo ma me mi na ne no pa pe ra re ro sa se si ta te to va ve wa we za é ü ø'.split(
    ' ',
  );
const vocabulary = Array.from({ length: 40_000 }, () =>
  Array.from(
    { length: 1 + Math.floor(random() * 4) },
    () => syllables[Math.floor(random() * syllables.length)],
  ).join(''),
);
/** Zipf: the word of rank r about 1 / r as often as the first. */
function word() {
  return vocabulary[
    Math.min(vocabulary.length - 1, Math.floor(Math.exp(random() * Math.log(vocabulary.length))) - 1)
  ];
}
const texts = Array.from({ length: projects }, () => {
  const words = Array.from({ length }, (_, at) =>
    at % 17 === 0 ? `${Math.floor(random() * 3000)}` : word(),
  );
  return words
    .map((each, at) =>
      at % 12 === 0 ? `${each.charAt(0).toUpperCase()}${each.slice(1)}` : at % 12 === 11 ? `${each}.` : each,
    )
    .join(' ');
});
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const queries = Array.from({ length: 400 }, () => {
  const words = texts[Math.floor(random() * projects)].split(' ');
  const at = Math.floor(random() * (words.length - 3));
  const last = words[at + 2].replace('.', '');
  return `${words[at]} ${words[at + 1].replace('.', '')} ${last.slice(0, Math.max(2, last.length - 1))}`;
});

const ours = {
  build() {
    const builder = new IndexPartBuilder();
    return texts.map((text) => IndexPart.open(builder.build([{ kind: 0, text }])));
  },
  async store(folder) {
    const files = await IndexFiles.open(nodeFileSystem, folder, true);
    const builder = new IndexPartBuilder();
    for (const [at, text] of texts.entries()) {
      const head = {
        name: `p${at}`,
        fingerprint: '',
        projectId: `p${at}`,
        title: '',
        revision: 1,
        logHead: '',
      };
      await files.put({ head, part: builder.build([{ kind: 0, text }]), texts: [Buffer.from(text)] });
    }
  },
  async reload(folder) {
    const files = await IndexFiles.open(nodeFileSystem, folder, false);
    return [...files.projects.values()].map(({ part }) => part);
  },
  ask: (index, query) => rankEntries(index, readQuery(query), () => true).length,
};
const options = {
  fields: ['text'],
  processTerm: (term) => foldWord(term) || null,
  searchOptions: { combineWith: 'AND', prefix: (_, at, terms) => at === terms.length - 1 },
};
const peer = {
  build() {
    const index = new MiniSearch(options);
    index.addAll(texts.map((text, id) => ({ id, text })));
    return index;
  },
  store: (folder, index) => writeFile(join(folder, 'index.json'), JSON.stringify(index)),
  reload: async (folder) => MiniSearch.loadJSON(await readFile(join(folder, 'index.json'), 'utf8'), options),
  ask: (index, query) => index.search(query).length,
};

function heap() {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, external } = process.memoryUsage();
  return heapUsed + Math.max(arrayBuffers, external);
}
function timed(work) {
  const from = performance.now();
  const result = work();
  return { result, ms: performance.now() - from };
}
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const quantile = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)];

const figures = { Stet: [], MiniSearch: [] };
for (let round = 0; round < rounds; round += 1) {
  for (const [name, engine] of Object.entries({ Stet: ours, MiniSearch: peer })) {
    const before = heap();
    const { result: index, ms: build } = timed(() => engine.build());
    const memory = heap() - before;
    const folder = await mkdtemp(join(tmpdir(), 'stet-bench-'));
    await engine.store(folder, index);
    const from = performance.now();
    engine.ask(await engine.reload(folder), queries[0]);
    const reload = performance.now() - from;
    await rm(folder, { recursive: true });
    const asked = queries.map((query) => timed(() => engine.ask(index, query)));
    figures[name].push({
      build,
      memory,
      reload,
      p50: quantile(
        asked.map(({ ms }) => ms),
        0.5,
      ),
      p95: quantile(
        asked.map(({ ms }) => ms),
        0.95,
      ),
      found: asked.reduce((sum, { result }) => sum + result, 0),
    });
  }
}
const row = (name) => {
  const of = (key) => median(figures[name].map((each) => each[key]));
  return {
    'build ms': Math.round(of('build')),
    'memory / text': (of('memory') / bytes).toFixed(2),
    'reload ms': Math.round(of('reload')),
    'query p50 ms': of('p50').toFixed(2),
    'query p95 ms': of('p95').toFixed(2),
    found: of('found'),
  };
};
console.log(
  `${projects} texts of ${length} words, ${(bytes / 1e6).toFixed(1)} MB; ${queries.length} queries, ${rounds} rounds`,
);
console.table({ Stet: row('Stet'), MiniSearch: row('MiniSearch') });
const ratio =
  median(figures.Stet.map((each) => each.build)) / median(figures.MiniSearch.map((each) => each.build));
console.log(
  `build ratio ${ratio.toFixed(2)}${globalThis.gc === undefined ? '; memory is rough without --expose-gc' : ''}`,
);

const of = (name, key) => median(figures[name].map((each) => each[key]));
const memory = of('Stet', 'memory') / bytes;
const peerMemory = of('MiniSearch', 'memory') / bytes;
tellTarget({
  target: 17,
  what: `making the index of ${projects} texts of ${length} words, over MiniSearch`,
  stet: ratio.toFixed(2),
  peers: 'MiniSearch 1',
  aim: '≤ 0.3',
  isMet: ratio <= 0.3,
});
tellTarget({
  target: 17,
  what: 'memory of the index over the text',
  stet: memory.toFixed(2),
  peers: `MiniSearch ${peerMemory.toFixed(2)}`,
  aim: '≤ 1.2',
  isMet: memory <= 1.2,
});
tellTarget({
  target: 17,
  what: 'query, 95th percentile, ms',
  stet: of('Stet', 'p95').toFixed(2),
  peers: `MiniSearch ${of('MiniSearch', 'p95').toFixed(2)}`,
  aim: '< 20',
  isMet: of('Stet', 'p95') < 20,
});
