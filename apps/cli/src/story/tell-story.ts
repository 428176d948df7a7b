import { type Json, parseCanonical } from '@selectorate/basics';
import type { Count } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { type Act, decodeAct, type Discretion, paperFigures, unresolvedPapers } from '@selectorate/selection';
import type { Played } from '../play/played.ts';
import { labelsOf } from './labels.ts';
import { sayWhen } from './say-when.ts';
import { paragraph } from './paragraph.ts';
import { tellCount } from './tell-count.ts';
import { tellRoll } from './tell-roll.ts';
import { tellTrigger } from './tell-trigger.ts';

const LIMITS = [
  'who-held-the-phone',
  'pressure-at-home',
  'who-died-or-moved',
  'one-administrator',
  'judgement',
] as const;

/** A played contest in plain words: what happened, what each stage means, and what nobody can prove. */
export function tellStory(played: Played, texts: Texts): readonly string[] {
  const { state } = played.house;
  const { title } = played.folder.document;
  return [
    title,
    '═'.repeat(title.length),
    ...(state.clock === 'rehearsal' ? paragraph(texts.text('story-rehearsal')) : []),
    ...section('opened', 'stage-set-up', tellSetUp(played, texts), texts),
    ...(state.rollReport === null && state.rollSample === null
      ? []
      : section('roll', 'story-roll-checks', tellRoll(played, texts), texts)),
    ...(state.rulebook.trigger === null ? [] : section('trigger', 'stage-trigger', tellTrigger(state, texts), texts)),
    ...(state.batches.isEmpty() ? [] : section('ballot', 'stage-ballot', tellBallot(played, texts), texts)),
    ...(state.counted === null ? [] : section('count', 'stage-count', tellResult(played, texts), texts)),
    ...section('after', 'stage-declared', tellAfter(played, texts), texts),
    ...(state.discretions.isEmpty()
      ? []
      : ['', texts.text('story-heading-discretion'), ...tellDiscretions(played, texts)]),
    '',
    texts.text('story-limits'),
    ...LIMITS.flatMap((limit) => paragraph(`· ${texts.text(`limits-${limit}`)}`, '  ')),
  ];
}

/** A heading, its lines, and what the stage means and does not mean. */
function section(heading: string, about: string, lines: readonly string[], texts: Texts): readonly string[] {
  return [
    '',
    texts.text(`story-heading-${heading}`),
    '─'.repeat(texts.text(`story-heading-${heading}`).length),
    ...lines,
    ...paragraph(`${texts.text('story-means')}: ${texts.text(`${about}.means`)}`, '  │ '),
    ...paragraph(`${texts.text('story-does-not-mean')}: ${texts.text(`${about}.does-not-mean`)}`, '  │ '),
  ];
}

function tellSetUp({ house, folder, people }: Played, texts: Texts): readonly string[] {
  const { state } = house;
  const zone = state.zone ?? 'UTC';
  const officers = people.all
    .filter(({ role }) => role === 'returning-officer' || role === 'second-officer')
    .map(({ label }) => label);
  const acts = actsOf(house);
  const opened = acts.find(({ kind }) => kind === 'open-contest');
  const freeze = acts.find(({ kind }) => kind === 'freeze-roll');
  const { title, basis } = folder.rulebook;
  const { members, eligibleBallot } = state.roll ?? { members: 0, eligibleBallot: 0 };
  const withheld =
    (freeze?.body as { readonly ballot?: { readonly withheld: Readonly<Record<string, number>> } } | undefined)?.ballot
      ?.withheld ?? {};
  return [
    ...paragraph(
      texts.text('story-opened', {
        officers: officers.join(' and '),
        when: sayWhen(opened?.at ?? '', zone),
        rulebook: title,
        basis,
      }),
    ),
    ...(freeze === undefined
      ? []
      : paragraph(
          texts.text('story-roll', {
            when: sayWhen(freeze.at, zone),
            members,
            eligible: eligibleBallot,
            withheld: members - eligibleBallot,
          }),
        )),
    ...Object.entries(withheld).map(
      ([reason, count]) => `  · ${texts.text('story-roll-reason', { count, reason: reasonText(reason, texts) })}`,
    ),
  ];
}

const reasonText = (code: string, texts: Texts): string =>
  texts.hasText(`reason-${code}`) ? texts.text(`reason-${code}`) : code.replaceAll('-', ' ');

