import { type BatchId, type ContestId, type Json, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import type { DraftShape } from '@selectorate/api';
import { ballotsToJson } from '@selectorate/count';
import { type Batch, bodyOf, paperFigures } from '@selectorate/selection';
import type { Denial } from '../../handlers.ts';
import { countPapers, keyedApart, papersOf } from '../agreed-papers.ts';
import type { DeskHandlers } from '../desk.ts';
import type { Wish } from '../draft-content.ts';
import { deny, denyAct, denyWrite, type House, isOfficer, settleClock, type Visit, visit } from '../house.ts';
import { isScrutineer } from '../may-read.ts';
import { holdersOf, officersOf } from '../places.ts';
import { prepareDraft } from '../prepare-draft.ts';
import { refusalOf as refusal } from '../refusal-of.ts';
import { amendRoll } from './propose-amendment.ts';
import { grantWaiver, giveNotice } from './propose-decisions.ts';
import { freezeRoll } from './propose-freeze.ts';
import { freezeUnitRoll } from './propose-unit-roll.ts';
import { reportRoll } from './propose-report.ts';

type Proposed = Parameters<DeskHandlers['propose']>[0]['body'];
type Made = Promise<Result<Wish, Denial>>;

/** Acts whose bodies need what only the server holds: worked out here, and signed by people like any other. */
export const proposeHandler = (house: House): Pick<DeskHandlers, 'propose'> => ({
  propose: async ({ params, body }, asker) => {
    const settled = await settleClock(house, params.contest as ContestId);
    if (!settled.ok) return denyWrite(settled.error);
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const wish = await wishFor(house, who.value, body);
    if (!wish.ok) return wish;
    if (!wish.value.by.includes(who.value.person) && !isOfficer(who.value)) return deny('not-allowed');
    const drafted: Result<DraftShape, Denial> = await prepareDraft(house, who.value, wish.value);
    return drafted;
  },
});

function wishFor(house: House, who: Visit, proposed: Proposed): Made {
  switch (proposed.kind) {
    case 'report-roll':
      return reportRoll(house, who);
    case 'grant-waiver':
      return grantWaiver(house, who, proposed);
    case 'give-exclusion-notice':
      return giveNotice(house, who, proposed);
    case 'freeze-roll':
      return freezeRoll(house, who);
    case 'freeze-unit-roll':
      return freezeUnitRoll(house, who, proposed);
    case 'amend-roll':
      return amendRoll(house, who, proposed);
    case 'agree-batch':
      return agreeBatch(house, who, proposed.batch as BatchId);
    case 'state-scrutiny':
      return stateScrutiny(house, who, proposed);
    case 'record-count':
      return recordCount(house, who);
    default:
      return throwIllegalValue(proposed);
  }
}

/** The section that an act on a batch repeats, where the ballot has sections. */
const sectionOf = ({ section }: Batch) => (section === null ? {} : { section });

/** Agrees on a batch that both tellers keyed alike; where they differ, says where, to those who may look at its papers. */
async function agreeBatch({ options: { store } }: House, who: Visit, batch: BatchId): Made {
  const { state } = who.log;
  const { clause } = state.rulebook.ballot;
  const known = state.batches.get(batch);
  if (known === undefined) return denyAct(refusal('batch-unknown', clause, { batch }));
  const [first, second] = known.keyings;
  if (first === undefined || second === undefined)
    return denyAct(refusal('keying-missing', 'house.two-persons', { batch, keyings: known.keyings.length }));
  const one = await papersOf(store, who.contest, first.ballots);
  const other = await papersOf(store, who.contest, second.ballots);
  if (one === undefined || other === undefined)
    return denyAct(refusal('part-missing', clause, { batch, part: 'ballots' }));
  const apart = keyedApart(one, other);
  if (apart.length > 0) {
    const maySee = [first.by, second.by].includes(who.person) || isScrutineer(who);
    const lines = apart.map((each) => `${each.ranking}: ${first.by} ${each.first}, ${second.by} ${each.second}`);
    return denyAct(refusal('keyings-differ', clause, { batch }), maySee ? lines : []);
  }
  return ok({
    kind: 'agree-batch',
    by: [first.by, second.by],
    body: bodyOf('agree-batch', { batch, valid: one.total, differences: 0, ...sectionOf(known) }),
    parts: { ballots: { subject: batch, content: ballotsToJson(one) as unknown as Json, publish: false } },
    blobs: [],
  });
}

/** The scrutineer's statement over the papers as they are, and sealed in it the count that the server makes of them. */
async function stateScrutiny(
  { options: { store } }: House,
  { contest, log: { state } }: Visit,
  { satisfied, statement }: Extract<Proposed, { kind: 'state-scrutiny' }>,
): Made {
  const isCounted = satisfied && state.trigger !== 'reselected';
  const counted = isCounted ? await countPapers(store, contest, state) : undefined;
  if (counted?.ok === false) return denyAct(counted.error);
  const seen =
    counted === undefined ? null : { ballots: counted.value.body.ballots, result: counted.value.body.result };
  const count = seen === null ? {} : { count: { subject: 'contest', content: seen, publish: false } };
  const concerns = [...state.incidents.values()].filter(({ ruled }) => ruled === null).length;
  return ok({
    kind: 'state-scrutiny',
    by: holdersOf(state, 'scrutineer'),
    body: bodyOf('state-scrutiny', { figures: paperFigures(state), satisfied, concerns }),
    parts: { statement: { subject: 'contest', content: statement, publish: true }, ...count },
    blobs: [],
  });
}

async function recordCount({ options: { store } }: House, { contest, log: { state } }: Visit): Made {
  const counted = await countPapers(store, contest, state);
  if (!counted.ok) return denyAct(counted.error);
  const body = bodyOf('record-count', counted.value.body);
  return ok({ kind: 'record-count', by: officersOf(state), body, parts: {}, blobs: counted.value.blobs });
}
