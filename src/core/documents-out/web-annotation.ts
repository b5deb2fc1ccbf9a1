import { claimFragments, claimsInOrder, claimState } from '../claims/staleness.ts';
import type { Claim, NotCheckable } from '../claims/claim.ts';
import { safeHref } from '../documents-in/url-policy.ts';
import { sha256Hex } from '../hash.ts';
import type { Change, Query } from '../project/exchange.ts';
import type { Project } from '../project/project.ts';
import type { Citation } from '../sources/citation.ts';
import { formatLocator } from '../sources/reference-format.ts';
import type { Source } from '../sources/source.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { checkingStatement, count } from './checking-statement.ts';
import { isConfidential } from './confidential.ts';
import { createDeskWords, type DeskWords } from './desk-words.ts';
import { editionOf, type ExportOptions } from './exported-document.ts';
import { prepareArticle } from './prepare-article.ts';
import { noticesAbove } from './public-notes.ts';
import { buildPublication } from './publication.ts';
import { flagWords, reasonWords, statusWords, typeWords } from './report-words.ts';
import { stanceWords } from './source-notes.ts';
import { textPlaces } from './text-places.ts';
import type {
  Annotation,
  AnnotationCollection,
  Body,
  Selector,
  SpecificResource,
} from './annotation-model.ts';

/**
 * The checking as a W3C Web Annotation collection. The first annotation carries the article's plain text, so that the file
 * stands on its own; every place is given as quotation and as position in that text, in code points.
 *
 * Claims assess, citations link, proposed changes edit, queries question, replies reply, passages that need no checking are
 * classified. It is the desk's own document: nobody who asked not to be named is named in it.
 */
export function writeAnnotations(project: Project, options: ExportOptions): AnnotationCollection {
  return new AnnotationWriter(project, options).collection();
}

/** The text that positions count in: the article as every format prints it, without formats and numbers of notes. */
export function annotatedText(project: Pick<Project, 'article'>): string {
  return textPlaces(prepareArticle(project.article).article).text;
}

/** What of the record has no annotation. */
export function annotationLosses(project: Project): readonly string[] {
  const removed = Object.values(project.claims).filter((claim) => claim.removed !== null).length;
  const formulas = claimsInOrder(project).filter((claim) => claim.formula !== null).length;
  const marks = buildPublication(project, 'draft', project.updatedAt).cleaning.characters;
  const left = [
    [removed, count(removed, 'removed claim', 'removed claims')],
    [formulas, count(formulas, 'calculation', 'calculations')],
    [
      Object.keys(project.contacts).length + Object.keys(project.allegations).length,
      'contacts and allegations',
    ],
    [project.signOffs.length, 'sign-offs'],
  ] as const;
  const named = left.flatMap(([number, words]) => (number === 0 ? [] : [words]));
  return [
    ...(named.length === 0
      ? []
      : [`Web annotations have no place for ${named.join(', ')}; the checking report has them.`]),
    ...(marks === 0
      ? []
      : [
          `${count(marks, 'invisible control character was', 'invisible control characters were')} left out of the text.`,
        ]),
  ];
}

class AnnotationWriter {
  private readonly project: Project;
  private readonly options: ExportOptions;
  private readonly words: DeskWords;
  private readonly article: Project['article'];
  private readonly places: ReturnType<typeof textPlaces>;
  private readonly source: string;

  constructor(project: Project, options: ExportOptions) {
    this.project = project;
    this.options = options;
    this.words = createDeskWords(project);
    this.article = prepareArticle(project.article).article;
    this.places = textPlaces(this.article);
    this.source = this.iri(`text:sha256:${sha256Hex(this.places.text)}`);
  }

  collection(): AnnotationCollection {
    const { generatedAt, stetVersion } = this.options;
    const edition = editionOf(this.options);
    const { title, publicNotes } = buildPublication(this.project, edition, generatedAt);
    const notices = noticesAbove(publicNotes).map((notice) => `${notice.label} ${notice.text} `);
    const { label, text } = checkingStatement(this.project, edition, generatedAt);
    const items = this.items();
    return {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: this.iri(`annotations:${this.project.revision}`),
      type: 'AnnotationCollection',
      label: `The checking of “${title}”. ${notices.join('')}${label} ${this.words.text(text)}`,
      generated: generatedAt,
      generator: { type: 'Software', name: `Stet ${stetVersion}` },
      total: items.length,
      first: {
        id: this.iri(`annotations:${this.project.revision}:page:1`),
        type: 'AnnotationPage',
        startIndex: 0,
        items,
      },
    };
  }

