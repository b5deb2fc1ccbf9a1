import type { FurnitureReason } from './furniture-reason.ts';

/**
 * What page furniture sounds like, in one table. Patterns see one line in lower case with single spaces. They are
 * anchored at the start and their repetitions are bounded, so that no line makes them slow.
 */

export interface FurnitureRule {
  readonly reason: FurnitureReason;
  /** Longest line, in words, that the rule may hit. */
  readonly maxWords: number;
  /** Any of these must match the lower-cased line, or `test` must hold. */
  readonly patterns: readonly RegExp[];
  readonly test?: (line: string) => boolean;
  /** Must match as well. */
  readonly also?: RegExp;
  /** More than one sentence is still furniture. */
  readonly allowsSentences?: boolean;
}

const network =
  '(?:facebook|fb|twitter|x|instagram|linkedin|pinterest|reddit|whatsapp|telegram|tiktok|youtube|threads|bluesky|mastodon|' +
  'tumblr|flipboard|snapchat|truth social|gettr|rumble|google news|google\\+|messenger|pocket|wechat|weibo|vk|xing|line|apple news|rss)';
const ours = /\b(?:our|us|we)\b|\b(?:inbox|newsletters?|e-?mail|updates|alerts|briefing)\b/u;

export const furnitureRules: readonly FurnitureRule[] = [
  {
    reason: 'related-link',
    maxWords: 30,
    patterns: [
      /^(?:read|read (?:also|more|next|this|too)|also read|see also|see more|related|related (?:articles?|stor(?:y|ies)|links?|coverage|content|reading|topics?|news|posts?)|more (?:on this(?: story)?|like this|coverage|stories|news|from .{1,40})|recommended(?: (?:for you|reading|stories|articles))?|you (?:may|might) also (?:like|enjoy|be interested in)|must[ -]reads?|watch|watch (?:also|now|more|live)|listen|don['’]t miss|up next|next up|next|previous(?: (?:article|story|post))?|next (?:article|story|post)|in case you missed it|icymi|further reading|keep reading|trending(?: now)?|(?:the )?most (?:read|popular|viewed|shared)|editor['’]?s['’]? picks?|top stories|latest(?: (?:news|stories|articles))?|more stories|best stories?|(?:lire|voir) aussi|lesen sie auch|mehr zum thema|lea también|leer más|leia também|leggi anche)\s*[:»›>|→]\s*\S/u,
      /^(?:read|see|view|show|load) (?:more|all|full (?:article|story)|the full (?:article|story)|next|also|related)(?: (?:here|stories|articles|news|comments|posts|on this|from .{1,40}|about .{1,40}))?[.:»›>→… ]*$/u,
      /^(?:related|related (?:articles?|stor(?:y|ies)|links?|coverage|content|reading|topics?|news|posts?|items?|tags?|video)|recommended(?: (?:for you|reading|stories|articles|videos?))?|(?:you|readers) (?:may|might) also (?:like|enjoy)|more (?:on this(?: story)?|like this|stories|news|top stories|from (?:the web|our network|this (?:author|section)))|keep reading|continue reading|up next|trending(?: now| news| stories)?|(?:the )?most (?:read|popular|viewed|shared|recent|commented)|popular (?:stories|articles|posts|news|now)|editor['’]?s['’]? (?:picks?|choice)|top (?:stories|news|headlines)|latest (?:news|stories|headlines|articles|posts|videos?)|in case you missed it|see also|read also|also read|further reading|from around the web|around the web|promoted stories|what to read next|next (?:article|story|post)|previous (?:article|story|post)|show more|load more|view more|see more)\s*[:»›>→]?$/u,
    ],
  },
  {
    reason: 'newsletter',
    maxWords: 70,
    allowsSentences: true,
    patterns: [
      /^(?:sign up|signup|subscribe|newsletters?|want more[^.?!]{0,80}\?|like (?:this|what you)[^.?!]{0,60}\?|enjoy(?:ed|ing)? (?:this|reading)[^.?!]{0,60}\?|stay (?:informed|up to date|updated|in the know|connected|ahead)|never miss (?:a|an|out|our|any)|don['’]t miss (?:a|an|out|our|any))\b[^“”"]*\b(?:newsletters?|inbox|e-?mail (?:list|updates|alerts|address)|mailing list|daily briefing|news alerts|(?:daily|weekly) (?:digest|update|e-?mail))\b/u,
      /^(?:get|receive|have) (?:the|our|all|more|breaking|daily|top|this|your|a|stories|news)\b[^“”"]*\b(?:delivered|sent|straight|direct(?:ly)?)\b[^“”"]*\b(?:inbox|e-?mail|to you)\b/u,
      /^(?:get|join|receive)\b[^“”"]*\b(?:our|free|daily|weekly)\b[^“”"]*\b(?:newsletters?|mailing list|e-?mail (?:list|updates|alerts))\b/u,
      /^(?:click here to |please )?(?:sign up|subscribe)(?: (?:here|now|today|free|for free))?(?: (?:to|for) (?:our|updates|alerts|breaking|news|daily|weekly|e-?mail)\b.{0,100})?[.!:»›> ]*$/u,
      /^(?:click here to |please )?(?:sign up|subscribe) (?:to|for) .{1,60}\b(?:newsletters?|mailing list)[.!:»›> ]*$/u,
      /^(?:enter )?your (?:e-?mail)(?: address)?(?: here)?[.:*]*$/u,
      /^e-?mail(?: address)?\s?\*?$/u,
      /^(?:by (?:signing up|subscribing|registering|submitting|entering your e-?mail)|thank(?:s| you) for (?:subscribing|signing up)|you (?:have|are) (?:successfully )?(?:been )?(?:subscribed|signed up)|you can unsubscribe|unsubscribe (?:at )?any ?time)\b/u,
      /^(?:newsletters?|newsletter sign[ -]?up|e-?mail newsletters?|sign up for (?:our )?newsletters?|subscribe to (?:our )?newsletters?)[.!:]*$/u,
    ],
    also: ours,
  },
  {
    reason: 'social-follow',
    maxWords: 45,
    allowsSentences: true,
    patterns: [
      new RegExp(
        `^(?:please )?(?:follow|like|find|join|add|connect with|visit|check out|see) (?:us|me|him|her|them|@\\S+|the author|our page)\\b[^“”"]{0,160}\\b(?:on|at|via|in)\\b[^“”"]{0,40}\\b${network}\\b`,
        'u',
      ),
      new RegExp(
        `^(?:please )?(?:follow|like) [^“”".!?]{1,60} on (?:social media|${network})\\b(?:[^“”".!?]{0,60}(?:for (?:the latest|more|breaking|updates|news|all)\\b[^“”"]{0,60})?)?[.!]?$`,
        'u',
      ),
      new RegExp(
        `^(?:connect|stay connected|keep in touch|stay in touch|follow(?: us)?|social media)(?: with us)?\\s*[:|–-]\\s*[^“”"]*\\b(?:follow|like|find|${network})\\b`,
        'u',
      ),
      new RegExp(
        `^(?:follow us|follow|connect with us|find us|stay connected|like us)(?: on)?(?:[ ,:|/•·]+(?:${network}|and|or|on|&|@\\S+))*[.!: ]*$`,
        'u',
      ),
      new RegExp(
        `^(?:you can )?(?:follow|find|reach|contact) (?:him|her|them|the (?:author|writer|reporter)|\\p{L}+) (?:on|at|via) (?:${network}\\b.{0,10}(?:@\\S+)?|@\\S+).{0,60}$`,
        'u',
      ),
      /^follow @\S+$/u,
    ],
  },
  {
    reason: 'donation',
    maxWords: 110,
    allowsSentences: true,
    patterns: [
      /^(?:please )?(?:make|consider(?: making)?|give|leave) (?:a |your )?(?:small |one-time |monthly |tax-deductible |generous |recurring )*(?:donation|contribution|gift)\b/u,
      /^(?:please )?(?:donate|chip in|contribute|help (?:us|keep|support|fund|sustain)|support (?:us|our|independent|local|quality|free|the free press|this (?:site|work)|\S+ journalism)|become (?:a|an) (?:\S+ )?(?:member|supporter|subscriber|patron|donor)\b(?! of\b)|join (?:us|the \S+ community)|fund|back our)\b/u,
      /^(?:your (?:contribution|donation|support|gift|generosity|membership)|with your (?:support|help)|we (?:rely|depend|count) on (?:readers|our readers|you|your|reader)|we need your (?:help|support)|if you (?:value|appreciate|like|enjoy|believe in|can afford|are able)|readers like you|this (?:article|story|journalism) (?:is|was) (?:made possible|free|funded) (?:by|because)|independent journalism (?:needs|depends)|before you go|enjoying this|as an? (?:independent|reader-(?:funded|supported))|unlike many|now more than ever)\b/u,
      /^(?:donate|donate (?:now|today|here|to .{1,50})|support (?:us|our work|our journalism|the \p{L}+)|give (?:now|today)|become a (?:member|supporter|patron)|buy (?:me|us) a coffee|contribute(?: now)?|make a donation)[.!:»›> ]*$/u,
    ],
    also: /\b(?:donat\w*|contribut\w*|support(?:ing|ers?)?|journalism|newsroom|member(?:ship)?|chip in|gift|patron|coffee|give)\b/u,
  },
  {
    reason: 'login-comment',
    maxWords: 40,
    allowsSentences: true,
    patterns: [
      /^(?:please )?(?:log ?in|sign in|register|create an account|log in or (?:register|sign up))\b.{0,60}\b(?:to|for)\b.{0,60}\b(?:comment|comments|reply|continue|join|conversation|account|post|access|vote|like|save)\b/u,
      /^(?:you (?:must|need to|have to) (?:be )?(?:log(?:ged)? ?in|sign(?:ed)? in|register(?:ed)?)|already (?:a (?:member|subscriber)|have an account|registered|subscribed)\b|don['’]t have an account|not (?:a member|registered)|forgot(?:ten)? (?:your )?password|login required)\b/u,
      /^(?:log ?in|log in\/sign up|sign in|sign ?up|log ?out|sign out|register|my account|login \/ register|create (?:an )?account)[.!: ]*$/u,
      /^(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply|response)\b.{0,60}$/u,
      /^(?:(?:show|view|see|hide|read|load|jump to|go to|open)(?: all| more| the)? )?(?:\d[\d,.]* )?comments?(?: \(?\d[\d,.]*\)?)?(?: (?:are (?:now )?(?:closed|off|disabled|turned off)|section|policy|on this (?:article|story)|loading))?[.…: ]*$/u,
      /^(?:no comments(?: yet)?|be the first to comment|start the (?:conversation|discussion)|join the (?:conversation|discussion|debate)|what do you think\?|comments are (?:subject to|moderated)|your e-?mail address will not be published|required fields are marked|save my name, e-?mail)\b.{0,120}$/u,
      /^(?:powered by |load )?(?:disqus|facebook) comments?\b.{0,40}$/u,
      /^please enable javascript to view\b/u,
    ],
  },
  {
    reason: 'share-bar',
    maxWords: 30,
    patterns: [
      /^(?:click to )?(?:share|tweet|pin|e-?mail|send|print)(?: this| a link)?(?: (?:article|story|post|page|with (?:a friend|friends)))?(?: (?:on|to|via|with|by|in)\b.{0,40})?(?: \(opens in new window\))?[.!: ]*$/u,
    ],
    test: isShareBar,
  },
  {
    reason: 'cookie',
    maxWords: 140,
    allowsSentences: true,
    patterns: [
      /^(?:we|this (?:web)?site|our (?:web)?site|our (?:partners|pages)|by (?:continuing|using|clicking|browsing)|we and our|to (?:provide|give|offer) (?:the|you)|cookies (?:help|on|policy|are)|before you continue|your privacy|privacy|manage (?:your )?(?:cookie|privacy)|accept)\b[^“”"]*\b(?:cookies?|consent|privacy (?:policy|settings|preferences))\b/u,
      /^(?:accept|reject|allow|decline)(?: all)?(?: cookies)?(?: (?:and|&) (?:close|continue))?$/u,
      /^(?:cookie|privacy) (?:policy|settings|preferences|notice|statement)$/u,
    ],
    also: /\b(?:(?:web)?site|browser|experience|privacy|policy|consent|traffic|partners|accept|reject|allow|decline)\b/u,
  },
  {
    reason: 'advertisement',
    maxWords: 12,
    patterns: [
      /^[-–—\s[(]*(?:advertisements?|adverts?|ads?|ad feedback|sponsored(?: (?:content|links?|stories|post|by .{1,40}))?|paid (?:content|post|advertisement|partner content)|promoted(?: (?:content|stories))?|promo|advertorial|publicité|anzeige|werbung|publicidad|(?:story|article) continues (?:below|after)(?: (?:the )?(?:ad|advert|advertisement|this ad|video))?|continue reading (?:below|after)(?: .{1,30})?|(?:scroll|swipe)(?: down)? to (?:continue|keep reading).{0,40}|skip (?:ad|advert|advertisement)|report (?:this )?ad|remove ads|advertise with us|why ads\??|this advertisement has not loaded.{0,60})[-–—\s\])]*[.…:]*$/u,
    ],
  },
  {
    reason: 'copyright',
    maxWords: 70,
    allowsSentences: true,
    patterns: [
      /^(?:copyright\s*(?:©|\(c\)|\d{4})|(?:©|\(c\))\s*(?:copyright\s*)?\d{4}|©.{1,80}\b(?:\d{4}|ltd|inc|llc|gmbh|media|company|corporation|press|rights)\b)/u,
      /^(?:.{0,120}[\s.–—|-])?all rights reserved\.?(?: .{0,200})?$/u,
      /^(?:this material may not be (?:published|reproduced|copied)|no part of this (?:article|site|publication|website) may|reproduction (?:in whole|without)|republish(?:ing)? (?:our|this)|(?:use|access) of (?:this|our) (?:web)?site (?:constitutes|signifies|is subject))\b/u,
    ],
  },
  {
    reason: 'contact',
    maxWords: 45,
    allowsSentences: true,
    patterns: [
      /^(?:do you )?(?:have|got|know) (?:a|any|something) (?:news )?(?:tip|tips|story|information|news|about)\b[^“”"]*\b(?:e-?mail|contact|send|call|text|tell|let) (?:us|our|the newsroom|tips)?\b/u,
      /^(?:found|spotted|see|notice) (?:an? )?(?:error|mistake|typo)\b[^“”"]{0,120}$/u,
      /^(?:send|submit|e-?mail) (?:us )?(?:your )?(?:news )?(?:tips?|corrections|feedback|letters|story ideas)\b[^“”"]{0,120}$/u,
      /^(?:report (?:an? )?(?:error|typo|correction)|contact us|contact the (?:author|newsroom)|suggest a correction|corrections? policy)[.?!: ]*$/u,
    ],
  },
  {
    reason: 'navigation',
    maxWords: 14,
    patterns: [
      /^(?:skip to (?:main )?(?:content|navigation|footer|search|article)|skip navigation|back to (?:top|home|homepage|all .{1,30})|return to (?:top|homepage)|jump to (?:content|navigation)|go to (?:homepage|top)|(?:toggle|main|open|close|show|hide) (?:menu|navigation|search|sidebar)|menu|search|search for:?|home|homepage|sitemap|site map|close|print|rss|view (?:gallery|slideshow|in browser|full size)|show caption|hide caption|enlarge|(?:terms|conditions) (?:of (?:use|service)|and conditions|& conditions)|terms|privacy|about us|faq|advertise|careers|accessibility|switch (?:edition|language)|loading\.*|please wait\.*|download (?:our|the) (?:free )?(?:\S+ )?app\b.{0,60}|get (?:our|the) (?:free )?(?:\S+ )?app\b.{0,60}|play video|video player|click here(?: (?:to|for) .{1,60})?)[.!:»›> ]*$/u,
    ],
  },
];

const shareWords = new Set(
  (
    'share this article story post page tweet pin it like email e-mail print copy link url copied save sms comment comments ' +
    'bookmark gift on via to by and or click opens in a new window shares facebook fb twitter x instagram linkedin ' +
    'pinterest reddit whatsapp telegram tiktok youtube threads bluesky mastodon tumblr flipboard snapchat truth social ' +
    'gettr rumble messenger pocket wechat weibo vk xing line rss mail messages more'
  ).split(' '),
);
const shareSignals = new Set(
  (
    'share tweet facebook twitter instagram linkedin pinterest reddit whatsapp telegram tiktok tumblr flipboard ' +
    'bluesky mastodon snapchat'
  ).split(' '),
);

/** Nothing but names of networks and the verbs of share buttons, with counts between them. */
function isShareBar(line: string): boolean {
  const parts = line.split(/[\s,:|/•·()!.+-]+/u).filter((part) => part !== '');
  return (
    parts.some((part) => shareSignals.has(part)) &&
    parts.every((part) => shareWords.has(part) || /^\d+k?$/u.test(part))
  );
}
