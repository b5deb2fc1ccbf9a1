import { isRole, namesIn } from './person-names.ts';

/** Who does what a verb says, found by shape and not by grammar. All offsets are UTF-16 units of the given text. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
}

const pronoun = /(?<![\p{L}'’])(?:he|she|they|I|we|it)$/iu;
const determiner =
  'the|a|an|one|his|her|their|its|my|our|some|several|many|most|two|three|four|five|another|other|both|no';
const owned = String.raw`(?:(?:${determiner})|(?:\p{Lu}[\p{L}.-]*\s)*\p{Lu}[\p{L}.-]*['’]s?)`;
const determined = new RegExp(
  String.raw`(?<![\p{L}'’-])${owned}(?:\s[\p{L}\p{N}][\p{L}\p{N}.'’-]*){1,6}$`,
  'iu',
);
const auxiliary =
  /(?:[\s,]+(?:also|later|then|now|still|once|has|have|had|would|will|could|did|does|simply|first|again|even|just|often|never|soon|himself|herself|themselves|reportedly|recently|previously|repeatedly|famously|\p{Ll}+ly))+\s*$/u;
const linking =
  /(?:^|\s)(?:for|of|from|at|with|by|to|in|on|about|against|like|than|and|near|inside)\s(?:the\s|an?\s)?(?:\p{Lu}[\p{L}.’'-]*\s)*$/u;
const adverbial =
  /^\s*(?:and|but|so|yet|in|on|at|after|before|during|since|when|while|as|if|for|by|with|from|under|over|despite|because|although|though|last|this|next|earlier|later|meanwhile|however|still|then|today|yesterday|once|asked|speaking|writing|standing|according|to|among|of|phoning|hosting|noting|citing)(?![\p{L}])/iu;
const leading =
  /^[\s,;:–—-]*(?:(?:and|but|that|while|as|when|because|so|then|though|although|if|before|after|where|which|yet|or|until|since|whether|later|how|why|what)\s+)*/iu;
const groups = new Set(
  'police officials prosecutors residents critics experts investigators lawyers authorities scientists researchers witnesses analysts advisers advisors people neighbours neighbors parents doctors organisers organizers lawmakers economists engineers sources reporters officers supporters opponents executives firefighters rescuers campaigners activists historians judges ministers diplomats'.split(
    ' ',
  ),
);

/**
 * The subject of a verb at `to`; the clause begins at `from` at the earliest. Null when nothing there can speak.
 */
export function subjectBefore(text: string, from: number, to: number): Phrase | null {
  let end = from + text.slice(from, to).trimEnd().length;
  const adverb = auxiliary.exec(text.slice(from, end));
  if (adverb !== null) end = from + adverb.index;
  if (end <= from) return null;
  if (/[,–—)]\s*$/u.test(text.slice(from, end))) return apposedHead(text, from, end);
  const segment = lastSegment(text, from, end);
  return nearestPhrase(text, segment, end) ?? mainSubject(text, from, end);
}

