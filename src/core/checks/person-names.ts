/** Names of people in running text, as far as attributions need them. Offsets are UTF-16 units. */
export interface NameInText {
  readonly start: number;
  readonly end: number;
  /** Without titles: "Mara Reed", "Reed", "José van der Berg". */
  readonly name: string;
  /** Titles that are part of the run of capitals, in lower case: "minister", "mr". */
  readonly roles: readonly string[];
}

const word = String.raw`\p{Lu}[\p{L}\p{M}]*(?:[-’'](?!s(?![\p{L}]))\p{L}+)*`;
const abbreviation =
  'Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Cmdr|Lt|Sgt|Maj|Adm|Rev|Hon|St|Supt|Det|Insp|Cllr|Msgr';
const particle = String.raw`(?:de|da|do|dos|del|della|di|du|van|von|der|den|ter|la|le|bin|ibn|al|el|y|af|av|zu)`;
const piece = String.raw`(?:(?:${abbreviation})\.|\p{Lu}\.(?:\p{Lu}\.)*|${word})`;
const sequence = String.raw`${piece}(?:[ \u00a0](?:${particle}[ \u00a0]){0,2}${piece}){0,7}`;

const capitalisedRun = new RegExp(`(?=\\p{Lu})(?<![\\p{L}\\p{N}'’.@#-])${sequence}`, 'gu');

const titles = new Set(
  (
    'mr mrs ms miss dr prof professor sen senator rep representative gov governor gen general col colonel capt captain ' +
    'cmdr commander lt lieutenant sgt sergeant maj major adm admiral rev reverend sir dame lord lady king queen prince ' +
    'princess pope cardinal archbishop bishop father sister brother rabbi imam president minister premier chancellor ' +
    'secretary mayor councillor councilman councilwoman congressman congresswoman mp judge justice attorney prosecutor ' +
    'sheriff chief officer detective inspector superintendent ambassador director chairman chairwoman chair chairperson ' +
    'ceo cfo coo cto coach manager commissioner speaker spokesman spokeswoman spokesperson leader deputy vice acting ' +
    'prime foreign interior finance defence defense health education justice economy labour labor first former ' +
    'supt det insp cllr hon st editor founder owner researcher analyst insider reporter adviser advisor star actor ' +
    'actress director singer author writer activist architect engineer economist historian lawyer doctor nurse ' +
    'pastor captain quarterback striker midfielder goalkeeper defender'
  ).split(' '),
);
/** Words that begin sentences or name times and places; no part of a person's name. */
const strangers = new Set(
  (
    'the a an and but or nor so yet for in on at by to of from with without as if when while where who whose what why how ' +
    'that this these those there here it its he she his her him they their them we our us i my me you your not no yes ' +
    'after before since until during under over about among between through despite because although though however ' +
    'meanwhile moreover instead also then now still even only just both each every all some many most several few one two ' +
    'three last next earlier later today yesterday tomorrow according asked speaking writing once never perhaps maybe ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september ' +
    'october november december jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter ' +
    'like unlike such another other first second read watch see more new'
  ).split(' '),
);
/** A name that ends so is a place, a body, a paper or a thing. */
const bodies = new Set(
  (
    'university college school institute council committee commission court house senate parliament congress department ' +
    'ministry agency authority office bureau bank fund company corporation corp inc ltd llc group holdings party union ' +
    'association federation society foundation trust league club team police hospital church street road avenue bridge ' +
    'river bay sea lake island islands mountain county city town village state states kingdom republic province region ' +
    'district square park airport port harbour harbor station museum gallery theatre theater festival cup prize award ' +
    'awards act treaty agreement war press news times post guardian herald tribune journal gazette magazine review today ' +
    'network service services center centre laboratory lab board administration force forces army navy guard west east ' +
    'north south america europe africa asia britain england scotland wales ireland france germany russia ukraine china ' +
    'india israel iran iraq syria turkey japan korea canada mexico brazil australia spain italy poland kremlin pentagon ' +
    'nato un eu york london paris berlin moscow washington hollywood kong lanka zealand arabia emirates day week night ' +
    'games olympics bowl series conference summit forum show world line works pilots workers teachers residents'
  ).split(' '),
);

const numberWord =
  /^(?:ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\p{L}+)?$/u;

/** The names in `text`, in order. */
export function namesIn(text: string): readonly NameInText[] {
  const found: NameInText[] = [];
  for (const match of text.matchAll(capitalisedRun)) {
    const name = personIn(match[0], match.index, text);
    if (name !== null) found.push(name);
  }
  return found;
}

