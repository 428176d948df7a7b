import { type Batch, hasRung, mayGiveLotValue } from '@selectorate/selection';
import { holdersOf, holdsRole } from '../forms/who-signs.ts';
import { hasPassed } from './has-passed.ts';
import { bodyField, type Facts, firstOf, forRole, type ToDo, toDo, untilDone, untilPassed } from './to-do.ts';

/** Shortlist, hustings and opening. */
export function shortlistTasks(facts: Facts): readonly ToDo[] {
  const { state, you } = facts;
  if (state.trigger === 'reselected') return [];
  const ofOfficers = {
    yours: holdsRole(state, you, 'returning-officer', 'second-officer'),
    whose: forRole('returning-officer', 'second-officer'),
  };
  const opened = !['set-up', 'trigger', 'shortlist'].includes(state.stage);
  const notYet = state.stage === 'shortlist' || opened ? null : notInShortlist(facts);
  return [
    toDo(facts, {
      id: 'shortlist',
      stage: 'shortlist',
      kind: 'set-shortlist',
      done: state.shortlist !== null,
      blocked: notYet,
      ...ofOfficers,
    }),
    toDo(facts, {
      id: 'hustings',
      stage: 'shortlist',
      kind: 'set-hustings',
      done: state.hustings !== null,
      blocked: firstOf(notYet, state.shortlist === null && untilDone('set-shortlist')),
      ...ofOfficers,
    }),
    toDo(facts, {
      id: 'open-ballot',
      stage: 'ballot',
      kind: 'open-ballot',
      done: opened,
      blocked: firstOf(
        notYet,
        state.shortlist === null && untilDone('set-shortlist'),
        state.hustings === null && untilDone('set-hustings'),
        !hasPassed(state, 'ballot-opens') && untilPassed('ballot-opens'),
      ),
      ...ofOfficers,
    }),
  ];
}

const notInShortlist = ({ state }: Facts) =>
  state.stage === 'trigger' ? untilDone('decide-trigger') : untilDone('freeze-roll');

/** Papers out and back, keyed twice, agreed, reconciled. */
export function ballotTasks(facts: Facts): readonly ToDo[] {
  const { state, you } = facts;
  if (state.trigger === 'reselected') return [];
  const officer = holdsRole(state, you, 'returning-officer', 'second-officer');
  const open = state.stage === 'ballot';
  const before = ['set-up', 'trigger', 'shortlist'].includes(state.stage) ? untilDone('open-ballot') : null;
  const closed = hasPassed(state, 'ballot-closes');
  const standing = [...state.batches.values()].filter(({ excluded }) => excluded === null);
  const unagreed = standing.some(({ agreed }) => agreed === null);
  return [
    toDo(facts, {
      id: 'issue',
      stage: 'ballot',
      kind: 'issue-papers',
      title: { text: state.batches.isEmpty() ? 'act-issue-papers' : 'organise-task-issue-more' },
      done: !open && before === null ? true : closed && !state.batches.isEmpty(),
      blocked: before,
      yours: officer,
      whose: forRole('returning-officer', 'second-officer'),
    }),
    ...lotTasks(facts, closed),
    ...standing.flatMap((batch) => batchTasks(facts, batch, closed)),
    toDo(facts, {
      id: 'reconcile',
      stage: 'ballot',
      kind: 'reconcile',
      done: state.reconciled !== null,
      blocked: firstOf(
        before,
        state.batches.isEmpty() && untilDone('issue-papers'),
        !closed && untilPassed('ballot-closes'),
        unagreed && untilDone('agree-batch'),
      ),
      yours: officer || holdsRole(state, you, 'scrutineer'),
      whose: forRole('returning-officer', 'scrutineer'),
    }),
  ];
}

/** A value for the lots, where the ladder draws from values: its hash before the close, itself after it. */
function lotTasks(facts: Facts, closed: boolean): readonly ToDo[] {
  const { state, you } = facts;
  if (!hasRung(state, 'sha256')) return [];
  const own = state.lotValues.find(({ person }) => person === you);
  const of = {
    stage: 'ballot',
    yours: mayGiveLotValue(state, you),
    whose: forRole('returning-officer', 'second-officer', 'scrutineer', 'agent'),
    isAbout: (draft: Facts['drafts'][number]) => draft.by.includes(you),
  } as const;
  const commit = toDo(facts, {
    ...of,
    id: 'commit-lot-value',
    kind: 'commit-lot-value',
    done: own !== undefined || closed,
    blocked: null,
  });
  if (own === undefined) return [commit];
  const reveal = toDo(facts, {
    ...of,
    id: 'reveal-lot-value',
    kind: 'reveal-lot-value',
    done: own.value !== null || state.lotValuesFixed !== null,
    blocked: closed ? null : untilPassed('ballot-closes'),
  });
  return [commit, reveal];
}

function batchTasks(facts: Facts, batch: Batch, closed: boolean): readonly ToDo[] {
  const { state, you, naming } = facts;
  const teller = holdsRole(state, you, 'teller');
  const isAbout = (draft: Facts['drafts'][number]): boolean => bodyField(draft, 'batch') === batch.id;
  const of = { stage: 'ballot', whose: forRole('teller'), query: { batch: batch.id as string } } as const;
  const keyedByYou = batch.keyings.some(({ by }) => by === you);
  const said = (text: string) => ({ text, args: { batch: batch.id as string } });
  const keying = batch.keyings.map(({ by }) => naming.person(by)).join(', ');
  const key = toDo(facts, {
    ...of,
    id: `key-${batch.id}`,
    kind: 'key-batch',
    title: said('organise-task-key'),
    done: batch.keyings.length === 2 || batch.agreed !== null,
    blocked: batch.returned === null ? untilDone('return-papers') : null,
    yours: teller && !keyedByYou,
    isAbout: (draft) => isAbout(draft) && draft.by.includes(you),
  });
  return [
    toDo(facts, {
      ...of,
      id: `returned-${batch.id}`,
      kind: 'return-papers',
      title: said('organise-task-returned'),
      done: batch.returned !== null,
      blocked: closed ? null : untilPassed('ballot-closes'),
      yours: teller && holdersOf(state, 'teller').length > 1,
      isAbout,
    }),
    key.status === 'incomplete' && batch.keyings.length > 0
      ? { ...key, hint: { text: 'organise-hint-keyed-by', args: { people: keying } } }
      : key,
    toDo(facts, {
      ...of,
      id: `agree-${batch.id}`,
      kind: 'agree-batch',
      title: said('organise-task-agree'),
      done: batch.agreed !== null,
      blocked: batch.keyings.length === 2 ? null : untilDone('key-batch'),
      yours: keyedByYou,
      isAbout,
    }),
  ];
}
