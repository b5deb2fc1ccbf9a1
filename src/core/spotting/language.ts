import { letterLength } from './letters.ts';

/**
 * Whether a text is in a language that the spotter does not know. It knows English: its word lists and the examples it was
 * trained on are English. Function words tell languages apart in a few sentences; a headline without any counts as English.
 * Words with a capital inside a sentence are left out: “De Niro met Le Pen in Les Mureaux” is English.
 */
export function isForeign(text: string): boolean {
  const reach = Math.min(text.length, sampleLength);
  if (otherScript.test(text.slice(0, reach)) && isMostlyOtherScript(text.slice(0, reach))) return true;
  let english = 0;
  let foreign = 0;
  let words = 0;
  for (let at = 0; at < reach; at += 1) {
    if (letterLength(text, at) === 0) continue;
    const start = at;
    for (let length = 1; length > 0; length = letterLength(text, at)) at += length;
    const word = text.slice(start, at);
    const lower = word.toLowerCase();
    words += 1;
    const isName = word !== lower && lower !== 'i' && (word.length === 1 || hasLowerCase.test(word));
    if (words > 1 && isName) continue;
    if (englishWords.has(lower)) english += 1;
    else if (foreignWords.has(lower)) foreign += 1;
    if (english >= certain && foreign === 0) return false;
  }
  if (foreign >= 2 && foreign > english) return true;
  return english === 0 && foreign > 0 && words >= wordsWithoutEnglish;
}

function isMostlyOtherScript(sample: string): boolean {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin < letters / 2;
}

const hasLowerCase = /\p{Ll}/u;
/** So many English words, and none of another language before them, and no more are looked at. */
const certain = 4;
/** So many words without a single function word of English are not English. */
const wordsWithoutEnglish = 7;

/** UTF-16 units that are looked at. */
const sampleLength = 300;
/** Letters beyond the Latin alphabet with its accents. */
const otherScript = /[\u0370-\u1fff\u2c00-\ud7ff]/u;

const englishWords = new Set(
  'the of and to in is was that for on with as it he she at by from are were be this have has had not but they his her which an their said will would'.split(
    ' ',
  ),
);

/** The commonest words of German, French, Spanish, Italian, Portuguese, Dutch, the Nordic languages, Polish, Finnish. */
const foreignWords = new Set(
  (
    'der die das und ist nicht ein eine einen dem den des mit von zu auf für im sich auch als ' +
    'le la les des du et est une un dans que qui pour pas sur avec au aux ce sont plus ' +
    'el los las del y en es por con para se no una su al lo como más pero ' +
    'il di che è per non della gli sono nel alla dei anche ' +
    'o os da do em uma não com na no dos ao mais ' +
    'de het een en van dat niet zijn op te met voor er aan ' +
    'och att det som är på en av för med till har inte ikke og til på jeg af ' +
    'w i na z że nie do jest się o ' +
    'ja on ei että se oli mutta'
  )
    .split(' ')
    .filter(
      (word) =>
        !englishWords.has(word) &&
        ![
          'no',
          'do',
          'on',
          'i',
          'o',
          'a',
          'me',
          'se',
          'met',
          'die',
          'den',
          'per',
          'plus',
          'con',
          'till',
          'men',
        ].includes(word),
    ),
);
