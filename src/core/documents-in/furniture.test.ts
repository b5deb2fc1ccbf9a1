import { describe, expect, it } from 'vitest';
import { judgeFurniture } from './furniture.ts';

const furniture: Record<string, string[]> = {
  'related-link': [
    'READ: Ferry Strike Ends After Nine Days',
    'Read more',
    'Related: Why the pier closed',
    'Related stories',
    'Also read: The last tram',
    'SEE ALSO: Ten facts about tides',
    'You may also like',
    'Most Read',
    'Lesen Sie auch: Der letzte Zug',
  ],
  newsletter: [
    'Sign up for our weekly newsletter',
    'Subscribe to our newsletter and never miss a story.',
    'Get the day’s headlines delivered to your inbox every morning.',
    'Sign up: Subscribe to our free newsletter.',
    'Enter your email address',
    'Stay informed. Our daily briefing lands in your inbox at six.',
  ],
  'social-follow': [
    'Follow us on Facebook and Twitter',
    'Connect with us: Follow the Bugle on X for updates.',
    'Like us on Facebook!',
    'Follow @saltmarshbugle',
    'Follow the Saltmarsh Bugle on Instagram',
  ],
  donation: [
    'Please consider making a donation to the Bugle. Your gift keeps our reporters on the road.',
    'Donate now',
    'Support our journalism for as little as £1 a month.',
    'Become a member',
    'If you value our reporting, please chip in today.',
  ],
  'login-comment': [
    'Log in to comment',
    'Login To Facebook To Comment',
    'You must be logged in to post a comment.',
    'Leave a Reply',
    '12 comments',
    'Comments are closed.',
    'Join the conversation',
    'View comments (3)',
  ],
  'share-bar': [
    'Share this article',
    'Facebook Twitter WhatsApp Email',
    'Share | Tweet | Pin it',
    'Share on Facebook',
    'Click to share on X (Opens in new window)',
  ],
  cookie: [
    'We use cookies to improve your experience on this website.',
    'This site uses cookies. By continuing you consent to our privacy policy.',
    'Accept all cookies',
  ],
  advertisement: [
    'ADVERTISEMENT',
    '- Advertisement -',
    'Story continues below advertisement',
    'Sponsored content',
  ],
  copyright: [
    '© 2025 Saltmarsh Bugle',
    'Copyright 2025 Bugle Media Ltd. All rights reserved.',
    'All rights reserved.',
  ],
  contact: ['Got a tip? Email us at tips@bugle.example', 'Report a typo'],
  navigation: ['Skip to main content', 'Back to top', 'Download our free app'],
};

const prose = [
  'Read the full judgment and one thing stands out: the court never saw the map.',
  'The newsletter, sent to 4,000 subscribers on Friday, promised a refund.',
  '“Sign up for our newsletter,” the candidate told the crowd, and 300 people did.',
  'She asked readers to support our journalism, and they gave £4,000 in a week.',
  'Donations to the party rose by 12 percent last year, according to the register.',
  'Please make a donation, the priest asked, and the plate went round twice.',
  'Follow the money and the trail ends at a quay in Port Aldren.',
  'Subscribe is the wrong word for what the council did with its own newspaper.',
  'Facebook and Twitter removed the posts on Monday, the companies said.',
  'Cookies sold at the quay brought in £640.',
  'We use cookies as bait, the fisherman explained: crabs love ginger.',
  'Copyright law changed in 1998, and the archive changed with it.',
  'Share prices fell by a fifth within the hour.',
  'Related species live further north, where the water is colder.',
  'Comments by the mayor drew laughter from the gallery.',
  'Join the navy, his father told him; he joined the circus.',
  'Support for the bill fell to 31 percent in the latest poll of 1,004 adults.',
  'Watch: at 9.14 the second vessel turns towards the pier. At 9.15 it strikes.',
  'Home prices in the district doubled.',
  'Become a member of the council and the archive opens to you, the charter states.',
  'Log books for the night were missing.',
  'If you value quiet, the north bank is the better choice.',
  'Most read the verdict as a defeat for the ministry.',
  '© Jo Marsh',
  'Sign up for the ferry bundle using the same email as your tram account',
  'Editor’s note: an earlier version of this story misspelled the name of the pier.',
];

describe('judgeFurniture', () => {
  for (const [reason, lines] of Object.entries(furniture)) {
    it.each(lines)(`takes for ${reason}: %s`, (line) => {
      expect(judgeFurniture(line)).toMatchObject({ reason, why: expect.stringMatching(/\w/u) });
    });
  }

  it.each(prose)('leaves alone: %s', (line) => {
    expect(judgeFurniture(line)).toBeNull();
  });

  it('takes no longer for hostile lines', () => {
    const started = performance.now();
    for (const piece of [
      'share this article ',
      'sign up ',
      'newsletter ',
      'our ',
      '((((',
      'follow us on ',
      'we use ',
      '. A',
      'read: ',
    ]) {
      judgeFurniture(piece.repeat(Math.floor(1_500 / piece.length)));
      judgeFurniture(piece.repeat(30));
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});
