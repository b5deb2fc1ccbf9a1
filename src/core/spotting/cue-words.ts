import type { CueKind } from './cue.ts';

/**
 * Single words that are a sign by themselves, in lower case. A word may be a sign of several kinds. English; what other
 * languages share with it (months, currencies) works there too.
 */
const lists: Readonly<Partial<Record<CueKind, string>>> = {
  'number-word':
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands ' +
    'million millions billion billions trillion trillions half third quarter twice triple double zero second',
  unit:
    'metre metres meter meters kilometre kilometres kilometer kilometers km mile miles foot feet inch inches acre acres ' +
    'hectare hectares tonne tonnes ton tons kilogram kilograms kg gram grams pound pounds ounce ounces litre litres liter ' +
    'liters gallon gallons barrel barrels degree degrees celsius fahrenheit watt watts megawatt megawatts gigawatt ' +
    'gigawatts kilowatt kilowatts mph kph knots volts people persons men women passengers voters votes seats jobs homes ' +
    'houses households workers employees soldiers troops patients students pupils cases deaths members copies tickets ' +
    'vehicles cars ships planes points goals games matches times',
  percent: 'percent percentage pct percentages',
  money:
    'dollar dollars euro euros pence cents cent yen yuan rupee rupees rouble roubles ruble rubles krona kronor francs peso ' +
    'pesos usd eur gbp revenue turnover profit profits budget salary salaries cost costs price prices tax taxes debt deficit',
  statistic:
    'average averages median majority minority rate rates ratio statistics statistic survey surveys poll polls census study ' +
    'studies data figures total totals number numbers proportion share estimate estimates estimated survey record records ' +
    'population unemployment inflation turnout',
  date:
    'january february march april june july august september october november december monday tuesday wednesday thursday ' +
    'friday saturday sunday yesterday today tonight century decade decades',
  duration:
    'year years month months week weeks day days hour hours minute minutes seconds decade decades centuries annual annually',
  age: 'aged',
  superlative:
    'first only largest biggest smallest highest lowest longest shortest oldest youngest fastest slowest most least best worst ' +
    'never ever always unprecedented unique sole greatest richest poorest deadliest busiest hottest coldest wettest driest ' +
    'earliest latest leading top last every all none nobody no-one everyone entire',
  comparison:
    'more less fewer higher lower greater smaller larger bigger better worse faster slower older younger longer shorter richer ' +
    'poorer cheaper costlier stronger weaker than twice double doubled triple tripled halved outnumber outnumbered exceeds ' +
    'exceeded exceeding compared versus unlike',
  causal:
    'because caused causes causing due thanks led leads leading resulted results resulting triggered triggers prompted prompts ' +
    'sparked forced contributed contributes linked prevented prevents blamed fuelled fueled therefore consequently thus',
  change:
    'rose risen rise rises rising fell fallen fall falls falling grew grown grow grows growing increased increase increases ' +
    'increasing decreased decrease declined decline declining dropped drop drops dropping soared surged plunged plummeted ' +
    'climbed shrank shrunk doubled tripled halved cut cuts raised reduced lost gained jumped slumped expanded',
  'past-action':
    'was were had did became began bought sold built opened closed died killed born founded won lost signed voted passed ' +
    'approved rejected announced published launched arrested charged convicted sentenced sued hired fired resigned appointed ' +
    'elected married moved left joined paid received gave took made found discovered invented released ordered banned ' +
    'attacked shot arrived returned served worked studied wrote held met visited created established introduced ended ' +
    'started spent donated awarded received destroyed damaged injured wounded evacuated rescued crashed burned flooded ' +
    'deployed invaded withdrew negotiated agreed refused denied admitted confirmed testified ruled',
  attribution:
    'said says told tells according reported reports announced claims claimed wrote writes added adds stated explained argued ' +
    'warned confirmed denied denies testified tweeted posted recalled insisted estimates estimated predicts predicted ' +
    'acknowledged spokesman spokeswoman spokesperson',
  title:
    'president chancellor minister senator governor mayor king queen prince princess pope bishop archbishop general colonel ' +
    'captain sergeant judge justice professor doctor dr mr mrs ms sir dame lord lady director chief chairman chairwoman ' +
    'chairperson chair ceo secretary ambassador commissioner spokesman spokeswoman spokesperson manager founder co-founder ' +
    'officer detective inspector sheriff coach captain editor author scientist researcher economist analyst lawyer attorney ' +
    'prosecutor congressman congresswoman councillor mp',
  law:
    'law laws act bill statute regulation regulations constitution constitutional court courts ruling ruled verdict judge ' +
    'judges legal illegal illegally unlawful lawsuit sued treaty directive decree banned ban legislation amendment clause ' +
    'permit licence license licensed patent copyright sanction sanctions fine fined contract tribunal',
  negation:
    "not no never none nobody nothing neither nor without cannot can't don't doesn't didn't isn't wasn't won't",
  accusation:
    'fraud fraudulent corrupt corruption bribe bribes bribed bribery stole stolen theft embezzled embezzlement lied lying ' +
    'liar cheated cheating abuse abused abusive assault assaulted rape raped murder murdered killed criminal crime crimes ' +
    'guilty convicted arrested charged accused alleged allegedly allegation allegations negligent negligence incompetent ' +
    'plagiarised plagiarized plagiarism racist sexist harassed harassment misconduct cover-up laundering smuggled smuggling ' +
    'extortion blackmail fabricated falsified conspired conspiracy scandal bankrupt insolvent extremist terrorist nazi ' +
    'torture tortured genocide massacre',
  'private-life':
    'affair divorce divorced pregnant pregnancy abortion gay lesbian bisexual transgender hiv alcoholic addicted addiction ' +
    'rehab suicide suicidal mistress lover adopted illegitimate overdose bankruptcy depression psychiatric',
  minor:
    'child children boy boys girl girls teenager teenagers teen teens minor minors schoolboy schoolgirl pupil pupils toddler ' +
    'baby infant juvenile underage schoolchildren kindergarten',
  anonymous: 'anonymous anonymously anonymity unnamed whistleblower whistle-blower insider insiders',
  medical:
    'vaccine vaccines vaccinated cancer tumour tumor diabetes virus infection infections disease diseases drug drugs dose doses ' +
    'treatment treatments therapy cure cures cured symptoms surgery clinical trial trials patients medicine medicines ' +
    'hospital diagnosis diagnosed stroke epidemic pandemic antibiotic antibiotics mortality calories vitamin',
  future:
    'will would shall could should might may going plans plan planned hopes hope aims intends promise promises expected ' +
    "forecast forecasts i'll we'll he'll she'll they'll it'll",
  hedge:
    'perhaps maybe possibly probably likely apparently seemingly seems seem appears appear somewhat arguably roughly',
  opinion:
    'believe believes think thinks feel feels hope wish love loved hate hated great wonderful terrible awful beautiful ugly ' +
    'amazing incredible disgrace shameful brilliant stupid nice sad happy proud important must ought deserve deserves ' +
    'sensible ridiculous absurd lovely disappointing remarkable extraordinary splendid marvellous fair unfair right wrong ' +
    'good bad better worse opinion view matters charming dull delightful',
  'first-person': "i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've we'd we'll",
  'second-person': "you your yours yourself yourselves you're you've you'd you'll",
  greeting: 'hello hi thanks thank welcome goodbye congratulations please sorry applause laughter',
  transition:
    'however meanwhile moreover furthermore nevertheless nonetheless besides anyway finally overall similarly likewise ' +
    'conversely instead otherwise indeed well now so then still yet',
};