function tellBallot({ house, folder }: Played, texts: Texts): readonly string[] {
  const { state } = house;
  const label = labelsOf(folder);
  const { issued, returned, valid, spoilt, rejected } = paperFigures(state);
  const differences = [...state.batches.values()].reduce((sum, { agreed }) => sum + (agreed?.differences ?? 0), 0);
  return [
    ...paragraph(texts.text('story-shortlist', { candidates: (state.shortlist ?? []).map(label).join(', ') })),
    ...paragraph(texts.text('story-papers', { issued, returned, valid, spoilt, rejected })),
    ...Object.entries(state.reconciled?.notIssued ?? {}).flatMap(([reason, count]) =>
      paragraph(texts.text('story-not-issued', { count, reason: reasonText(reason, texts) })),
    ),
    ...paragraph(texts.text('story-batches', { batches: state.batches.size, differences })),
    ...[...state.incidents.values()].flatMap(({ id, what, papers, remedy }) => {
      const ruling =
        remedy === null
          ? texts.text('story-incident-open')
          : texts.text('story-incident-ruled', { remedy: reasonText(remedy, texts) });
      return paragraph(texts.text('story-incident', { incident: id, what: reasonText(what, texts), papers, ruling }));
    }),
  ];
}

function tellResult({ house, folder }: Played, texts: Texts): readonly string[] {
  const { state } = house;
  const { counted } = state;
  const label = labelsOf(folder);
  if (counted === null) return [];
  const result = parseCanonical(house.blobs.get(counted.result) ?? new Uint8Array());
  return [
    ...(result.ok ? tellCount(result.value as unknown as Count, label, texts) : []),
    ...Object.entries(counted.votes).map(
      ([candidate, votes]) => `  ${texts.text('story-result-figure', { candidate: label(candidate), votes })}`,
    ),
    ...paragraph(
      texts.text('story-margin', {
        winner: label(counted.elected),
        margin: counted.margin,
        unresolved: unresolvedPapers(state),
      }),
    ),
  ];
}

function tellAfter(played: Played, texts: Texts): readonly string[] {
  const { house, folder } = played;
  const { state } = house;
  const { declaration, scrutiny } = state;
  const zone = state.zone ?? 'UTC';
  const winner = declaration?.winner == null ? '' : labelsOf(folder)(declaration.winner);
  const declared = {
    declaration: 'story-declared',
    trigger: 'story-declared-trigger',
    override: 'story-declared-override',
    rerun: 'story-declared-override',
  } as const;
  const closes = state.deadlines.find(({ id }) => id === 'challenge-closes');
  const until = state.deadlines.find(({ id }) => id === 'retention-ends');
  const ruled = [...state.challenges.values()];
  const tally = (outcome: string | null): number => ruled.filter((each) => each.outcome === outcome).length;
  return [
    ...(scrutiny === null
      ? []
      : paragraph(
          texts.text(scrutiny.satisfied ? 'story-scrutiny-satisfied' : 'story-scrutiny-not-satisfied', {
            statement: wordsOf(house, scrutiny.seq, 'statement'),
          }),
        )),
    ...paragraph(
      declaration === null
        ? texts.text('story-not-declared')
        : texts.text(declared[declaration.endedBy], { winner, when: sayWhen(declaration.at, zone) }),
    ),
    ...(state.endorsement === null
      ? []
      : paragraph(
          texts.text(state.endorsement.decision === 'endorsed' ? 'story-endorsed' : 'story-endorsement-refused', {
            reasons: wordsOf(house, state.endorsement.seq, 'reasons'),
          }),
        )),
    ...(closes === undefined || until === undefined
      ? []
      : [
          ...paragraph(
            texts.text('story-window', { closes: sayWhen(closes.instant, zone), until: sayWhen(until.instant, zone) }),
          ),
          ...paragraph(
            texts.text('story-challenges', {
              lodged: ruled.length,
              dismissed: tally('dismissed'),
              upheld: tally('upheld'),
              live: tally(null),
            }),
          ),
        ]),
  ];
}

/** Every decision of discretion with the power it used and its reasons, as invariant 6 asks. */
function tellDiscretions(played: Played, texts: Texts): readonly string[] {
  const { house, people } = played;
  const zone = house.state.zone ?? 'UTC';
  const nameOf = (id: string): string => people.labelOf(id) ?? id;
  return [...house.state.discretions].flatMap(({ seq, kind, by, power, affects }: Discretion) => {
    const act = actsOf(house)[seq];
    const text = texts.text('story-discretion', {
      when: sayWhen(act?.at ?? '', zone),
      act: texts.text(`act-${kind}.done`),
      affects: affects.split(' ').map(nameOf).join(' '),
      by: by.map(nameOf).join(', '),
      power,
      reasons: wordsOf(house, seq, 'reasons'),
    });
    return paragraph(`· ${text}`, '  ');
  });
}

function actsOf({ log }: Played['house']): readonly Act[] {
  return log.entries().flatMap((entry) => {
    const act = decodeAct(entry);
    return act.ok ? [act.value] : [];
  });
}

/** The words of a private part that this house holds: a statement, reasons. */
function wordsOf(house: Played['house'], seq: number, part: string): string {
  const commitment = actsOf(house)[seq]?.commitments[part] ?? '';
  const content: Json | undefined = house.parts.get(commitment)?.content;
  return typeof content === 'string' ? content : '';
}
