import { type CandidateId, type ContestId, type PersonId, toHex } from '@selectorate/basics';
import { lotCommitment } from '@selectorate/selection';
import { Reader } from './read-values.ts';
import { type ActForm, draftFor } from './setting.ts';
import { holdersOf } from './who-signs.ts';

const LOT_VALUE = /^[0-9a-f]{64}$/;

/** Only the hash of the value leaves this form: whoever made it keeps it until the ballot has closed. */
export const commitLotValue: ActForm = {
  fields: () => [{ kind: 'text', name: 'value' }],
  initial: () => ({ value: toHex(crypto.getRandomValues(new Uint8Array(32))) }),
  prepare: ({ view, you }, values) => {
    const read = new Reader(values, view.zone);
    const value = lotValue(read);
    return read.result(() => {
      const commitment = lotCommitment(view.contest as ContestId, you, value);
      return draftFor('commit-lot-value', { commitment }, { by: [you] });
    });
  },
};

export const revealLotValue: ActForm = {
  fields: () => [{ kind: 'text', name: 'value' }],
  initial: () => ({}),
  prepare: ({ state, view, you }, values) => {
    const read = new Reader(values, view.zone);
    const value = lotValue(read);
    const own = state.lotValues.find(({ person }) => person === you);
    if (own?.commitment !== lotCommitment(view.contest as ContestId, you, value))
      read.fault('value', 'organise-fault-lot-value');
    return read.result(() => draftFor('reveal-lot-value', { value }, { by: [you] }));
  },
};

/** 32 bytes as 64 hexadecimal digits. */
export function lotValue(read: Reader): string {
  const value = read.text('value').toLowerCase();
  if (!LOT_VALUE.test(value)) read.fault('value', 'organise-fault-lot-digits');
  return value;
}

const PURPOSES = ['elect', 'exclude', 'order'] as const;

/** What the server says when it counts: who is tied, at which stage, and for what. */
export const recordLot: ActForm = {
  fields: ({ state, naming }) => {
    const options = (state.shortlist ?? []).map((value) => ({ value, label: naming.candidate(value) }));
    return [
      { kind: 'whole', name: 'stage' },
      { kind: 'radio', name: 'purpose', options: PURPOSES.map((value) => ({ value })) },
      { kind: 'checks', name: 'among', options },
      { kind: 'select', name: 'drawn', options },
      {
        kind: 'select',
        name: 'with',
        options: seconds(state).map((value) => ({ value, label: naming.person(value) })),
      },
    ];
  },
  initial: ({ state }) => ({ stage: '1', with: seconds(state)[0] ?? '' }),
  prepare: ({ state, view }, values) => {
    const read = new Reader(values, view.zone);
    const stage = read.whole('stage');
    const purpose = read.choice('purpose', PURPOSES);
    const chosen = read.checks('among');
    const among = (state.shortlist ?? []).filter((candidate) => chosen.includes(candidate));
    if (among.length < 2) read.fault('among', 'organise-fault-lot-among');
    const drawn = read.choice('drawn', among) as CandidateId;
    const second = read.choice('with', seconds(state));
    const by = [...holdersOf(state, 'returning-officer'), second];
    return read.result(() => draftFor('record-lot', { stage, purpose, among, drawn }, { by }));
  },
};

const seconds = (state: Parameters<typeof holdersOf>[0]): readonly PersonId[] => [
  ...holdersOf(state, 'scrutineer'),
  ...holdersOf(state, 'second-officer'),
];