  private items(): readonly Annotation[] {
    const { project } = this;
    const claims = claimsInOrder(project);
    const shown = new Set(claims.map((claim) => claim.id));
    return [
      this.textItself(),
      ...claims.flatMap((claim) => this.aboutClaim(claim)),
      ...Object.values(project.changes)
        .filter((change) => shown.has(change.claimId))
        .map((change) => this.change(change)),
      ...Object.values(project.queries).flatMap((query) => this.query(query, shown)),
      ...Object.values(project.notCheckable).map((marking) => this.notCheckable(marking)),
    ];
  }

  private textItself(): Annotation {
    const { language } = this.project.story;
    return {
      ...this.head('text', 'describing', this.options.generatedAt, null),
      body: {
        type: 'TextualBody',
        purpose: 'describing',
        value: this.places.text,
        format: 'text/plain',
        ...(language === '' ? {} : { language }),
      },
      target: this.source,
    };
  }

  private aboutClaim(claim: Claim): readonly Annotation[] {
    const target = this.targetOf(claim);
    return [
      { ...this.claimHead(claim), body: this.claimBodies(claim), target },
      ...claim.notes.map((note) => ({
        ...this.head(note.id, 'commenting', note.at, note.by),
        body: this.remark('commenting', note.text),
        target: this.iri(claim.id),
      })),
      ...citationsOf(this.project, claim.id).flatMap((citation) => {
        const source = this.project.sources[citation.sourceId];
        return source === undefined ? [] : [this.citation(citation, source, target)];
      }),
    ];
  }

  private claimHead({ id, verdict, createdAt, createdBy }: Claim) {
    const head = this.head(id, 'assessing', createdAt, verdict?.by ?? createdBy);
    return verdict === null ? head : { ...head, modified: verdict.at };
  }

  private claimBodies(claim: Claim): readonly Body[] {
    const { isStale, isDetached, text } = claimState(this.project, claim);
    const said = claim.attribution === null ? '' : `Said by ${claim.attribution.name}.`;
    const comment = [
      claim.verdict?.note ?? '',
      claim.summary === '' ? '' : `In short: ${claim.summary}`,
      said,
      isStale ? 'The words changed since the verdict.' : '',
      isDetached ? `It no longer stands in the article. Its last words: ${text}` : '',
    ];
    const tags = [
      typeWords[claim.type],
      ...claim.flags.map((flag) => flagWords[flag]),
      ...(isStale ? ['stale'] : []),
      ...(isDetached ? ['detached'] : []),
    ];
    return [
      this.remark('classifying', statusWords[claim.status].word),
      ...this.remarkIfAny(comment.filter((part) => part.trim() !== '').join('\n')),
      ...tags.map((tag) => this.remark('tagging', tag)),
    ];
  }

  private citation(citation: Citation, source: Source, target: Annotation['target']): Annotation {
    const { locator, role, stance, note } = citation;
    const hidden = isConfidential(source);
    const where = locator === null || hidden ? '' : `, ${this.words.text(formatLocator(locator))}`;
    const line = `${this.words.source(source)}${where} (${role}, ${stanceWords[stance]})`;
    const collected = citation.evidenceId === null ? undefined : this.project.evidence[citation.evidenceId];
    const seen = collected?.custody[0]?.at;
    const selectors = hidden ? [] : this.evidenceSelectors(citation);
    return {
      ...this.head(citation.id, 'linking', citation.at, citation.by),
      body: [
        {
          type: 'SpecificResource',
          purpose: 'linking',
          source: this.addressOf(source),
          ...(selectors.length === 0 ? {} : { selector: oneOrMany(selectors) }),
          ...(seen === undefined || hidden ? {} : { state: { type: 'TimeState', sourceDate: seen } }),
        },
        this.remark('commenting', note === '' ? line : `${line}\n${note}`),
      ],
      target,
    };
  }

  private evidenceSelectors({ excerpt, region }: Citation): readonly Selector[] {
    const percent = (part: number) => String(Math.round(part * 100_000) / 1000);
    return [
      ...(excerpt === null
        ? []
        : [
            {
              type: 'TextQuoteSelector' as const,
              exact: this.words.text(excerpt.exact),
              prefix: this.words.text(excerpt.prefix),
              suffix: this.words.text(excerpt.suffix),
            },
          ]),
      ...(region === null
        ? []
        : [
            {
              type: 'FragmentSelector' as const,
              conformsTo: 'http://www.w3.org/TR/media-frags/' as const,
              value: `xywh=percent:${[region.x, region.y, region.width, region.height].map(percent).join(',')}`,
            },
          ]),
    ];
  }

