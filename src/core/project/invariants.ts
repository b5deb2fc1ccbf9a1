import { textBlocks } from '../article/block-tree.ts';
import { spanIndex } from '../article/spans.ts';
import { blockProblem, duplicateBlockId } from '../article/validate-article.ts';
import { isVerdict } from '../claims/claim-status.ts';
import { fitsSubject, hasSubject } from '../privilege/privilege.ts';
import { spanOwners } from './draft.ts';
import { isPublicStage, type Project } from './project.ts';

/**
 * What holds for every project that `apply` ever made (docs/architecture.md lists them in words). Returns one line per
 * breach; empty means sound. Checked by the property tests after every command and by `stet doctor` on every project.
 */
export function breaches(project: Project): readonly string[] {
  return [
    ...articleBreaches(project),
    ...spanBreaches(project),
    ...claimBreaches(project),
    ...referenceBreaches(project),
    ...keyBreaches(project),
    ...ledgerBreaches(project),
  ];
}

function articleBreaches(project: Project): readonly string[] {
  const twice = duplicateBlockId(project.article);
  const problems = project.article.blocks.map(blockProblem).filter((problem) => problem !== null);
  return twice === null ? problems : [`block id ${twice} is used twice`, ...problems];
}

/** Every span of the article belongs to exactly one live record; no two records hold the same span id. */
function spanBreaches(project: Project): readonly string[] {
  const owners = spanOwners(project);
  const found = [...spanIndex(project.article).keys()]
    .filter((id) => !owners.has(id))
    .map((id) => `span ${id} belongs to nothing`);
  const seen = new Set<string>();
  for (const record of [...Object.values(project.claims), ...Object.values(project.notCheckable)]) {
    for (const span of record.spans) {
      if (seen.has(span.id)) found.push(`span ${span.id} belongs to two records`);
      seen.add(span.id);
    }
  }
  return found;
}

/** A claim has a verdict exactly when its status is one; its history is never empty. */
function claimBreaches(project: Project): readonly string[] {
  return Object.values(project.claims).flatMap((claim) => {
    const found: string[] = [];
    const decided = isVerdict(claim.status);
    if (decided !== (claim.verdict !== null)) found.push(`claim ${claim.id}: verdict and status disagree`);
    if (claim.verdict !== null && claim.verdict.status !== claim.status) {
      found.push(`claim ${claim.id}: verdict is ${claim.verdict.status}, status ${claim.status}`);
    }
    if (claim.spans.length === 0) found.push(`claim ${claim.id} has no span`);
    if (claim.history.length === 0) found.push(`claim ${claim.id} has no history`);
    return found;
  });
}

/** No record points to one that does not exist. */
function referenceBreaches(project: Project): readonly string[] {
  const found: string[] = [];
  const need = (exists: boolean, what: string) => {
    if (!exists) found.push(what);
  };
  for (const citation of Object.values(project.citations)) {
    need(citation.claimId in project.claims, `citation ${citation.id}: no claim`);
    need(citation.sourceId in project.sources, `citation ${citation.id}: no source`);
    const evidence = citation.evidenceId === null ? null : project.evidence[citation.evidenceId];
    need(evidence !== undefined, `citation ${citation.id}: no evidence`);
    need(
      !evidence || evidence.sourceId === citation.sourceId,
      `citation ${citation.id}: evidence of another source`,
    );
  }
  for (const item of Object.values(project.evidence)) {
    need(item.sourceId in project.sources, `evidence ${item.id}: no source`);
    need(item.custody.length > 0, `evidence ${item.id}: no custody record`);
  }
  for (const query of Object.values(project.queries)) {
    need(query.claimId === null || query.claimId in project.claims, `query ${query.id}: no claim`);
  }
  for (const change of Object.values(project.changes)) {
    need(change.claimId in project.claims, `change ${change.id}: no claim`);
  }
  for (const dismissal of Object.values(project.dismissals)) {
    need(dismissal.claimId in project.claims, `dismissal ${dismissal.id}: no claim`);
  }
  for (const name of Object.values(project.names)) {
    need(name.sourceId === null || name.sourceId in project.sources, `name ${name.id}: no source`);
  }
  for (const contact of Object.values(project.contacts)) {
    need(contact.sourceId in project.sources, `contact ${contact.id}: no source`);
  }
  for (const allegation of Object.values(project.allegations)) {
    need(allegation.sourceId in project.sources, `allegation ${allegation.id}: no source`);
    const claims = [...allegation.claimIds, allegation.replyClaimId].filter((id) => id !== null);
    need(
      claims.every((id) => id in project.claims),
      `allegation ${allegation.id}: no claim`,
    );
  }
  for (const mark of Object.values(project.privileges)) {
    need(hasSubject(project, mark.subject), `privilege mark ${mark.id}: no ${mark.subject.kind}`);
    need(fitsSubject(mark.kind, mark.subject), `privilege mark ${mark.id}: of the wrong kind`);
  }
  const blocks = new Set(textBlocks(project.article).map((leaf) => leaf.id));
  for (const line of Object.values(project.furniture)) {
    need(line.restored || !blocks.has(line.block.id), `left-out line ${line.id} is in the article`);
  }
  return found;
}

/** The corrections ledger has an entry once, about claims that there are, and only of a story that readers have. */
function ledgerBreaches({ corrections, claims, story }: Project): readonly string[] {
  const ids = new Set(corrections.map((entry) => entry.id));
  return [
    ...(ids.size === corrections.length ? [] : ['two corrections have the same id']),
    ...(corrections.length === 0 || isPublicStage(story.stage)
      ? []
      : ['corrections of an unpublished story']),
    ...corrections
      .filter((entry) => entry.claimIds.some((id) => !(id in claims)))
      .map((entry) => `correction ${entry.id}: no claim`),
  ];
}

/** Each record lies under its own id. */
function keyBreaches(project: Project): readonly string[] {
  const collections: Readonly<Record<string, Readonly<Record<string, { readonly id: string }>>>> = {
    claims: project.claims,
    notCheckable: project.notCheckable,
    sources: project.sources,
    evidence: project.evidence,
    citations: project.citations,
    queries: project.queries,
    changes: project.changes,
    furniture: project.furniture,
    dismissals: project.dismissals,
    ignoredSuggestions: project.ignoredSuggestions,
    names: project.names,
    contacts: project.contacts,
    allegations: project.allegations,
    privileges: project.privileges,
  };
  return Object.entries(collections).flatMap(([name, records]) =>
    Object.entries(records)
      .filter(([key, record]) => key !== record.id)
      .map(([key]) => `${name}: ${key} holds another record`),
  );
}
