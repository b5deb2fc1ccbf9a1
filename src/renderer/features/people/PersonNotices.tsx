import { TriangleAlert } from 'lucide-react';
import { limitsOf } from '../../../core/sources/person-limits.ts';
import type { Source } from '../../../core/sources/source.ts';
import { useDesk } from '../desk/desk-context.ts';

/** What a person asked for that keeps this story from using them; stands wherever the source is shown or cited. */
export function PersonNotices({ source }: { readonly source: Source }) {
  const { project } = useDesk();
  const limits = limitsOf(source, project.story.publicationDate);
  if (limits.length === 0) return null;
  return (
    <ul className="person-limits">
      {limits.map(({ kind, message }) => (
        <li key={kind} className="is-missing">
          <TriangleAlert aria-hidden="true" /> {message}.
        </li>
      ))}
    </ul>
  );
}
