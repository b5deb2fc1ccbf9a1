import { rawOf, type LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import type { Finding } from '../finding.ts';
import type { NameMention } from './find-names.ts';
import { areForms, stretchOfName } from './name-forms.ts';
import { verbOf } from './subjects.ts';

/** Who writes a letter to whom, by its salutation and its close. */
export interface LetterEnds {
  readonly sender: NameMention;
  readonly addressee: NameMention;
}

const salutation = /(?:^|\n|\. )\s*(?:Dear|Hi|Hello|Hey)\s+(?=\p{Lu})/u;
const close =
  /\n\s*(?:(?:Best|Kind|Warm|Warmest|Kindest)(?: wishes| regards)?|Regards|Sincerely|Yours (?:sincerely|faithfully|truly)|Respectfully|Cheers|Many thanks|Thanks|With (?:best|kind) (?:wishes|regards))\s*,?\s*\n\s*(?=\p{Lu})/u;

const letters = /^(?:email|e-mail|letter|message|note|offer|mail|pitch|proposal)$/u;
const sending =
  /^(?:offers?|offered|introduces?|introduced|promotes?|promoted|invites?|invited|writes?|wrote|pitch(?:es|ed)|proposes?|proposed|presents?|presented|recommends?|recommended)$/u;

/**
 * Finds the sender of a letter named as the one it goes to, and the other way round. Speaks only of letters that begin
 * with "Dear …" and close with a name.
 */
export function letterFindings(
  claim: LexedText,
  names: readonly NameMention[],
  evidence: PreparedEvidence,
): readonly Finding[] {
  const ends = names.length === 0 ? null : evidence.letter();
  if (ends === null) return [];
  return names.flatMap((name) => {
    const isSender = areOne(name, ends.sender);
    if (isSender === areOne(name, ends.addressee)) return [];
    const role = roleOf(claim, name);
    if (role === null || (role === 'sender') === isSender) return [];
    const other = isSender ? ends.addressee : ends.sender;
    const place = stretchOfName(evidence, other);
    return [
      {
        kind: 'name',
        claim: { start: name.start, end: name.end, text: name.text },
        evidence: place,
        finding: 'differs',
        message: isSender
          ? `${name.text} signed the letter; it goes to ${place.text}.`
          : `The letter goes to ${name.text}; ${place.text} signed it.`,
      } satisfies Finding,
    ];
  });
}

/** The names behind the first "Dear" and the last close of a text; null when it is no letter. */
export function letterEnds(lexed: LexedText, names: readonly NameMention[]): LetterEnds | null {
  const opened = salutation.exec(lexed.text);
  if (opened === null) return null;
  const closed = close.exec(lexed.text.slice(opened.index));
  if (closed === null) return null;
  const nameAt = (offset: number): NameMention | undefined =>
    names.find(({ start, end }) => end > offset && start - offset < 6);
  const addressee = nameAt(opened.index + opened[0].length);
  const sender = nameAt(opened.index + closed.index + closed[0].length);
  return addressee === undefined || sender === undefined || areOne(addressee, sender)
    ? null
    : { sender, addressee };
}

/** "an email from Ann", "Ann offers": the sender; "a letter to Ann": the addressee. */
function roleOf(claim: LexedText, name: NameMention): 'sender' | 'addressee' | null {
  const before = claim.norms[name.from - 1] ?? '';
  const earlier = claim.norms.slice(Math.max(0, name.from - 5), name.from - 1);
  if (/^(?:from|by|to)$/u.test(before) && earlier.some((word) => letters.test(word)))
    return before === 'to' ? 'addressee' : 'sender';
  const verb = verbOf(claim, name) ?? name.to;
  if (claim.norms[name.to - 1]?.endsWith("'s") === true || verb >= claim.norms.length) return null;
  return sending.test(claim.norms[verb] ?? '') && /^\p{Ll}/u.test(rawOf(claim, verb)) ? 'sender' : null;
}

function areOne(a: NameMention, b: NameMention): boolean {
  return a.words.some((word) => b.words.some((other) => word === other || areForms(word, other)));
}