/** What of a run of capitalised words is a person's name: what stands behind titles, acronyms and strangers. */
function personIn(run: string, offset: number, text: string): NameInText | null {
  let next = 0;
  const pieces = run.split(/[ \u00a0]/u).map((piece) => {
    const at = next;
    next += piece.length + 1;
    return { text: piece, plain: (piece.endsWith('.') ? piece.slice(0, -1) : piece).toLowerCase(), at };
  });
  let first = 0;
  const roles: string[] = [];
  for (const [at, { text: raw, plain }] of pieces.entries()) {
    const isTitle = titles.has(plain);
    const isAcronym =
      raw.length > 1 && raw === raw.toUpperCase() && /^\p{Lu}+$/u.test(raw) && /\p{Ll}/u.test(text);
    if (isTitle) roles.push(plain);
    const opensSentence =
      at === 0 && /ing$/u.test(plain) && /(?:^|[.!?:]\s+|\n)$/u.test(text.slice(0, offset));
    const isStranger = at === first && (strangers.has(plain) || numberWord.test(plain) || opensSentence);
    if (isTitle || isAcronym || isStranger) first = at + 1;
  }
  const kept = pieces.slice(first);
  const head = kept[0];
  const last = kept.at(-1);
  if (head === undefined || last === undefined) return null;
  if (kept.every(({ text: raw }) => raw.length <= 2 && raw.endsWith('.'))) return null;
  if (
    (bodies.has(last.plain) && (kept.length === 1 || genderHint([head.plain]) === null)) ||
    kept.length > 4 ||
    (kept.length > 1 && kept.some(({ plain }) => strangers.has(plain)))
  )
    return null;
  const start = offset + head.at;
  const end = offset + last.at + last.text.length;
  const name = text.slice(start, end);
  if (name.length < 2) return null;
  return { start, end, name, roles };
}

/** "lead researcher Avi Mandell": the noun in lower case before a name, when it is a role. */
export function rolesBefore(text: string, at: number): readonly string[] {
  const words = text
    .slice(Math.max(0, at - 80), at)
    .trimEnd()
    .split(/[ \u00a0]/u);
  let word = words.pop() ?? '';
  while (/^\p{Lu}[\p{L}.]*$/u.test(word)) word = words.pop() ?? '';
  return /^\p{Ll}[\p{Ll}-]*$/u.test(word) && isRole(word) ? [word] : [];
}

const roleEnding = /(?:er|or|ist|ian|man|woman|person|ant|ent|ess|eur|logist|ary|ive|ee|mate|head)$/u;
const noRole = new Set(
  'her over under other after never ever whether either neither rather together number former later earlier woman man than for or per however even more president-elect order water quarter winter summer letter another government statement moment percent present recent different current want went were there here where before'.split(
    ' ',
  ),
);

/** True for nouns that say what somebody is: "minister", "geologist", "spokeswoman". */
export function isRole(noun: string): boolean {
  if (noun.length < 3 || noRole.has(noun)) return false;
  return titles.has(noun) || roleEnding.test(noun) || kin.has(noun) || plainRoles.has(noun);
}

const kin = new Set(
  'mother father son daughter grandson granddaughter grandmother grandfather cousin nephew niece widow widower wife husband uncle aunt sister brother'.split(
    ' ',
  ),
);
const plainRoles = new Set(
  'judge chief nurse cook pilot witness guide coach chef victim source colleague friend neighbour neighbor head monk clerk smith host'.split(
    ' ',
  ),
);

const women = new Set(
  (
    'ms mrs miss dame lady queen princess sister mother daughter widow wife aunt actress chairwoman congresswoman ' +
    'spokeswoman councilwoman policewoman businesswoman waitress duchess ' +
    'mary maria anna anne ann emma olivia sophia sophie charlotte amelia elizabeth susan susana sarah sara jane janet ' +
    'joan julia julie laura linda lisa lucy margaret martha mara nina nora olga patricia rachel rebecca rosa rosalie ' +
    'rosaly rose ruth sandra sylvia theresa vera victoria alice amy angela barbara carol caroline catherine christine ' +
    'claire diana elena ellen emily eva fiona grace hannah helen helena irene isabel ingrid jennifer jessica kate karen ' +
    'katherine kelly kristi leila marie marta michelle monica nancy natalia priya samira fatima aisha zeynep ines lena ' +
    'greta clara ida lydia miriam nicola paula petra simone tamara tina ursula valerie yvonne'
  ).split(' '),
);
const men = new Set(
  (
    'mr sir lord king prince brother father son widower husband uncle actor chairman congressman spokesman councilman ' +
    'policeman businessman waiter duke pope ' +
    'john james robert michael william david richard joseph thomas charles christopher daniel matthew mark marc anthony ' +
    'paul steven stephen andrew kenneth george joshua kevin brian edward ronald timothy jason jeffrey ryan jacob gary ' +
    'nicholas eric jonathan larry justin scott brandon benjamin samuel gregory frank alexander patrick jack dennis jerry ' +
    'tyler aaron jose adam henry nathan peter walter kyle harold carl arthur roger keith jeremy lawrence sean christian ' +
    'albert austin joe bryan bruce ralph roy eugene louis philip bobby johnny bradley derek donald vladimir sergei dmitry ' +
    'emmanuel volodymyr boris nigel simon tom tim tony oliver omar ahmed mohammed muhammad ali hassan ivan igor hans ' +
    'klaus jan lars erik pierre jean luca marco juan carlos luis miguel pedro diego raj arvind narendra avi ben dan nick ' +
    'max leo felix otto karl josef pavel milan mike steve jim bill bob greg phil fred rob alan neil graham ian colin'
  ).split(' '),
);

/** The gender that titles and given names suggest: a hint for "he" and "she", null when they suggest none or both. */
export function genderHint(words: readonly string[]): 'f' | 'm' | null {
  const isWoman = words.some((hint) => women.has(hint));
  const isMan = words.some((hint) => men.has(hint));
  return isWoman === isMan ? null : isWoman ? 'f' : 'm';
}
