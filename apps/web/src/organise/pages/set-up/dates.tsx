import { parseIsoDate } from '@selectorate/basics';
import { Button, Notice, PageHead, TextField, useTexts } from '@selectorate/ui';
import { useState } from 'react';
import { ActError } from '../../parts/act-error.tsx';
import type { Inside } from '../../parts/contest-page.tsx';
import { errorOf } from '../../parts/error-of.ts';
import { FormShell, idOf } from '../../parts/form-shell.tsx';
import { calendarFaults, suggestCalendar } from '../../wizard/calendar.ts';
import { useSave } from '../../wizard/use-save.ts';

/** Dates worked out from the rulebook; what breaks one of its gaps is said beside the field while one types. */
export function DatesStep({ inside: { contest } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { view, rulebook, plan } = contest;
  const [calendar, setCalendar] = useState<Readonly<Record<string, string>>>(plan.calendar);
  const [freezeDay, setFreezeDay] = useState(plan.calendar['freeze']?.slice(0, 10) ?? '');
  const [shown, setShown] = useState(Object.keys(plan.calendar).length > 0);
  const [submitted, setSubmitted] = useState(false);
  const save = useSave(contest, 'dates');
  const faults = calendarFaults(rulebook, calendar, view.zone);
  const visible = faults.filter(({ text }) => submitted || text !== 'organise-fault-moment');
  const suggest = (): void => {
    if (parseIsoDate(freezeDay) === undefined) return;
    setCalendar(suggestCalendar(rulebook, freezeDay));
    setShown(true);
  };
  const submit = (): void => {
    setSubmitted(true);
    if (faults.length === 0) save.mutate({ calendar });
  };
  return (
    <>
      <PageHead
        title={texts.text('organise-step-dates')}
        caption={view.title}
        lead={texts.text('organise-step-dates.lead', { zone: view.zone })}
      />
      <ActError error={save.error} rulebook={rulebook} />
      <TextField
        id={idOf('freezeDay')}
        type="date"
        narrow
        label={texts.text('organise-freeze-day')}
        hint={texts.text('organise-freeze-day.hint')}
        value={freezeDay}
        onChange={setFreezeDay}
      />
      <p>
        <Button kind={shown ? 'secondary' : 'primary'} onPress={suggest}>
          {texts.text('organise-work-out-dates')}
        </Button>
      </p>
      {shown ? (
        <FormShell
          faults={submitted ? faults : []}
          label={texts.text('organise-save-dates')}
          onSubmit={submit}
          busy={save.isPending}
        >
          {rulebook.calendar.deadlines.map(({ id, meaning }) => (
            <TextField
              key={id}
              id={idOf(id)}
              type="datetime-local"
              label={texts.hasText(`deadline-${id}`) ? texts.text(`deadline-${id}`) : id}
              hint={meaning}
              value={calendar[id] ?? ''}
              onChange={(value) => setCalendar({ ...calendar, [id]: value.slice(0, 16) })}
              {...errorOf(texts, visible, id)}
            />
          ))}
          <Notice title={texts.text('organise-zone')}>
            <p>{texts.text('organise-dates-zone', { zone: view.zone })}</p>
          </Notice>
        </FormShell>
      ) : null}
    </>
  );
}
