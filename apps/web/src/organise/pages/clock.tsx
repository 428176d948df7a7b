import { fromSeconds, type Instant, toSeconds } from '@selectorate/selection';
import { DateTime, Empty, PageHead, RadioGroup, sayWhen, TextField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { resolveDeadline } from '@selectorate/rulebook';
import { refreshContest } from '../contest/use-contest.ts';
import { firstText } from '../describe/words.ts';
import type { FieldFault } from '../forms/setting.ts';
import { ActError } from '../parts/act-error.tsx';
import { ContestPage, type Inside } from '../parts/contest-page.tsx';
import { errorOf } from '../parts/error-of.ts';
import { FormShell, idOf } from '../parts/form-shell.tsx';
import { answerOf, client } from '../session/client.ts';

/** A rehearsal has a clock of its own, which goes forward only. */
export function Clock() {
  const { contest = '' } = useParams({ strict: false }) as { readonly contest?: string };
  return <ContestPage contest={contest}>{(inside) => <Mover inside={inside} />}</ContestPage>;
}

const OTHER = 'other';
/** A date has passed once a second of the next minute has come. */
const AFTER = 60;

function Mover({ inside: { contest } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { view, state } = contest;
  const [to, setTo] = useState('');
  const [other, setOther] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const move = useMutation({
    mutationFn: (now: Instant) => answerOf(client.moveClock({ params: { contest: view.contest }, body: { now } })),
    onSuccess: async () => {
      setTo('');
      await refreshContest(view.contest);
    },
  });
  if (view.clock !== 'rehearsal') return <Empty title={texts.text('problem-clock-is-civil')} />;
  const ahead = [...state.deadlines.values()]
    .filter(({ passed }) => passed === null)
    .toSorted((a, b) => (a.instant < b.instant ? -1 : 1));
  const submit = (): void => {
    const moment = to === OTHER ? ownMoment(other, view.zone) : to === '' ? null : to;
    const wrong =
      moment === null
        ? [
            {
              field: to === OTHER ? 'other' : 'to',
              text: to === OTHER ? 'organise-fault-moment' : 'organise-fault-choose',
            },
          ]
        : [];
    setFaults(wrong);
    if (moment !== null) move.mutate(moment);
  };
  const choices = [
    ...ahead.map(({ id, instant }) => ({
      value: fromSeconds(toSeconds(instant) + AFTER),
      label: texts.text('organise-clock-after', { date: firstText(texts, [`deadline-${id}`]) ?? id }),
      hint: sayWhen(instant, view.zone),
    })),
    { value: OTHER, label: texts.text('organise-clock-other') },
  ];
  return (
    <>
      <PageHead title={texts.text('organise-clock')} caption={view.title} lead={texts.text('organise-clock.lead')} />
      <ActError error={move.error} rulebook={contest.rulebook} />
      <p>
        {texts.text('organise-clock-now')} <DateTime instant={view.now} zone={view.zone} />
      </p>
      <FormShell faults={faults} label={texts.text('organise-clock-move')} onSubmit={submit} busy={move.isPending}>
        <RadioGroup
          id={idOf('to')}
          label={texts.text('organise-clock-to')}
          choices={choices}
          value={to}
          onChange={setTo}
          {...errorOf(texts, faults, 'to')}
        />
        {to === OTHER ? (
          <TextField
            id={idOf('other')}
            type="datetime-local"
            label={texts.text('organise-clock-other')}
            value={other}
            onChange={setOther}
            {...errorOf(texts, faults, 'other')}
          />
        ) : null}
      </FormShell>
    </>
  );
}

function ownMoment(civil: string, zone: string): Instant | null {
  const resolved = resolveDeadline({ civil: civil.slice(0, 16), zone });
  return resolved.ok ? resolved.value.instant : null;
}
