/**
 * Whether a text is in a language that the spotter does not know. It knows English: its word lists and the examples it was
 * trained on are English. Function words tell languages apart in a few sentences; a headline without any counts as English.
 */
export function isForeign(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  if (otherScript.test(sample)) {
    const letters = sample.match(/\p{L}/gu)?.length ?? 0;
    const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
    if (latin < letters / 2) return true;
  }
  let english = 0;
  let foreign = 0;
  for (const word of sample.toLowerCase().split(/[^\p{L}]+/u)) {
    if (englishWords.has(word)) english += 1;
    else if (foreignWords.has(word)) foreign += 1;
  }
  return foreign >= 2 && foreign > english;
}

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
      (word) => !englishWords.has(word) && !['no', 'do', 'on', 'i', 'o', 'a', 'me', 'se'].includes(word),
    ),
);
