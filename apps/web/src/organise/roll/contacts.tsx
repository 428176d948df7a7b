import type { ContactChangeShape } from '@selectorate/api';
import { Button, ButtonRow, DateTime, Details, Empty, Loading, Notice, Table, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshContest } from '../contest/use-contest.ts';
import type { Inside } from '../parts/contest-page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';
import { ContactForm } from './contact-form.tsx';
import { Objections } from './objections.tsx';
import { RollPage } from './roll-page.tsx';
import { sayReason } from './say-reason.ts';
import { Unreached } from './unreached.tsx';
import { useContactChanges } from './use-roll.ts';

/** Changed contacts: who was told, who said “that was not me”, and what waits for the other officer (A02). */
export function RollContacts() {
  return (
    <RollPage name="contacts">{(inside) => <ContactsPage inside={inside} isOfficer={inside.isOfficer} />}</RollPage>
  );
}

function ContactsPage({ inside, isOfficer }: { readonly inside: Inside; readonly isOfficer: boolean }) {
  const texts = useTexts();
  const { view, state } = inside.contest;
  const { data, error } = useContactChanges(view.contest);
  const [made, setMade] = useState<ContactChangeShape | null>(null);
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <Loading label={texts.text('organise-loading')} />;
  const { changes, objections } = data;
  const waiting = changes.filter(({ state: stands, by }) => stands === 'awaits-officer' && by !== inside.you);
  return (
    <>
      {made === null ? null : (
        <Notice tone="success" announce title={texts.text('organise-roll-contact-made')}>
          <p>
            {texts.text(
              made.notices.some(({ way }) => way === 'by-hand')
                ? 'organise-roll-contact-made.by-hand'
                : 'organise-roll-contact-made.told',
            )}
          </p>
        </Notice>
      )}
      <Objections objections={objections} inside={inside} />
      {isOfficer ? waiting.map((each) => <Approval key={each.change} contest={view.contest} change={each} />) : null}
      {changes.length === 0 ? (
        <Empty title={texts.text('organise-roll-contact-none')} />
      ) : (
        <ChangeTable changes={changes} inside={inside} />
      )}
      <Unreached inside={inside} isOfficer={isOfficer} />
      {isOfficer && view.roll !== null ? (
        <Details summary={texts.text('organise-roll-contact-change')} open={changes.length === 0}>
          <p>{texts.text(state.roll === null ? 'organise-roll-contact-now' : 'organise-roll-contact-later')}</p>
          <ContactForm key={made?.change} contest={view.contest} isFrozen={state.roll !== null} onMade={setMade} />
        </Details>
      ) : null}
    </>
  );
}

function ChangeTable({
  changes,
  inside: { contest, naming },
}: {
  readonly changes: readonly ContactChangeShape[];
  readonly inside: Inside;
}) {
  const texts = useTexts();
  const said = ({ to, channel, way, answer }: ContactChangeShape['notices'][number]): string =>
    [
      texts.text('organise-roll-contact-to', { to }),
      texts.text(`organise-roll-contact-by-${channel}`),
      texts.text(`organise-roll-contact-way-${way}`),
      ...(answer === null ? [] : [texts.text(`organise-roll-contact-answer-${answer}`)]),
    ].join(', ');
  return (
    <Table
      caption={texts.text('organise-roll-contacts')}
      columns={[
        { label: texts.text('organise-roll-contact-members') },
        { label: texts.text('organise-roll-contact-fields'), prose: true },
        { label: texts.text('organise-roll-by'), prose: true },
        { label: texts.text('organise-roll-contact-state'), prose: true },
        { label: texts.text('organise-roll-contact-notices'), prose: true },
      ]}
      rows={changes.map((each) => ({
        key: each.change,
        cells: [
          each.member,
          each.fields.map((field) => texts.text(`organise-roll-field-${field}`)).join(', '),
          <span key="by">
            {naming.person(each.by)}, {sayReason(texts, each.reason)},{' '}
            <DateTime instant={each.at} zone={contest.view.zone} />
          </span>,
          texts.text(`organise-roll-contact-is-${each.state}`),
          each.notices.map((notice) => (
            <span className="line" key={`${notice.to} ${notice.channel}`}>
              {said(notice)}
            </span>
          )),
        ],
      }))}
    />
  );
}

/** The other officer's part: after the member confirmed at the old contact. */
function Approval({
  contest,
  change: { change, member },
}: {
  readonly contest: string;
  readonly change: ContactChangeShape;
}) {
  const texts = useTexts();
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'refuse') =>
      answerOf(client.approveContactChange({ params: { contest }, body: { change, decision } })),
    onSuccess: () => refreshContest(contest),
  });
  return (
    <section>
      <h2>{texts.text('organise-roll-contact-of', { member })}</h2>
      {decide.error === null ? null : <ProblemNotice error={decide.error} />}
      <ButtonRow>
        <Button onPress={decide.isPending ? () => undefined : () => decide.mutate('approve')}>
          {texts.text('organise-roll-contact-approve')}
        </Button>
        <Button kind="secondary" onPress={decide.isPending ? () => undefined : () => decide.mutate('refuse')}>
          {texts.text('organise-roll-contact-refuse')}
        </Button>
      </ButtonRow>
    </section>
  );
}
