import type { TextBlockKind } from '../../article/block-tree.ts';
import type { CueKind } from '../../spotting/cue.ts';
import { sentenceCues } from '../../spotting/cues.ts';
import { isForeign } from '../../spotting/language.ts';
import { riskFlagsOf } from '../../spotting/risk-flags.ts';
import type { RiskFlag } from '../../spotting/suggestion.ts';

const riskWords: Readonly<Record<RiskFlag, string>> = {
  libel: 'libel',
  privacy: 'privacy',
  minor: 'about a minor',
  'anonymous-source': 'anonymous source',
  medical: 'medical',
};

/** What the machine’s rules find dangerous about a sentence, in words; empty in a language that they cannot read. */
export function risksOf(sentence: string, kind: TextBlockKind): readonly string[] {
  return isForeign(sentence) ? [] : riskFlagsOf(kindsIn(sentence, kind)).map((flag) => riskWords[flag]);
}

function kindsIn(sentence: string, kind: TextBlockKind): ReadonlySet<CueKind> {
  return new Set(sentenceCues(sentence, kind).map((cue) => cue.kind));
}
