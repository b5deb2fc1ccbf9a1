import type { Cue, CueKind } from './cue.ts';
import { isWordSign } from './letters.ts';

/**
 * Signs of several words, by the word they begin with: only where it stands is anything more looked at, so that a long text costs
 * little. What follows the first word is matched from its end on.
 */
const phrases: Readonly<Record<string, readonly (readonly [CueKind, string])[]>> = {
  per: [['percent', ' cent']],
  percentage: [['percent', ' points?']],
  according: [['attribution', ' to']],
  in: [
    ['attribution', ' an? (?:interview|statement)'],
    ['causal', ' response to'],
    ['superlative', ' history'],
    ['opinion', ' my (?:view|opinion)'],
    ['transition', ' (?:other words|short|the end)'],
    ['date', ' (?:early |late |mid-)?may'],
  ],
  since: [['date', ' may']],
  until: [['date', ' may']],
  by: [['date', ' may']],
  may: [['date', ' \\d{1,2}']],
  ago: [['date', '']],
  sources: [['anonymous', ' (?:said|say|close to|familiar)']],
  source: [['anonymous', ' (?:said|close to|familiar|with knowledge)']],
  official: [['anonymous', ' (?:familiar|with knowledge|who (?:asked|declined|spoke))']],
  officials: [['anonymous', ' (?:familiar|with knowledge|who (?:asked|declined|spoke))']],
  asked: [['anonymous', ' not to be (?:named|identified)']],
  condition: [['anonymous', ' of anonymity']],
  people: [['anonymous', ' familiar with']],
  as: [
    ['causal', ' a result'],
    ['comparison', ' (?:many|much|few|little|high|low) as'],
  ],
  led: [['causal', ' to']],
  due: [
    ['causal', ' to'],
    ['future', ' to'],
  ],
  so: [['causal', ' that']],
  more: [['comparison', ' than']],
  less: [['comparison', ' than']],
  fewer: [['comparison', ' than']],
  higher: [['comparison', ' than']],
  lower: [['comparison', ' than']],
  rather: [['comparison', ' than']],
  times: [['comparison', ' (?:as|more|higher|larger)']],
  at: [['superlative', ' (?:least|most)']],
  for: [
    ['superlative', ' the first time'],
    ['transition', ' (?:example|instance)'],
  ],
  of: [
    ['superlative', ' all time'],
    ['opinion', ' course'],
  ],
  on: [
    ['superlative', ' record'],
    ['transition', ' the other hand'],
  ],
  the: [['superlative', ' [a-z]{2,10}est']],
  last: [['date', ' (?:year|month|week|spring|summer|autumn|fall|winter|night)']],
  this: [['date', ' (?:year|month|week|spring|summer|autumn|fall|winter|morning|evening)']],
  next: [['date', ' (?:year|month|week|spring|summer|autumn|fall|winter)']],
  years: [['age', ' old']],
  year: [['age', ' old']],
  'year-old': [['age', '']],
  'year-olds': [['age', '']],
  i: [['opinion', ' (?:think|believe|feel|hope|suspect)']],
  it: [['opinion', ' is (?:time|clear|hard|easy|a pity|worth)']],
  to: [['opinion', ' be honest']],
  that: [['transition', ' said(?=,)']],
  after: [['transition', ' all(?=,)']],
  going: [['future', ' to']],
  set: [['future', ' to']],
  planning: [['future', ' to']],
  expected: [['future', ' to']],
  likely: [['future', ' to']],
  covered: [['accusation', ' up']],
  cover: [['accusation', ' up']],
  money: [['accusation', ' laundering']],
  sexual: [
    ['accusation', ' (?:abuse|assault|harassment)'],
    ['private-life', ' orientation'],
  ],
  sexually: [['accusation', ' (?:abused|assaulted|harassed)']],
  broke: [['accusation', ' the law']],
  conflict: [['accusation', ' of interest']],
  home: [['private-life', ' address']],
  mental: [['private-life', ' (?:health|illness)']],
  medical: [['private-life', ' records?']],
};

const byHead: ReadonlyMap<string, readonly (readonly [CueKind, RegExp])[]> = new Map(
  Object.entries(phrases).map(([head, rest]) => [
    head,
    // Without the flag `u`: folding the case of all of Unicode costs a millisecond for each pattern when it is first used.
    rest.map(([kind, pattern]) => [kind, new RegExp(`${pattern}(?![a-z0-9])`, 'iy')] as const),
  ]),
);

/** Adds the phrases that begin with the word at `start`; `lower` is that word in lower case. */
export function pushPhrases(cues: Cue[], text: string, lower: string, start: number, end: number): void {
  const rows = byHead.get(lower);
  if (rows === undefined) return;
  for (const [kind, pattern] of rows) {
    pattern.lastIndex = end;
    const match = pattern.exec(text);
    if (match === null) continue;
    const reach = end + match[0].length;
    if (!isWordSign(text, reach)) cues.push({ kind, start, end: reach });
  }
}

/** How lines begin that belong to the page and not to the article. */
const furniture =
  /^(?:read:|read (?:more|also|next|the full)|source: @|connect with us|log ?in (?:to|with)|please (?:make a|consider a|support)|your (?:contribution|support|donation)|also read|related|advertisement|sponsored|sign up|subscribe|follow us|share this|click here|photo(?:graph)?:|image:|credit:|copyright|©|all rights reserved|this article (?:was|is|has been) (?:originally )?(?:published|updated|amended)|support our|donate)(?![a-z0-9])/i;

/** An opening mark, at least two words, the closing mark. Marks of other quotations end it. */
const quoted =
  /“[^”“]{2,2000}”|«[^»«]{2,2000}»|„[^“„”]{2,2000}[“”]|"[^"]{2,2000}"|(?<!\p{L})‘[^‘]{12,2000}?’(?!\p{L})/gu;

/** Quotations, and the beginning of page furniture. */
export function pushPassages(cues: Cue[], text: string): void {
  const start = furniture.exec(text);
  if (start !== null && !isWordSign(text, start[0].length))
    cues.push({ kind: 'furniture', start: 0, end: start[0].length });
  if (!/["“«„‘]/u.test(text)) return;
  for (const match of text.matchAll(quoted)) {
    if (!/\p{L}\P{L}+\p{L}/u.test(match[0])) continue;
    cues.push({ kind: 'quotation', start: match.index, end: match.index + match[0].length });
  }
}
