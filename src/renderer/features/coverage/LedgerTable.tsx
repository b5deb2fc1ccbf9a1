import {
  notCheckableWords,
  type CoverageLedger,
  type LedgerCounts,
} from '../../../core/claims/coverage-ledger.ts';
import { notCheckableText, partName } from './coverage-words.ts';

/** The ledger by part of the article. The patterns are those of the strip beside the page. */
export function LedgerTable({ ledger }: { readonly ledger: CoverageLedger }) {
  return (
    <section className="coverage-ledger" aria-label="By part">
      <h3 className="blockers-heading">By part</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <Head state="claimed" name="Claims" />
            <Head state="not-checkable" name="Not checkable" />
            <Head state="uncovered" name="Uncovered" />
          </tr>
        </thead>
        <tbody>
          {ledger.parts.map((part, at) => (
            <Row key={at} name={partName(part)} counts={part.counts} />
          ))}
        </tbody>
        {ledger.parts.length < 2 ? null : (
          <tfoot>
            <Row name="All" counts={ledger.counts} />
          </tfoot>
        )}
      </table>
      {notCheckableWords(ledger.counts) === 0 ? null : (
        <p className="insp-hint">{notCheckableText(ledger.counts)}</p>
      )}
    </section>
  );
}

function Head({ state, name }: { readonly state: string; readonly name: string }) {
  return (
    <th scope="col">
      <span className="ledger-swatch" data-state={state} aria-hidden="true" />
      {name}
    </th>
  );
}

function Row({ name, counts }: { readonly name: string; readonly counts: LedgerCounts }) {
  const cells = [counts.claimed, notCheckableWords(counts), counts.uncovered] as const;
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((number, at) => (
        <td key={at} data-open={(at === 2 && number > 0) || undefined}>
          {number === 0 ? '–' : number}
        </td>
      ))}
    </tr>
  );
}
