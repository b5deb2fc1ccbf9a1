/** What Stet writes of the W3C Web Annotation Data Model (Recommendation of 23 February 2017). */

export type Motivation =
  | 'assessing'
  | 'classifying'
  | 'commenting'
  | 'describing'
  | 'editing'
  | 'linking'
  | 'questioning'
  | 'replying'
  | 'tagging';

export type Selector =
  | {
      readonly type: 'TextQuoteSelector';
      readonly exact: string;
      readonly prefix: string;
      readonly suffix: string;
    }
  /** Code points; `start` inclusive, `end` exclusive. */
  | { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number }
  | {
      readonly type: 'FragmentSelector';
      readonly conformsTo: 'http://www.w3.org/TR/media-frags/';
      readonly value: string;
    };

export interface SpecificResource {
  readonly type: 'SpecificResource';
  readonly purpose?: Motivation;
  readonly source: string;
  readonly selector?: Selector | readonly Selector[];
  /** When the source was what it is cited for. */
  readonly state?: { readonly type: 'TimeState'; readonly sourceDate: string };
}

export interface TextualBody {
  readonly type: 'TextualBody';
  readonly purpose: Motivation;
  readonly value: string;
  readonly format: 'text/plain';
  /** BCP 47. */
  readonly language?: string;
}

export type Body = TextualBody | SpecificResource;

export interface Annotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: Motivation;
  readonly created: string;
  readonly modified?: string;
  readonly creator?: { readonly type: 'Person'; readonly name: string };
  readonly body: Body | readonly Body[];
  /** An IRI, or places in the text. */
  readonly target: string | SpecificResource | readonly SpecificResource[];
}

export interface AnnotationCollection {
  readonly '@context': 'http://www.w3.org/ns/anno.jsonld';
  readonly id: string;
  readonly type: 'AnnotationCollection';
  readonly label: string;
  readonly generated: string;
  readonly generator: { readonly type: 'Software'; readonly name: string };
  readonly total: number;
  readonly first: {
    readonly id: string;
    readonly type: 'AnnotationPage';
    readonly startIndex: 0;
    readonly items: readonly Annotation[];
  };
}
