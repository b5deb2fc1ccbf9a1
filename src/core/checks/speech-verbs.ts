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

/** A fresh search for every attributing word; groups tell `finite` from `participle` and `infinitive`. */
export function cueVerbs(): RegExp {
  return new RegExp(
    `${border.left}(?:(?<finite>${oneOf(saying)}|went on|${oneOf(foreign)}|${oneOf(reporting)})|` +
      `(?<participle>${oneOf(participles)})|(?<=to )(?<infinitive>${oneOf(infinitives)}))${border.right}`,
    'gu',
  );
}

/** A verb right behind a quotation and before its subject: "said Reed". */
export const verbFirst = new RegExp(
  `^(?:\\p{L}+ly )?(?<verb>${oneOf(saying)}|${oneOf(foreign)})(?:[- ](?:il|elle|on))?${border.right}\\s*`,
  'iu',
);

/** "according to", "in the words of". */
export const prepositional = /(?<![\p{L}])(?:according to|in the words of|as told by|laut)\s+/giu;
