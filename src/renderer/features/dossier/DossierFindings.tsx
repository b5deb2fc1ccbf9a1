import { ShieldCheck, ShieldX } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { DossierView } from '../../../contract/dossier-channels.ts';
import { roleNames } from '../desk/desk-words.ts';
import { headline, keyWords, logWords, partStateWords, touchedWords, utcTime } from './dossier-words.ts';

/** What was found in a dossier, the answer first. */
export function DossierFindings({ view }: { readonly view: DossierView }) {
  const { isIntact, problems, notes, signature, changed, touched, told, canImport } = view;
  const answer = useRef<HTMLHeadingElement>(null);
  // The answer is what everybody came for; whoever hears the screen hears it first.
  useEffect(() => {
    answer.current?.focus();
  }, [view]);
  return (
    <div className="dossier" data-pane="Findings" role="region" aria-label="Findings" tabIndex={-1}>
      <div className="dossier-page">
        <div className="dossier-answer" data-intact={isIntact || undefined}>
          {isIntact ? <ShieldCheck aria-hidden="true" /> : <ShieldX aria-hidden="true" />}
          <div>
            <h2 ref={answer} tabIndex={-1}>
              {headline(view)}
            </h2>
            {isIntact ? null : <p>{touchedWords(touched)}</p>}
            {isIntact && !canImport ? (
              <p>Its record was written by a newer version of Stet; update Stet to make a project of it.</p>
            ) : null}
          </div>
        </div>
        {problems.length === 0 ? null : (
          <Part title="What is wrong">
            <ul className="messages">
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Part>
        )}
        {changed.length === 0 ? null : (
          <Part title="Parts that are not as they were sealed">
            <ul className="dossier-parts">
              {changed.map(({ path, name, state, claims }) => (
                <li key={path}>
                  <p>
                    <strong>{name ?? path}</strong> {partStateWords[state]}.
                    {name === null ? null : <span className="dossier-path"> {path}</span>}
                  </p>
                  {claims === 'all' ? (
                    <p className="insp-hint">Every claim stands on it.</p>
                  ) : (
                    <ClaimWords claims={claims} />
                  )}
                </li>
              ))}
            </ul>
          </Part>
        )}
        {touched === 'all' || touched.length === 0 ? null : (
          <Part title="Claims that this touches">
            <ClaimWords claims={touched} />
          </Part>
        )}
        {told === null ? null : <Told told={told} view={view} isRelied={signature === 'holds'} />}
        {notes.length === 0 ? null : (
          <Part title="Worth knowing">
            <ul className="messages">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Part>
        )}
      </div>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="dossier-part">
      <h3>{title}</h3>
      <div>{children}</div>
    </section>
  );
}

interface ClaimWordsProps {
  readonly claims: readonly { readonly id: string; readonly words: string }[];
}

function ClaimWords({ claims }: ClaimWordsProps) {
  if (claims.length === 0) return <p className="insp-hint">No claim stands on it.</p>;
  return (
    <ul className="passages">
      {claims.map(({ id, words }) => (
        <li key={id}>{words}</li>
      ))}
    </ul>
  );
}

interface ToldProps {
  readonly told: NonNullable<DossierView['told']>;
  readonly view: DossierView;
  /** The signature holds, so the desk wrote it. */
  readonly isRelied: boolean;
}

function Told({ told, view, isRelied }: ToldProps) {
  const { title, edition, createdAt, statement, claims, parts, signOffs, overrides, key } = told;
  const facts: readonly (readonly [string, string])[] = [
    ['Article', title],
    ['Made', `${utcTime(createdAt)}, ${edition === 'draft' ? 'as a draft: not vetted' : 'as vetted'}`],
    ['Statement', statement],
    ['Claims', claims.toLocaleString()],
    ['Parts', parts.toLocaleString()],
    ['Log', logWords(view.log)],
  ];
  const ended = (stands: boolean) =>
    stands ? null : (
      <span className="dossier-ended"> no longer stands: withdrawn, or the article changed after it</span>
    );
  return (
    <>
      {isRelied ? null : (
        <p className="dossier-doubt">The signature does not hold, so what follows may be untrue.</p>
      )}
      <Part title="Sign-offs">
        {signOffs.length + overrides.length === 0 ? (
          <p>None were given.</p>
        ) : (
          <ul className="messages">
            {signOffs.map(({ role, by, at, stands }) => (
              <li key={`${role} ${at}`}>
                {roleNames[role]}: <strong>{by}</strong>, {utcTime(at)}
                {ended(stands)}
              </li>
            ))}
            {overrides.map(({ by, at, reason, blockers, stands }) => (
              <li key={`override ${at}`}>
                Released by <strong>{by}</strong>, {utcTime(at)}, with open points: {blockers}. “{reason}”
                {ended(stands)}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title="What it holds">
        <dl className="import-facts">
          {facts.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title="Key">
        <p className="settings-fingerprint">{key.fingerprint}</p>
        <p className="insp-hint">{keyWords(key)}</p>
      </Part>
    </>
  );
}