  private change(change: Change): Annotation {
    const claim = this.project.claims[change.claimId];
    const spans = (claim?.spans ?? []).filter((span) => span.id === change.spanId);
    const stands = change.outcome === null ? this.resourcesOf({ spans }) : [];
    const outcome = change.outcome?.kind ?? 'open';
    const reasons = [change.reason, change.outcome?.reason ?? ''].filter((reason) => reason !== '');
    return {
      ...this.head(change.id, 'editing', change.at, change.by),
      ...(change.outcome === null ? {} : { modified: change.outcome.at }),
      body: [
        this.remark('editing', change.replacement),
        this.remark('tagging', outcome),
        ...this.remarkIfAny(reasons.join('\n')),
      ],
      target: stands.length === 0 ? this.iri(change.claimId) : oneOrMany(stands),
    };
  }

  private query(query: Query, shown: ReadonlySet<string>): readonly Annotation[] {
    const claim =
      query.claimId !== null && shown.has(query.claimId) ? this.project.claims[query.claimId] : undefined;
    const tags = [`to the ${query.to}`, query.resolved === null ? 'open' : 'resolved'];
    return [
      {
        ...this.head(query.id, 'questioning', query.at, query.by),
        ...(query.resolved === null ? {} : { modified: query.resolved.at }),
        body: [this.remark('questioning', query.text), ...tags.map((tag) => this.remark('tagging', tag))],
        target: claim === undefined ? this.source : this.targetOf(claim),
      },
      ...query.replies.map((reply) => ({
        ...this.head(reply.id, 'replying', reply.at, reply.by),
        body: this.remark('replying', reply.text),
        target: this.iri(query.id),
      })),
    ];
  }

  private notCheckable(marking: NotCheckable): Annotation {
    return {
      ...this.head(marking.id, 'classifying', marking.at, marking.by),
      body: [
        this.remark('classifying', `Needs no checking: ${reasonWords[marking.reason]}`),
        ...this.remarkIfAny(marking.note),
      ],
      target: this.targetOf(marking),
    };
  }

  /** The places of the spans that stand in the article; the whole text when none does. */
  private targetOf(record: Pick<Claim, 'spans'>): Annotation['target'] {
    const resources = this.resourcesOf(record);
    return resources.length === 0 ? this.source : oneOrMany(resources);
  }

  private resourcesOf(record: Pick<Claim, 'spans'>): readonly SpecificResource[] {
    return claimFragments(this.article, record).flatMap((fragment) => {
      const place = this.places.placeOf(fragment);
      if (place === null || place.end <= place.start) return [];
      const { start, end, exact, prefix, suffix } = place;
      return [
        {
          type: 'SpecificResource' as const,
          source: this.source,
          selector: [
            { type: 'TextQuoteSelector' as const, exact, prefix, suffix },
            { type: 'TextPositionSelector' as const, start, end },
          ],
        },
      ];
    });
  }

  private head(id: string, motivation: Annotation['motivation'], created: string, by: string | null) {
    const name = by === null ? '' : this.words.text(by);
    return {
      id: this.iri(id),
      type: 'Annotation' as const,
      motivation,
      created,
      ...(name === '' ? {} : { creator: { type: 'Person' as const, name } }),
    };
  }

  private remark(purpose: Annotation['motivation'], value: string): Body {
    return { type: 'TextualBody', purpose, value: this.words.text(value), format: 'text/plain' };
  }

  private remarkIfAny(value: string): readonly Body[] {
    return value === '' ? [] : [this.remark('commenting', value)];
  }

  private addressOf(source: Source): string {
    const address = isConfidential(source) ? null : safeHref(source.csl.URL ?? '');
    const isPublic = address !== null && /^https?:\/\/\S+$/u.test(address);
    return isPublic && this.words.text(address) === address ? address : this.iri(source.id);
  }

  private iri(name: string): string {
    return `urn:x-stet:${this.project.id}:${name}`;
  }
}

function oneOrMany<T>(list: readonly T[]): T | readonly T[] {
  const [first] = list;
  return list.length === 1 && first !== undefined ? first : list;
}
