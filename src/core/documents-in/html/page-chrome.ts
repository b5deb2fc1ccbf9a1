import {
  attribute,
  elementsIn,
  isElement,
  nameOf,
  parentOf,
  type HtmlElement,
  type HtmlParent,
} from './html-tree.ts';
import { noStats, type PageStats } from './page-stats.ts';

/** The parts of a page that are not the article: menus, sidebars, comments, share bars, boxes about other articles. */

const chromeTags = new Set(['nav', 'footer', 'form', 'dialog', 'menu', 'button', 'select']);
const chromeRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'toolbar',
  'alert',
  'tooltip',
  'tablist',
]);

const word = (words: string): RegExp => new RegExp(`(?:^|[\\s_-])(?:${words})(?:$|[\\s_-])`, 'u');

/** Names that leave no doubt, even where they stand beside a name for content ("modal-content"). */
const sureNames = word(
  'comments?|comments?-?(?:area|section|list|container|wrapper)|disqus|disqus_thread|respond|sharedaddy|addthis|related-?(?:posts|articles|stories|content|links|news)|outbrain|taboola|' +
    'recirc(?:ulation)?|sidebar|newsletter|newsletter-?(?:signup|form|box)|breadcrumbs?|navbar|cookies?|cookie-?(?:banner|notice|consent|law-info)|gdpr|popup|modal|lightbox|footer|site-?footer|outbrain|jp-relatedposts|livefyre',
);

/** Embedded posts of social networks are quotations, whatever the box around them is called. */
const embeddedPost =
  /(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|fb-post|reddit-card|mastodon-embed)/u;

/** Names that page authors give to such parts, as whole words of `class` and `id`. */
const chromeNames = word(
  'comments?|disqus|respond|replies|share|shares|sharing|sharebar|share-?tools|social|socials|social-?media|addthis|sharedaddy|' +
    'related|relateds|related-?(?:posts|articles|stories|content|links|news)|recommend(?:ed|ations?|s)?|recirc(?:ulation)?|outbrain|taboola|zergnet|revcontent|' +
    'sidebar|side-?bar|rail|right-?rail|aside|widgets?|promo|promos|promotion|teasers?|newsletter|newsletters|sign-?up|subscribe|subscription|mailing-?list|' +
    'breadcrumbs?|menu|navbar|nav|navigation|topnav|subnav|masthead|site-?header|site-?footer|page-?header|page-?footer|footer|colophon|' +
    'cookies?|consent|gdpr|ccpa|banner|ads?|advert|adverts|advertisement|advertising|ad-?(?:container|wrapper|slot|unit|box)|sponsor|sponsored|dfp|' +
    'popup|pop-?up|modal|overlay|lightbox|tooltip|trending|most-?(?:read|popular|viewed|shared)|popular|latest|more-?(?:stories|news|from|on|articles)|read-?(?:more|next|also)|' +
    'up-?next|next-?(?:article|story|post)|prev-?next|post-?navigation|pagination|pager|pagenav|tags?|tag-?list|tag-?cloud|post-?tags|topics|categories|post-?meta|entry-?meta|' +
    'author-?(?:bio|box|info|card|profile)|about-?(?:the-?)?author|bio|print|tools|toolbar|article-?tools|utility|login|signin|register|paywall|donate|donation|membership|' +
    'skip-?links?|screen-?reader-?text|sr-?only|visually-?hidden|visuallyhidden|offscreen|jp-relatedposts|wp-block-latest-posts|rating|vote|poll|quiz|player|video-?player|playlist|copyright|legal|disclaimer|' +
    'hidden|feedback|report|correction-?form|livefyre|fb-?root|twitter-?follow|follow|follow-?us|instapaper|gallery-?thumbs|carousel|slider|slideshow-?nav|trc_related_container',
);
const contentNames = word(
  'article|articles?-?(?:body|text|content|copy|main)|story|story-?(?:body|text|content)|body-?(?:text|copy|content)|content-?body|post-?(?:content|body|text)|entry|entry-?(?:content|body|text)|main|main-?content|body|post|hentry|text|copy|page-?content',
);

/**
 * Elements that are chrome by tag, role or name. An element that holds most of the page's running text is never
 * chrome, whatever it is called: authors name whole pages "has-sidebar" or "no-comments".
 */
export function findChrome(
  root: HtmlParent,
  stats: ReadonlyMap<HtmlElement, PageStats>,
  total: number,
): Set<HtmlElement> {
  const found = new Set<HtmlElement>();
  const posts = aroundEmbeddedPosts(root);
  const visit = (parent: HtmlParent, inArticle: boolean): void => {
    for (const node of parent.childNodes) {
      if (!isElement(node)) continue;
      const own = stats.get(node) ?? noStats;
      if (own.prose <= total * 0.4 && !posts.has(node) && isChrome(node, own, inArticle)) {
        found.add(node);
        continue;
      }
      visit(node, inArticle || node.tagName === 'article' || node.tagName === 'main');
    }
  };
  visit(root, false);
  return found;
}

function aroundEmbeddedPosts(root: HtmlParent): Set<HtmlElement> {
  const found = new Set<HtmlElement>();
  for (const element of elementsIn(root)) {
    if (element.tagName !== 'blockquote' || !embeddedPost.test(nameOf(element))) continue;
    for (let at: HtmlElement | null = element; at !== null; at = parentOf(at)) found.add(at);
  }
  return found;
}

function isChrome(element: HtmlElement, stats: PageStats, inArticle: boolean): boolean {
  const { tagName } = element;
  if (tagName === 'html' || tagName === 'body' || tagName === 'main' || /^h1$/u.test(tagName)) return false;
  if (tagName === 'figure' || tagName === 'figcaption' || tagName === 'img' || tagName === 'picture')
    return false;
  if (chromeTags.has(tagName) || chromeRoles.has(attribute(element, 'role') ?? '')) return true;
  if (attribute(element, 'aria-hidden') === 'true' && stats.prose === 0) return true;
  const name = nameOf(element);
  if (/pull-?quote/u.test(name)) return false;
  if (sureNames.test(name)) return true;
  if (tagName === 'aside') return true;
  if (tagName === 'header') return !inArticle && stats.prose < 400 && !/article|post|entry|story/u.test(name);
  if (name === ' ' || !chromeNames.test(name)) return false;
  if (tagName === 'p' && stats.prose > 200 && stats.links < stats.text * 0.3) return false;
  return !contentNames.test(name) || stats.prose < 200 || stats.links > stats.text * 0.4;
}
