/** Text that nobody wrote: the same words each time, no two sentences alike. */

const subjects = [
  'The harbour board',
  'Mayor Ingrid Strandh',
  'The ferry company',
  'A spokesman of the county',
  'The auditor',
];
const verbs = ['counted', 'reported', 'expects', 'denied having', 'paid for'];
const things = ['passengers', 'departures', 'berths', 'complaints', 'letters', 'tonnes of salt'];
const ends = [
  'before the winter',
  'in the first quarter',
  'on the northern quay',
  'without a vote',
  'as the minutes say',
];
const pick = (list, at) => list[at % list.length];

/** A sentence of 10 to 18 words with a figure. */
export function sentence(at) {
  const figure = ((at * 7919) % 90_000) + 1_000;
  return `${pick(subjects, at)} ${pick(verbs, at * 3 + 1)} ${figure.toLocaleString('en')} ${pick(things, at * 5)} ${pick(ends, at + Math.floor(at / 5))}, in week ${(at % 52) + 1} of ${1990 + (at % 35)}.`;
}

/** Paragraphs of five sentences with at least `characters` UTF-16 units in all. */
export function paragraphs(characters) {
  const made = [];
  for (let at = 0, length = 0; length < characters; at += 5) {
    const paragraph = [0, 1, 2, 3, 4].map((each) => sentence(at + each)).join(' ');
    made.push(paragraph);
    length += paragraph.length + 2;
  }
  return made;
}
