/** Why a line is taken for page furniture. The words for people stand beside each code. */
export const furnitureWhy = {
  'related-link': 'points to another article',
  newsletter: 'asks the reader to sign up for a newsletter',
  'social-follow': 'asks the reader to follow a page on social media',
  donation: 'asks the reader for money or membership',
  'login-comment': 'belongs to the comment section or a login',
  'share-bar': 'is a row of share buttons',
  cookie: 'is a cookie or privacy notice',
  advertisement: 'marks an advertisement',
  copyright: 'is a copyright or licence line of the site',
  contact: 'asks the reader to send tips or corrections',
  navigation: 'is part of the menus of the page',
  'around-article': 'stands outside the article, among the lists and menus of the page',
} as const;

export type FurnitureReason = keyof typeof furnitureWhy;

export const furnitureReasons = Object.keys(furnitureWhy) as [FurnitureReason, ...FurnitureReason[]];