/** Start of what follows the last comma, dash, colon or conjunction. */
function lastSegment(text: string, from: number, end: number): number {
  const clause = text.slice(from, end);
  const cut = Math.max(
    ...[',', ';', ':', '–', '—', '\n', '(', '”', '"', '“'].map((mark) => clause.lastIndexOf(mark)),
  );
  const start = from + cut + 1;
  return start + (leading.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** What stands right before the verb: a pronoun, a name, or a noun with its article. */
function nearestPhrase(text: string, segment: number, end: number): Phrase | null {
  const clause = text.slice(segment, end);
  const single = pronoun.exec(clause);
  if (single !== null) return { start: segment + single.index, end };
  if (/(?:^|\s)who$/iu.test(clause)) return null;
  const name = namesIn(clause).at(-1);
  if (name?.end === clause.length) {
    const before = clause.slice(0, name.start);
    if (!linking.test(before)) {
      const isShort = clause.split(/\s+/u).length <= 9 && !adverbial.test(clause);
      return { start: isShort ? segment : segment + name.start, end };
    }
  }
  return determinedPhrase(clause, segment) ?? bareSubject(clause, segment, end);
}

/** "the minister", "a spokesman for the port", "Reed's lawyer": from its first article on. */
function determinedPhrase(clause: string, offset: number): Phrase | null {
  const clauseStart = clauseBreak.exec(clause)?.[0].length ?? 0;
  let head = clause.slice(clauseStart);
  let start: number | null = null;
  for (let depth = 0; depth < 4; depth += 1) {
    const match = determined.exec(head);
    if (match === null) break;
    start = clauseStart + match.index;
    head = clause
      .slice(clauseStart, start)
      .replace(/(?:^|\s)(?:for|of|from|at|with|by|in|inside|on)\s+$/u, '');
    if (head.length === start - clauseStart) break;
  }
  if (start === null) return null;
  // "Paganini and his team"
  const joined = /\sand\s+$/u.exec(clause.slice(0, start));
  const partner = joined === null ? undefined : namesIn(clause.slice(0, joined.index)).at(-1);
  if (partner !== undefined && partner.end === joined?.index) start = partner.start;
  const words = clause.slice(start);
  if (/(?:^|\s)(?:who|that|which|to|is|was|were|are|has|had|said|says|told)(?:\s|$)/u.test(words))
    return null;
  return { start: offset + start, end: offset + clause.length };
}

/** "the port's lawyer, Ivan Roth,": the name that stands behind the role, or the phrase itself. */
export function apposedName(text: string, phrase: Phrase): Phrase {
  const behind = text.slice(phrase.end, phrase.end + 60);
  if (!behind.startsWith(', ') || namesIn(text.slice(phrase.start, phrase.end)).length > 0) return phrase;
  const name = namesIn(behind)[0];
  if (
    name === undefined ||
    !/^, $/u.test(behind.slice(0, name.start)) ||
    !/^(?:,|$)/u.test(behind.slice(name.end))
  )
    return phrase;
  return { start: phrase.end + name.start, end: phrase.end + name.end };
}

/** True when the phrase names a person or ends with a noun that says what somebody is. */
export function isSomebody(text: string, { start, end }: Phrase): boolean {
  const words = text.slice(start, end);
  return namesIn(words).length > 0 || isSpeaking(words.split(/\s+/u).at(-1) ?? '');
}

/** True for nouns that speak without an article: "police", "forecasters", "editor". */
export function isSpeaking(noun: string): boolean {
  const word = noun.toLowerCase();
  return groups.has(word) || isRole(word) || isRole(word.replace(/s$/u, ''));
}

/** Up to the last word that begins a clause of its own. */
const clauseBreak = /^.*\s(?:as|when|while|because|if|since|until|where|than|but|that)\s/u;

/** "police", "trade experts", "Disney", "The Pentagon". */
function bareSubject(clause: string, offset: number, end: number): Phrase | null {
  const word = /(?:^|\s)(?<word>[\p{L}’'.-]+)$/u.exec(clause)?.groups?.['word'] ?? '';
  const isGroup = isSpeaking(word);
  if (isGroup) {
    const short = clause.split(/\s+/u).length <= 6 && !adverbial.test(clause);
    return { start: short ? offset : end - word.length, end };
  }
  const body = /(?:^|\s)(?<run>(?:\p{Lu}[\p{L}\p{N}.&’'-]*\s)*\p{Lu}[\p{L}\p{N}.&’'-]*)$/u.exec(clause)
    ?.groups?.['run'];
  if (body === undefined || linking.test(clause.slice(0, clause.length - body.length))) return null;
  return { start: end - body.length, end };
}

/** "Mayer, Disney's chairman, said": the head is the last segment that is a name and no description. */
function apposedHead(text: string, from: number, end: number): Phrase | null {
  const bounds: Phrase[] = [];
  let start = from;
  for (let at = from; at <= end; at += 1) {
    if (at < end && !/[,–—()]/u.test(text.charAt(at))) continue;
    if (text.slice(start, at).trim() !== '') bounds.push(trimmed(text, start, at));
    start = at + 1;
  }
  for (const bound of [...bounds].reverse()) {
    const segment = text.slice(bound.start, bound.end);
    if (/^\p{Ll}|^(?:An?|The)(?![\p{L}])/u.test(segment)) continue;
    const skipped = leading.exec(segment)?.[0].length ?? 0;
    const name = namesIn(segment).at(-1);
    if (name !== undefined && /^['’]s?(?![\p{L}])/u.test(segment.slice(name.end))) continue;
    if (name?.end === segment.length || name?.start === skipped)
      return name.end === segment.length
        ? { start: bound.start + skipped, end: bound.end }
        : { start: bound.start + name.start, end: bound.start + name.end };
  }
  return mainSubject(text, from, end);
}

const openingNoun = new RegExp(
  String.raw`^${owned}(?:\s[\p{L}\p{N}][\p{L}\p{N}.'’-]*){1,5}?(?=\s(?:\p{Ll}+ed|is|was|were|has|had|have|will|would|can|could|did|who|that|says|said|told|tells|then|also|for|of|in|on|at|inside)(?![\p{L}])|,|$)`,
  'iu',
);

/** The subject of the sentence that begins at `from`: what stands first once adverbials are dropped. */
export function mainSubject(text: string, from: number, to: number): Phrase | null {
  let start = from;
  for (let dropped = 0; dropped < 3; dropped += 1) {
    const clause = text.slice(start, to);
    const comma = clause.search(/,\s/u);
    if (!adverbial.test(clause) || comma < 0) break;
    start += comma + 1;
  }
  // "In Geneva the paper printed"
  start +=
    /^\s*(?:In|At|On|From)\s(?:the\s)?\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)*\s(?=\p{Ll})/u.exec(
      text.slice(start, to),
    )?.[0].length ?? 0;
  start += leading.exec(text.slice(start, to))?.[0].length ?? 0;
  const clause = text.slice(start, to);
  const single = /^(?:he|she|they|I|we|it)(?![\p{L}])/iu.exec(clause);
  if (single !== null) return { start, end: start + single[0].length };
  const comma = clause.search(/[,;:–—]/u);
  const first = comma < 0 ? clause : clause.slice(0, comma);
  for (const name of namesIn(first)) {
    if (/^['’]s?(?![\p{L}])/u.test(first.slice(name.end))) continue;
    if (linking.test(first.slice(0, name.start))) break;
    if (first.slice(0, name.start).split(/\s+/u).length > 6) break;
    return { start: start + name.start, end: start + name.end };
  }
  const noun = openingNoun.exec(first);
  return noun === null ? null : { start, end: start + noun[0].length };
}

const phraseEnd =
  /\s*(?:[,;:!?—–()“”"«»\n]|(?<!(?<![\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Cmdr|Lt|Sgt|Maj|Adm|St))\.(?=\s|$)|\s(?:in|at|on|during|after|before|when|while|who|whose|as|to|about|from|with|last|this|later|earlier|yesterday|today|tomorrow|through|via|by|recently|again|because|but|if|since|following|adding|until|just|over|outside|inside|shortly|into|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?![\p{L}]))/u;

const phraseOpener = new RegExp(`^(?:${determiner}|he|she|they|we|it)$`, 'iu');

/** The noun phrase that begins at `from`, up to a comma or what does not belong to it; null when none begins there. */
export function phraseFrom(text: string, from: number, to: number): Phrase | null {
  const rest = text.slice(from, to);
  const cut = phraseEnd.exec(rest);
  const end = from + (cut === null ? rest.trimEnd().length : cut.index);
  const words = text.slice(from, end);
  if (words === '' || words.length > 120 || adverbial.test(words)) return null;
  const first = /^[\p{L}’'.-]+/u.exec(words)?.[0] ?? '';
  const mayBegin =
    /^\p{Lu}/u.test(first) ||
    phraseOpener.test(first) ||
    groups.has(first) ||
    namesIn(words).length > 0 ||
    isRole(words.split(' ').at(-1) ?? '');
  return mayBegin ? { start: from, end } : null;
}

function trimmed(text: string, from: number, to: number): Phrase {
  const inner = text.slice(from, to);
  return { start: from + inner.length - inner.trimStart().length, end: from + inner.trimEnd().length };
}
