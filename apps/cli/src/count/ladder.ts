import { type CandidateId, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import type { RecordedLot, TieRule } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import type { Candidates } from './candidates.ts';
import { cannot, type Trouble } from './trouble.ts';

/** Rungs that are a word and nothing more. */
const PLAIN = [
  'condorcet-among-tied',
  'fewest-first-preferences',
  'earlier-stages-backwards',
  'earlier-stages-forwards',
  'together',
] as const;

/** `earlier-stages-backwards,lot-order:c2+c1+c3,sha256:5eed…,physical-lot`: the rungs in the order in which they are tried. */
export function readLadder(
  text: string,
  lots: readonly RecordedLot[],
  { candidates, texts }: { readonly candidates: Candidates; readonly texts: Texts },
): Result<readonly TieRule[], Trouble> {
  const rungs: TieRule[] = [];
  for (const rung of text.split(',').map((each) => each.trim())) {
    if (rung === '') continue;
    const [, name = '', rest] = /^([^:]*)(?::(.*))?$/.exec(rung) ?? [];
    const plain = PLAIN.find((each) => each === name);
    if (plain !== undefined && rest === undefined) rungs.push({ kind: plain });
    else if (name === 'physical-lot' && rest === undefined) rungs.push({ kind: 'physical-lot', lots });
    else if (name === 'sha256' && /^(?:[0-9a-f]{2})+$/.test(rest ?? ''))
      rungs.push({ kind: 'sha256', seed: rest ?? '' });
    else if (name === 'lot-order' && rest !== undefined) {
      const order = readPeople(rest, { candidates, texts, where: '--ties' });
      if (!order.ok) return order;
      rungs.push({ kind: 'lot-order', order: order.value });
    } else return cannot(texts.text('counting-ties-bad', { found: rung }), texts.text('counting-ties-bad.do'));
  }
  // Lots that were drawn are asked last unless the ladder says where they stand.
  const asks = rungs.some(({ kind }) => kind === 'physical-lot');
  return ok(asks || lots.length === 0 ? rungs : [...rungs, { kind: 'physical-lot', lots }]);
}

interface Where {
  readonly candidates: Candidates;
  readonly texts: Texts;
  /** The option that names these people. */
  readonly where: string;
}

/** `c2+Alder+c3`: candidates by id or name. */
export function readPeople(text: string, { candidates, texts, where }: Where): Result<readonly CandidateId[], Trouble> {
  const people: CandidateId[] = [];
  for (const name of text.split('+').map((each) => each.trim())) {
    const found = candidates.find(name);
    if (found === undefined) return strangerIn(where, name, { candidates, texts });
    people.push(found);
  }
  return ok(people);
}

/** Nobody, or several, of that name: who there is. */
export function strangerIn(
  where: string,
  found: string,
  { candidates, texts }: { readonly candidates: Candidates; readonly texts: Texts },
): ReturnType<typeof cannot> {
  const known = candidates.ids.map((id) => `${id} (${candidates.nameOf(id)})`).join(', ');
  return cannot(
    texts.text('counting-no-such-candidate', { where, found }),
    texts.text('counting-candidates', { known }),
  );
}

/** `stage=3,exclude,among=a+b,drawn=a`, in any order. */
export function readLot(
  text: string,
  { candidates, texts }: { readonly candidates: Candidates; readonly texts: Texts },
): Result<RecordedLot, Trouble> {
  const parts = text.split(',').map((each) => each.trim());
  const valueOf = (name: string): string | undefined =>
    parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  const stage = parseWholeNumber(valueOf('stage') ?? '');
  const purpose = (['elect', 'exclude', 'order'] as const).find((each) => parts.includes(each));
  const [names, name] = [valueOf('among'), valueOf('drawn')];
  const wellFormed = parts.length === 4 && stage !== undefined && stage > 0;
  if (!wellFormed || purpose === undefined || names === undefined || name === undefined)
    return cannot(texts.text('counting-lot-bad', { found: text }), texts.text('counting-lot-bad.do'));
  const among = readPeople(names, { candidates, texts, where: '--lot' });
  if (!among.ok) return among;
  const drawn = readPeople(name, { candidates, texts, where: '--lot' });
  if (!drawn.ok) return drawn;
  const [one, ...more] = drawn.value;
  if (one === undefined || more.length > 0 || !among.value.includes(one))
    return cannot(texts.text('counting-lot-bad', { found: text }), texts.text('counting-lot-bad.do'));
  return ok({ stage, purpose, among: among.value, drawn: one });
}
