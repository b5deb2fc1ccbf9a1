/**
 * Verbs by which news text attributes words to somebody. English, with the commonest of German, French and Spanish;
 * a text in another language simply gets no proposal.
 */

const saying =
  'said says say asked asks added adds told tells replied replies wrote writes explained explains continued continues ' +
  'recalled recalls noted notes argued argues warned warns insisted insists admitted admits conceded concedes declared ' +
  'declares announced announces answered answers called calls joked jokes shouted whispered tweeted tweets posted ' +
  'testified testifies stated states remarked observed observes claimed claims complained complains concluded concludes ' +
  'predicted predicts promised promises suggested suggests quipped murmured muttered snapped';
const foreign =
  'sagte sagt erklärte erklärt fragte fragt betonte dit déclare déclaré explique affirme dijo dice explicó afirmó';
/** These attribute words too, but not so surely that they mark where a split quotation goes on. */
const reporting =
  'acknowledged agreed confirmed denied described describes dubbed emphasised emphasized responded retorted reported ' +
  'revealed stressed vowed urged mused lamented read reads labelled labeled blasted dismissed praised accused thanked ' +
  'marveled marvelled remembered boasted demanded pleaded pledged opined commented maintained maintains thinks believes ' +
  'shouts ordered orders sings laughed yelled screamed exclaimed finds found speaks spoke believed counselled reasoned repeated ruled tells wondered weighed introduced branded slammed cautioned sniffed';
const participles =
  'saying adding telling calling describing asking noting writing arguing warning insisting explaining claiming ' +
  'tweeting declaring referring dubbing labelling labeling concluding admitting recalling stating shouting promising ' +
  'accusing denouncing dismissing branding praising vowing';
const infinitives = 'say describe call tell ask write add argue warn declare';

function oneOf(list: string): string {
  return list.trim().split(/\s+/u).join('|');
}

const border = { left: String.raw`(?<![\p{L}'’-])`, right: String.raw`(?![\p{L}'’-])` };

/** Finds a verb that may stand between the two halves of a split quotation. */
export const splittingVerb = new RegExp(
  `${border.left}(?:${oneOf(saying)}|went on|${oneOf(foreign)})${border.right}`,
  'iu',
);

/** A word that may attribute a quotation. UTF-16 offsets. */
export interface CueVerb {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly form: 'finite' | 'participle' | 'infinitive';
}

const formOf = new Map<string, CueVerb['form']>();
for (const word of infinitives.split(' ')) formOf.set(`to ${word}`, 'infinitive');
for (const word of participles.trim().split(/\s+/u)) formOf.set(word, 'participle');
for (const list of [saying, foreign, reporting]) {
  for (const word of list.trim().split(/\s+/u)) formOf.set(word, 'finite');
}

/** The attributing words in `text`, in order. Lower case only: "States" is no verb. */
export function cueVerbsIn(text: string): readonly CueVerb[] {
  const found: CueVerb[] = [];
  let before = '';
  for (const match of text.matchAll(/[\p{L}'’-]+/gu)) {
    const word = match[0];
    const form = formOf.get(word) ?? (before === 'to' ? formOf.get(`to ${word}`) : undefined);
    before = word;
    if (form !== undefined)
      found.push({ start: match.index, end: match.index + word.length, text: word, form });
  }
  return found;
}

/** A verb right behind a quotation and before its subject: "said Reed". */
export const verbFirst = new RegExp(
  `^(?:\\p{L}+ly )?(?<verb>${oneOf(saying)}|${oneOf(foreign)})(?:[- ](?:il|elle|on))?${border.right}\\s*`,
  'iu',
);

/** "according to", "in the words of". */
export const prepositional = /(?<![\p{L}])(?:according to|in the words of|as told by|laut)\s+/giu;
