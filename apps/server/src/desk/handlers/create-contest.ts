import { canonicalJson, type ClauseId, type ContestId, ok, type PersonId, type Result } from '@selectorate/basics';
import { isZone, loadRulebook, pinRulebook, PRESETS, type RulebookFault } from '@selectorate/rulebook';
import type { AccountId, ContestRow } from '@selectorate/store';
import type { Denial } from '../../handlers.ts';
import { keepTitle, titleOf } from '../contest-documents.ts';
import type { DeskHandlers } from '../desk.ts';
import { deny, denyAct, type House } from '../house.ts';
import { logNameOf, witnessKeyOf } from '../log-keys.ts';

type Body = Parameters<DeskHandlers['createContest']>[0]['body'];

/**
 * Prepares a contest: pins its rulebook, names its log and witnesses. Whoever does is its returning officer. Sent again just
 * as it was, it is answered as the first time.
 */
export const createContestHandler = ({ options }: House): Pick<DeskHandlers, 'createContest'> => ({
  createContest: async ({ body }, { account }) => {
    const { store } = options;
    if (account === null) return deny('not-signed-in');
    const creator = account as AccountId;
    const contest = body.contest as ContestId;
    const person = body.person as PersonId;
    const row = rowOf(body, { creator, logName: logNameOf(options.publicUrl, contest), at: options.clock() });
    if (!row.ok) return row;
    // Whoever goes on all the same needs an override in the record before the freeze (prepare-draft.ts).
    if (body.binding && store.engine === 'trial' && !body.acceptsTrialEngine)
      return deny('contest-binding-on-trial-engine');
    return store.together(async () => {
      const created = await store.contests.create(row.value);
      if (!created.ok) return repeated(await store.contests.get(contest), row.value, body);
      await store.accounts.people.bind(contest, person, creator);
      await keepTitle(store, contest, body.title);
      return ok({ contest, person });
    });

    async function repeated(
      known: ContestRow | undefined,
      wanted: ContestRow,
      { title }: Body,
    ): Promise<Result<{ contest: string; person: string }, Denial>> {
      const same =
        known !== undefined &&
        sameContest(known, wanted) &&
        (await titleOf(store, contest)) === title &&
        (await store.accounts.people.personOf(contest, creator)) === person;
      return same ? ok({ contest, person }) : deny('contest-exists');
    }
  },
});

interface About {
  readonly creator: AccountId;
  readonly logName: string;
  readonly at: string;
}

function rowOf(body: Body, { creator, logName, at }: About): Result<ContestRow, Denial> {
  if (!isZone(body.zone)) return deny('request-malformed', { where: 'zone' });
  if (body.binding && body.clock === 'rehearsal')
    return denyAct({ code: 'binding-clock-required', clause: 'house.clock' as ClauseId, data: {} });
  const wrong = body.witnesses.findIndex((witness) => witnessKeyOf(witness) === undefined);
  if (wrong !== -1) return deny('request-malformed', { where: `witnesses.${wrong}.key` });
  const rulebook = loadRulebook(JSON.stringify(body.rulebook), { format: 'json', presets: PRESETS });
  if (!rulebook.ok) return deny('rulebook-malformed', { lines: rulebook.error.slice(0, 1_000).map(lineOf) });
  return ok({
    contest: body.contest as ContestId,
    phase: 'preparing',
    binding: body.binding,
    clock: body.clock,
    zone: body.zone,
    rulebook: pinRulebook(rulebook.value).bytes,
    logName,
    rehearsalNow: null,
    witnesses: body.witnesses,
    createdBy: creator,
    createdAt: at,
  });
}

const lineOf = ({ path, code, expected }: RulebookFault): string => `${path}: ${code}; ${expected}`;

function sameContest(known: ContestRow, wanted: ContestRow): boolean {
  const plain = ({ binding, clock, zone, witnesses, createdBy, rulebook }: ContestRow) =>
    canonicalJson({
      binding,
      clock,
      zone,
      createdBy,
      witnesses: witnesses.map(({ name, key, url }) => ({ name, key: { ...key }, url })),
      rulebook: Buffer.from(rulebook).toString('base64'),
    });
  return plain(known) === plain(wanted);
}
