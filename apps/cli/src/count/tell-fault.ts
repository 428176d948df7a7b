import { throwIllegalValue } from '@selectorate/basics';
import type { CountFault, CountRule, OpenTie } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { sayList } from '@selectorate/telling';
import type { Candidates } from './candidates.ts';

interface About {
  readonly rule: CountRule;
  readonly candidates: Candidates;
  readonly texts: Texts;
}

/** Why there is no result: what, where, and what to add to the command. */
export function tellFault(fault: CountFault, about: About): readonly string[] {
  const { texts, candidates, rule } = about;
  const say = (id: string, args: Parameters<Texts['text']>[1] = {}): string => texts.text(`counting-fault-${id}`, args);
  const names = (ids: readonly string[]): string => sayList(ids.map(candidates.nameOf), texts);
  switch (fault.code) {
    case 'seats-out-of-range':
      return [say(fault.code, { seats: fault.seats, most: fault.most }), say(`${fault.code}.do`)];
    case 'unknown-candidate':
      return [say(fault.code, { candidate: fault.candidate, where: fault.where })];
    case 'bad-option':
      return [
        say(fault.code, { option: fault.option, expected: fault.expected }),
        texts.text('counting-given-option-value.do', { rule }),
      ];
    case 'bad-contest':
      return [say(fault.code, { field: fault.field, expected: fault.expected })];
    case 'bad-ballots':
      return [say(fault.code, { expected: fault.expected })];
    case 'rule-cannot':
      return [
        say(fault.code, { field: fault.field, rule: fault.rule }),
        say(`${fault.code}.do`, { field: fault.field }),
      ];
    case 'no-valid-votes':
      return [say(fault.code), say(`${fault.code}.do`)];
    case 'infeasible':
      return [say(fault.code, { constraints: fault.constraints.join(', ') }), say(`${fault.code}.do`)];
    case 'round-needed':
      return [say(fault.code, { round: fault.round, among: names(fault.among) }), say(`${fault.code}.do`)];
    case 'lot-needed':
    case 'tie-undecided':
      return tellTie(fault, about);
    default:
      return throwIllegalValue(fault);
  }
}

/** Who is tied, at which stage, for what; and the words that would decide it. */
function tellTie(fault: OpenTie & { readonly code: 'lot-needed' | 'tie-undecided' }, about: About): readonly string[] {
  const { texts, candidates } = about;
  const { stage, purpose, tied, code } = fault;
  const lot = `--lot 'stage=${stage},${purpose},among=${tied.join('+')},drawn=${tied[0] ?? ''}'`;
  return [
    texts.text(`counting-fault-tie-${purpose}`, { stage, tied: sayList(tied.map(candidates.nameOf), texts) }),
    texts.text(`counting-fault-${code}`),
    ...(code === 'tie-undecided'
      ? [
          texts.text('counting-tie-add-ladder'),
          "  --ties 'earlier-stages-backwards,fewest-first-preferences'",
          `  --ties 'lot-order:${tied.join('+')}+…'`,
          texts.text('counting-tie-ladder-order'),
        ]
      : []),
    texts.text('counting-tie-add-lot', { drawn: candidates.nameOf(tied[0] ?? '') }),
    `  ${lot}`,
  ];
}
