/** Words that stand in or beside names. All in normal form; English. */

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const titles = setOf(
  'mr mrs ms mx miss dr prof professor sir dame lord lady rev reverend fr father sister st saint judge justice president ' +
    'vice-president vice chancellor minister prime secretary senator sen representative rep governor gov mayor congressman ' +
    'congresswoman councillor captain capt colonel col general gen major maj sergeant sgt lieutenant lt admiral inspector ' +
    'detective officer king queen prince princess pope bishop archbishop cardinal rabbi imam sheikh ambassador attorney ' +
    'rival chief cllr cllrs councillors mp mps inspectors officers trooper constable coroner maestro chairman chairwoman chair director manager executive ceo cfo coo cto former',
);

/** Offices behind which another name begins: "Oslo Mayor Ann Lee" are two. */
const offices = setOf(
  'mayor senator governor trooper detective inspector councillor cllr professor sergeant',
);

const companyForms = setOf(
  'inc incorporated corp corporation co company ltd limited llc llp plc gmbh ag sa nv group holdings team department',
);

const particles = setOf(
  'de del della der den des di do dos du da la le el van von zu zur af av bin ibn bint al ben ap y e the of for',
);

const suffixes = setOf('jr sr ii iii iv phd md esq');

/** Words that a sentence, a heading or a form begins with a capital though they name nothing. */
const plainWords = setOf(
  'the a an this that these those he she it we they i you his her its our their my your there here in on at by for from with ' +
    'when while after before as if but and or so yet not no what why how who where which although though because since ' +
    'until once then now today meanwhile however still instead both all some many most several each every two officials ' +
    'police additionally also according overall moreover furthermore finally later earlier during despite due given ' +
    'following compared including without within under over about among between against through across along around ' +
    'nevertheless nonetheless therefore thus hence consequently subsequently eventually recently currently previously ' +
    'another other others any anyone someone everyone everybody nobody nothing something none few fewer more less only even ' +
    'just perhaps maybe yes please thank thanks dear hi hello hey let lets okay ok well oh ah hmm ooh wow yeah yep nope ' +
    'sorry sure great good nice new old young big small high low first second third last next one three four five six ' +
    'seven eight nine ten dozens hundreds thousands millions people men women children customers clients users employees ' +
    'workers residents experts scientists researchers critics supporters investors analysts shareholders revenue revenues ' +
    'sales profit profits costs earnings income growth demand prices shares stock net gross total average annual quarterly ' +
    'monthly weekly daily management analyst company companies product products service services email letter message ' +
    'report reports data figures results quarter year month week day morning afternoon evening night everything unlike like ' +
    'born aged support nearly almost near upon per via plus such same unless whether whereas nor neither either having being been is are was were do does did ' +
    'has have had will would can could should may might must read see visit call contact subject re fwd best kind regards ' +
    'sincerely cheers special offer regular price phone website please feel free click here sign learn discover introducing ' +
    "i'm i'll i've i'd it's that's he's she's we're they're don't can't didn't what's there's let's you're",
);

/** Short forms in capitals that name an office, a measure or a thing, not somebody. */
const genericCapitals = setOf(
  'yoy qoq ytd capex opex arr ffo noi sga ceo cfo coo cto cmo vp svp evp mp mps eps gdp cpi ebitda ebit gaap roi tv pc pdf url faq diy id asap q a am pm bc ad ok rsvp crm seo usp usps ai',
);

const given = setOf(
  'aaron abby abdul abigail adam adrian ahmed aidan alan albert alec alejandro alex alexander alexandra alice alicia alison amanda amber amelia amy ' +
    'ana andre andrea andrew andy angela anita ann anna anne annie anthony antonio april ariana arthur ashley audrey ava ' +
    'barbara barry beatrice becky ben benjamin bernard beth betty beverly bill billy blake bob bobby brad bradley brandon brenda brian ' +
    'bridget bruce bryan caleb calvin cameron carl carla carlos carmen carol caroline carolyn carrie catherine cathy charles charlie ' +
    'charlotte chelsea cheryl chloe chris christian christina christine christopher cindy claire clara claudia clive colin connor craig ' +
    'crystal curtis cynthia daisy dale dan daniel daniela danielle danny darren dave david dawn dean deborah debra denise dennis derek diana ' +
    'diane diego dominic don donald donna doris dorothy douglas duncan dylan earl eddie edgar edith edward edwin eileen elaine eleanor elena eli ' +
    'elijah elizabeth ella ellen ellie elliot emily emma eric erica erik erin ernest esther ethan eugene eva evan evelyn faith fatima felix ' +
    'fernando fiona florence frances francis francisco frank fred freddie frederick gabriel gail gareth gary gavin gemma george georgia ' +
    'gerald geraldine gina gloria gordon grace graham grant greg gregory hannah harold harriet harry harvey hassan hazel heather hector helen henry herbert holly ' +
    'howard hugh hugo ian ibrahim imogen irene iris isaac isabel isabella isla ivan jack jackie jackson jacob jacqueline jake james jamie jan jane janet ' +
    'janice jared jasmine jason javier jay jean jeff jeffrey jen jenna jennifer jenny jeremy jerome jerry jess jesse jessica jill jim jimmy ' +
    'joan joanna joanne joe joel john johnny jon jonathan jordan jorge jose joseph josh joshua joyce juan judith judy julia julian julie justin karen ' +
    'karl kate katherine kathleen kathryn kathy katie kay keith kelly ken kenneth kevin kim kimberly kirsten kyle larry laura lauren laurence lawrence leah lee ' +
    'leo leon leonard leslie lewis liam lily linda lisa liz logan lois lola louis louise lucas lucy luis luke lydia lynn mabel maggie marc marcus ' +
    'margaret maria marian marie marilyn mario marion marjorie mark martha martin marvin mary mason mateo matt matthew maureen max maya megan melanie melissa ' +
    'mia michael michelle miguel mike mila millie miriam mohamed mohammed molly monica morgan nadia nancy naomi natalie nathan nathaniel neil nicholas nick ' +
    'nicola nicole nigel nina noah noel nora norma norman oliver olivia omar oscar owen pablo paige pamela pat patricia patrick paul paula pedro peggy penny ' +
    'pete peter phil philip phillip phoebe phyllis polly priya rachel ralph ramon randy raymond rebecca regina rhys ricardo richard rick ricky rita rob ' +
    'robert roberta roberto robin rodney roger roland ron ronald rosa rosalind rose rosemary roy ruby russell ruth ryan sally sam samantha samuel sandra ' +
    'sara sarah scott sean sebastian sergio shane shannon sharon shaun sheila shirley simon sofia sonia sophia sophie spencer stacey stanley stella stephanie ' +
    'stephen steve steven stuart sue susan suzanne sylvia tamara tanya tara ted teresa terry theo theodore theresa thomas tim timothy tina toby todd tom tommy tony ' +
    'tracy travis trevor tyler valerie vanessa vera vernon veronica vicki vicky victor victoria vincent violet virginia vivian walter wanda warren wayne wendy ' +
    'wesley will william winston yasmin yusuf yvonne zach zachary zoe',
);

