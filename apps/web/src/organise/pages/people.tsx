import { Details, PageHead, useTexts } from '@selectorate/ui';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ContestPage, type Inside } from '../parts/contest-page.tsx';
import { AnotherSeat, InvitePeople } from '../parts/invite-people.tsx';
import { PeopleTable } from '../parts/people-table.tsx';
import { type Seat, seatsMissing } from '../wizard/seats.ts';

/** Who runs this: everybody's place and standing, and invitations for whoever is missing. */
export function People() {
  const texts = useTexts();
  const { contest = '' } = useParams({ strict: false }) as { readonly contest?: string };
  return (
    <ContestPage contest={contest}>
      {(inside) => (
        <>
          <PageHead
            title={texts.text('organise-people')}
            caption={inside.contest.view.title}
            lead={texts.text('organise-people.lead')}
          />
          <PeopleAndInvitations inside={inside} />
        </>
      )}
    </ContestPage>
  );
}

/** The table, the free places, and a way to make more. */
export function PeopleAndInvitations({ inside }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { contest, you } = inside;
  const { view, rulebook, plan, state } = contest;
  const [more, setMore] = useState<readonly Seat[]>([]);
  const officer = view.people.some(
    ({ person, role }) => person === you && (role === 'returning-officer' || role === 'second-officer'),
  );
  const open = officer && state.stage !== 'closed';
  const seats = open ? [...seatsMissing(rulebook, plan, view.people), ...more] : [];
  return (
    <>
      <PeopleTable inside={inside} mayWithdraw={open} />
      {open ? (
        <>
          <h2>{texts.text('organise-places-free')}</h2>
          {seats.length === 0 ? <p>{texts.text('organise-places-free.none')}</p> : null}
          <InvitePeople seats={seats} inside={inside} />
          <Details summary={texts.text('organise-another-place')}>
            <AnotherSeat inside={inside} onAdd={(seat) => setMore([...more, seat])} />
          </Details>
        </>
      ) : null}
    </>
  );
}
