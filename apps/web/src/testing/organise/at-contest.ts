import type { ContestShape, DraftShape, NewDraftShape } from '@selectorate/api';
import type { Json, PersonId } from '@selectorate/basics';
import { type ActKind, commitmentOf, makePart } from '@selectorate/selection';
import { type RehearsedContest, seeded } from '@selectorate/testkit';
import { namingOf } from '../../organise/contest/names.ts';
import { formFor } from '../../organise/forms/forms.ts';
import type { Setting, Values } from '../../organise/forms/setting.ts';
import type { Facts } from '../../organise/tasks/to-do.ts';
import { EMPTY_PLAN, type Plan } from '../../organise/wizard/plan.ts';

/** The view that a server would give one person of a rehearsed contest. */
function viewOf(contest: RehearsedContest, you: string, people: ContestShape['people'] = []): ContestShape {
  const { state, rehearsal, now } = contest;
  return {
    contest: contest.plan.contest,
    title: 'An invented contest',
    phase: 'running',
    binding: false,
    clock: 'rehearsal',
    zone: state.zone ?? 'Europe/London',
    now,
    head: rehearsal.head,
    size: state.size,
    rulebook: contest.rulebook as unknown as ContestShape['rulebook'],
    keys: {
      log: state.log ?? { name: 'log', key: { alg: 'EdDSA', key: '' } },
      server: { alg: 'EdDSA', key: '' },
      relyingParty: null,
      witnesses: [],
    },
    you: { person: you, key: state.people.get(you as PersonId)?.key ?? null },
    people,
    roll: { members: 1, branches: [] },
    witnessed: [],
  } as unknown as ContestShape;
}

/** What the task list is worked out from, as one person sees it. */
export function factsOf(
  contest: RehearsedContest,
  you: string,
  {
    drafts = [],
    plan = EMPTY_PLAN,
    people = [],
    newestList = null,
  }: {
    readonly drafts?: readonly DraftShape[];
    readonly plan?: Plan;
    readonly people?: ContestShape['people'];
    readonly newestList?: number | null;
  } = {},
): Facts {
  const view = viewOf(contest, you, people);
  return {
    state: contest.state,
    view,
    drafts,
    plan,
    naming: namingOf(view, { published: new Map(), plan }),
    you: you as PersonId,
    newestList,
  };
}

export function settingOf(contest: RehearsedContest, you: string, query: Setting['query'] = {}): Setting {
  const facts = factsOf(contest, you);
  return { state: facts.state, view: facts.view, you: facts.you, naming: facts.naming, plan: facts.plan, query };
}

/** What a form prepares from these answers; throws for answers that it finds fault with. */
export function preparedBy(kind: ActKind, setting: Setting, values: Values): NewDraftShape {
  const form = formFor(kind);
  const prepared = form?.prepare(setting, { ...form.initial(setting), ...values });
  if (prepared?.ok !== true) throw new Error(JSON.stringify(prepared?.error));
  if (prepared.value.kind !== 'draft') throw new Error('a proposal');
  return prepared.value.draft;
}

const random = seeded('drafts').fork('salts');

/** What a server would answer to a draft: its parts salted and committed to. */
export function draftShape(contest: string, { kind, by, body, parts }: NewDraftShape): DraftShape {
  const made = Object.entries(parts).map(
    ([part, { subject, content }]) =>
      [
        part,
        makePart({ contest: contest as never, part, subject }, content as Json, (length) => random.bytes(length)),
      ] as const,
  );
  return {
    id: 'draft-1',
    contest,
    kind,
    by,
    body,
    commitments: Object.fromEntries(made.map(([name, part]) => [name, commitmentOf(part)])),
    parts: Object.fromEntries(made) as unknown as DraftShape['parts'],
    publishes: Object.entries(parts).flatMap(([name, { publish }]) => (publish ? [name] : [])),
    blobs: [],
    signatures: [],
    standing: { kind: 'open' },
    createdBy: by[0] ?? '',
    createdAt: '2022-08-01T09:00:00Z',
  };
}