/** Usual short forms of given names that do not begin alike. */
const nicknames = new Map<string, readonly string[]>(
  Object.entries({
    bob: ['robert'],
    tom: ['thomas'],
    pete: ['peter'],
    sue: ['susan', 'suzanne'],
    jon: ['jonathan'],
    wes: ['wesley'],
    bobby: ['robert'],
    rob: ['robert'],
    bill: ['william'],
    billy: ['william'],
    dick: ['richard'],
    rick: ['richard'],
    jim: ['james'],
    jimmy: ['james'],
    jack: ['john'],
    mike: ['michael'],
    mick: ['michael'],
    ted: ['edward', 'theodore'],
    peggy: ['margaret'],
    maggie: ['margaret'],
    liz: ['elizabeth'],
    beth: ['elizabeth'],
    betty: ['elizabeth'],
    kate: ['catherine', 'katherine'],
    kathy: ['catherine', 'katherine', 'kathleen'],
    tony: ['anthony', 'antonio'],
    andy: ['andrew'],
    dave: ['david'],
    steve: ['stephen', 'steven'],
    joe: ['joseph'],
    harry: ['henry', 'harold'],
    abby: ['abigail'],
    becky: ['rebecca'],
    sally: ['sarah'],
    larry: ['lawrence', 'laurence'],
    charlie: ['charles', 'charlotte'],
    ron: ['ronald'],
    jenny: ['jennifer'],
    vicky: ['victoria'],
    vicki: ['victoria'],
    hank: ['henry'],
    chuck: ['charles'],
    sasha: ['alexander', 'alexandra'],
  }),
);

/** "Mr", "President", "former": stands before a name and is no part of it. */
export function isTitle(norm: string): boolean {
  return titles.has(norm);
}

/** "Mayor", "Professor": a name follows. */
export function isOffice(norm: string): boolean {
  return offices.has(norm);
}

/** "Inc", "Group", "Company": often left out of a name. */
export function isCompanyForm(norm: string): boolean {
  return companyForms.has(norm);
}

/** "van", "de", "of": small words inside a name. */
export function isParticle(norm: string): boolean {
  return particles.has(norm);
}

/** "Jr", "III": behind a name, often left out. */
export function isNameSuffix(norm: string): boolean {
  return suffixes.has(norm);
}

/** True for words that name nothing though they begin with a capital at the start of a sentence. */
export function isPlainWord(norm: string): boolean {
  return plainWords.has(norm);
}

/** "CEO", "GDP". */
export function isGenericCapitals(norm: string): boolean {
  return genericCapitals.has(norm);
}

const words = setOf(
  'will mark rose grace hope bill frank faith joy may june april dawn pat rob sue jack drew art grant heather holly ivy lily ' +
    'daisy ray rich nick penny robin victor violet virginia max dean earl carol ruby amber jasmine ginger olive guy chase',
);

/** A given name that is a word of its own in small letters: "will", "rose". */
export function isAlsoWord(norm: string): boolean {
  return words.has(norm);
}

/** A given name that is usual in English texts. */
export function isGivenName(norm: string): boolean {
  return given.has(norm);
}

/** True when one is a usual short form of the other: "Bob" and "Robert", "Tom" and "Thomas". */
export function isShortFormOf(short: string, long: string): boolean {
  if (nicknames.get(short)?.includes(long) === true) return true;
  return (
    short.length >= 2 &&
    // "Ann" and "Anna", "Carl" and "Carla" are two people.
    long.length > short.length + 1 &&
    long.startsWith(short) &&
    given.has(short) &&
    given.has(long)
  );
}
