import type { MemberId } from '@selectorate/basics';
import type { CheckInput } from './check-input.ts';
import { type Finding, found, type NotRun, notRun, raiseOne, type RaisedSignal } from './finding.ts';
import { sourcesOf } from './ri-06-deceased.ts';

/** RI-07: gone away, where two signs say so: returned mail, an e-mail that bounced, a list of people who moved. One alone is counted. */
export function checkGoneAway({ entries, evidence, goneAway = [] }: CheckInput): Finding | NotRun {
  if (evidence === undefined) return notRun('evidence');
  const lists = sourcesOf(goneAway);
  const tested: MemberId[] = [];
  const signals: RaisedSignal[] = [];
  let [returned, bounced, one] = [0, 0, 0];
  for (const { member } of entries) {
    const known = evidence.get(member);
    if (known === undefined) continue;
    tested.push(member);
    if (known.mailReturned) returned++;
    if (known.emailBounced) bounced++;
    const signs = Number(known.mailReturned) + Number(known.emailBounced) + (lists.get(member)?.size ?? 0);
    if (signs === 1) one++;
    if (signs < 2) continue;
    const about = [String(known.mailReturned), String(known.emailBounced), ...(lists.get(member) ?? [])];
    const figures = { lists: lists.get(member)?.size ?? 0, count: signs };
    signals.push(raiseOne('RI-07', member, { state: 'ask-member', reason: 'gone-away', figures, about }));
  }
  return found({
    population: entries.length,
    tested,
    notTestable: { 'no-evidence': entries.length - tested.length },
    signals,
    expected: { low: 0, high: Math.ceil(tested.length / 100), source: 'measured-on-invented-rolls' },
    totals: { 'returned-mail': returned, bounced, 'one-source': one },
    data: goneAway.map(({ source, sha256 }) => `list ${source} ${sha256}`),
  });
}
