import { fingerprint } from '@selectorate/record';
import { Button, Empty, Table, Tag, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { placeOf } from '../contest/names.ts';
import { refreshContest } from '../contest/use-contest.ts';
import { answerOf, client } from '../session/client.ts';
import { ROLES } from '@selectorate/selection';
import { ActError } from './act-error.tsx';
import type { Inside } from './contest-page.tsx';

const TONES = { invited: 'information', accepted: 'attention', introduced: 'success' } as const;

/** Everybody with a place in the contest, how far they are, and the fingerprint to compare with them. */
export function PeopleTable({
  inside: { contest, naming },
  mayWithdraw,
}: {
  readonly inside: Inside;
  readonly mayWithdraw: boolean;
}) {
  const texts = useTexts();
  const { view, rulebook } = contest;
  const withdraw = useMutation({
    mutationFn: (person: string) => answerOf(client.withdrawInvitation({ params: { contest: view.contest, person } })),
    onSettled: () => refreshContest(view.contest),
  });
  if (view.people.length === 0) return <Empty title={texts.text('organise-nobody-yet')} />;
  const body = (id: string): string => rulebook.bodies.find((each) => each.id === id)?.title ?? id;
  return (
    <>
      <ActError error={withdraw.error} rulebook={rulebook} />
      <Table
        caption={texts.text('organise-people')}
        hideCaption
        columns={[
          { label: texts.text('organise-name') },
          { label: texts.text('organise-role') },
          { label: texts.text('organise-standing') },
          { label: texts.text('organise-fingerprint') },
        ]}
        rows={inOrder(view.people).map((each) => ({
          key: `${each.person} ${each.role} ${each.unit ?? ''} ${each.body ?? ''}`,
          cells: [
            naming.person(each.person),
            placeOf(texts, each, { unit: naming.unit, body }),
            <span key="standing">
              <Tag tone={TONES[each.standing]}>{texts.text(`organise-standing-${each.standing}`)}</Tag>{' '}
              {each.standing === 'invited' && mayWithdraw ? (
                <Button kind="secondary" onPress={() => withdraw.mutate(each.person)}>
                  {texts.text('organise-withdraw-invitation')}
                  <span className="visually-hidden"> {naming.person(each.person)}</span>
                </Button>
              ) : null}
            </span>,
            each.key === null ? null : <code key="key">{fingerprint(each.key)}</code>,
          ],
        }))}
      />
    </>
  );
}

/** By office, then unit or body, then name: as one looks somebody up. */
function inOrder(people: Inside['contest']['view']['people']): Inside['contest']['view']['people'] {
  const place = ({ role, unit, body, name }: (typeof people)[number]): string =>
    `${String(ROLES.indexOf(role)).padStart(2, '0')} ${unit ?? body ?? ''} ${name ?? ''}`;
  return people.toSorted((a, b) => place(a).localeCompare(place(b), 'en'));
}