/** Every word that is a sign by itself, with the kinds it is a sign of. */
export const cueWords: ReadonlyMap<string, readonly CueKind[]> = byWord();

function byWord(): ReadonlyMap<string, readonly CueKind[]> {
  const found = new Map<string, CueKind[]>();
  for (const [kind, words] of Object.entries(lists) as [CueKind, string][]) {
    for (const word of new Set(words.split(' '))) {
      const known = found.get(word);
      if (known === undefined) found.set(word, [kind]);
      else known.push(kind);
    }
  }
  return found;
}

/** Words that open a sentence with a capital letter far more often than they are a name. */
export const openingWords: ReadonlySet<string> = new Set(
  (
    'the a an this that these those he she it we they i you his her its our their my your there here in on at by for from ' +
    'with when while after before as if but and or so yet not no what why how who where which although though because since ' +
    'until once then now today meanwhile however still instead both all some many most several each every one two three ' +
    'officials police nobody everyone nothing something somebody people experts critics supporters residents scientists ' +
    'researchers under over during about between among against despite without within across even only just also another ' +
    'other more less last next first second later earlier recently according of to is are was were do does did has have had ' +
    'can could will would may might must should let yes well thank thanks please'
  ).split(' '),
);

/** Words that open an order: "Read the full story", "Imagine a town". */
export const orderWords: ReadonlySet<string> = new Set(
  (
    'imagine consider think let look listen read click sign subscribe follow share join see watch remember note take make ' +
    'get go come try keep stop start call ask give tell send visit vote donate download'
  ).split(' '),
);
