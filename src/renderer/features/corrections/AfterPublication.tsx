import { useState } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import { BlastRadius } from './BlastRadius.tsx';
import { Conditions } from './Conditions.tsx';
import { Ledger } from './Ledger.tsx';

/** What follows once a story is out: the ledger of corrections, whom they reach, and the conditions it was given under. */
export function AfterPublication() {
  const { project } = useDesk();
  const [picked, setPicked] = useState<string | null>(null);
  const latest = project.corrections.findLast((entry) => entry.withdrawn === null);
  const chosenId = picked ?? latest?.id ?? null;
  return (
    <div className="publish-columns is-after">
      <Ledger chosenId={chosenId} onChoose={setPicked} />
      <BlastRadius chosenId={chosenId} />
      <Conditions />
    </div>
  );
}
