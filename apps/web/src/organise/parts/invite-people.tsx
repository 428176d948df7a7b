import { Notice, Progress, SelectField, TextField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { placeOf } from '../contest/names.ts';
import { refreshContest } from '../contest/use-contest.ts';
import type { FieldFault } from '../forms/setting.ts';
import { answerOf, client } from '../session/client.ts';
import type { Seat } from '../wizard/seats.ts';
import { ActError } from './act-error.tsx';
import type { Inside } from './contest-page.tsx';
import { CopyLink } from './copy-link.tsx';
import { FormShell, idOf } from './form-shell.tsx';

interface Invited {
  readonly seat: string;
  readonly name: string;
  readonly place: string;
  readonly link: string | null;
}

type Typed = Readonly<Record<string, string>>;

/** One form for all the places that are free; links are shown once, here, and are gone with the page. */
export function InvitePeople({ seats, inside }: { readonly seats: readonly Seat[]; readonly inside: Inside }) {
  const texts = useTexts();
  const { contest, naming } = inside;
  const { view, rulebook } = contest;
  const [typed, setTyped] = useState<Typed>({});
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [invited, setInvited] = useState<readonly Invited[]>([]);
  const [chosen, setChosen] = useState<readonly Seat[]>([]);
  const placeName = (seat: Seat): string =>
    placeOf(texts, seat as never, {
      unit: naming.unit,
      body: (id) => rulebook.bodies.find((each) => each.id === id)?.title ?? id,
    });
  const nameOf = (seat: Seat): string => (typed[`name ${seat.key}`] ?? seat.name).trim();
  const invite = useMutation({
    mutationFn: async (wanted: readonly Seat[]) => {
      setChosen(wanted);
      for (const seat of wanted) {
        const email = (typed[`email ${seat.key}`] ?? '').trim();
        const { link } = await answerOf(
          client.invite({
            params: { contest: view.contest },
            body: {
              person: seat.person,
              role: seat.role,
              unit: seat.unit,
              body: seat.body,
              name: nameOf(seat),
              email: email === '' ? null : email,
            },
            idempotencyKey: crypto.randomUUID(),
          }),
        );
        setInvited((before) => [...before, { seat: seat.key, name: nameOf(seat), place: placeName(seat), link }]);
      }
    },
    onSettled: () => refreshContest(view.contest),
  });
  const submit = (): void => {
    const wanted = seats.filter((seat) => nameOf(seat) !== '');
    const wrong = wanted.length === 0 ? [{ field: `name ${seats[0]?.key ?? ''}`, text: 'organise-fault-nobody' }] : [];
    setFaults(wrong);
    if (wanted.length > 0) invite.mutate(wanted);
  };
  return (
    <>
      <ActError error={invite.error} rulebook={rulebook} />
      {invited.length === 0 ? null : <Links invited={invited} />}
      {invite.isPending ? (
        <Progress label={texts.text('organise-inviting')} done={invited.length} total={chosen.length} />
      ) : null}
      {seats.length === 0 || invite.isPending ? null : (
        <FormShell faults={faults} label={texts.text('organise-invite')} onSubmit={submit}>
          <p>{texts.text('organise-invite.do')}</p>
          {seats.map((seat) => (
            <fieldset className="seat" key={seat.key}>
              <legend>{placeName(seat)}</legend>
              <div className="seat-fields">
                <TextField
                  id={idOf(`name ${seat.key}`)}
                  label={texts.text('organise-name')}
                  value={typed[`name ${seat.key}`] ?? seat.name}
                  onChange={(value) => setTyped({ ...typed, [`name ${seat.key}`]: value })}
                  {...(faults.some(({ field }) => field === `name ${seat.key}`)
                    ? { error: texts.text('organise-fault-nobody') }
                    : {})}
                />
                <TextField
                  id={idOf(`email ${seat.key}`)}
                  label={texts.text('organise-email-optional')}
                  type="email"
                  value={typed[`email ${seat.key}`] ?? ''}
                  onChange={(value) => setTyped({ ...typed, [`email ${seat.key}`]: value })}
                />
              </div>
            </fieldset>
          ))}
        </FormShell>
      )}
    </>
  );
}

function Links({ invited }: { readonly invited: readonly Invited[] }) {
  const texts = useTexts();
  const shown = invited.filter(({ link }) => link !== null);
  return (
    <Notice
      tone={shown.length > 0 ? 'attention' : 'success'}
      announce
      title={texts.text('organise-invited', { people: invited.length })}
    >
      <p>{texts.text(shown.length > 0 ? 'organise-invited.links' : 'organise-invited.mailed')}</p>
      {shown.map(({ seat, name, place, link }) => (
        <CopyLink key={`${seat} ${link}`} label={`${name} (${place})`} link={link ?? ''} />
      ))}
    </Notice>
  );
}

/** Roles of which there can be more than the rulebook asks for. */
const MORE = [
  'teller',
  'body-member',
  'agent',
  'candidate',
  'scrutineer',
  'second-officer',
  'unit-secretary',
  'unit-teller',
] as const;

/** A free place of any role, for a fifth teller, an agent, a replacement. */
export function AnotherSeat({ inside, onAdd }: { readonly inside: Inside; readonly onAdd: (seat: Seat) => void }) {
  const texts = useTexts();
  const { rulebook, plan } = inside.contest;
  const [role, setRole] = useState('');
  const [where, setWhere] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const ofBody = role === 'body-member';
  const ofUnit = role === 'unit-secretary' || role === 'unit-teller';
  const places = ofBody
    ? rulebook.bodies.map(({ id, title }) => ({ value: id, label: title }))
    : plan.units.map(({ unit, title }) => ({ value: unit, label: title }));
  const submit = (): void => {
    const wrong = [
      ...(role === '' ? [{ field: 'role', text: 'organise-fault-choose' }] : []),
      ...((ofBody || ofUnit) && where === '' ? [{ field: 'where', text: 'organise-fault-choose' }] : []),
    ];
    setFaults(wrong);
    if (wrong.length > 0) return;
    onAdd({
      key: `more ${role} ${where} ${crypto.randomUUID().slice(0, 8)}`,
      role: role as Seat['role'],
      unit: ofUnit ? where : null,
      body: ofBody ? where : null,
      person: null,
      name: '',
      first: false,
    });
    setRole('');
    setWhere('');
  };
  return (
    <FormShell faults={faults} label={texts.text('organise-add-place')} onSubmit={submit}>
      <SelectField
        id={idOf('role')}
        label={texts.text('organise-your-role')}
        choices={MORE.map((value) => ({ value, label: texts.text(`role-${value}`) }))}
        placeholder={texts.text('organise-choose')}
        value={role}
        onChange={setRole}
        {...(faults.some(({ field }) => field === 'role') ? { error: texts.text('organise-fault-choose') } : {})}
      />
      {ofBody || ofUnit ? (
        <SelectField
          id={idOf('where')}
          label={texts.text(ofBody ? 'organise-said-body' : 'organise-said-unit')}
          choices={places}
          placeholder={texts.text('organise-choose')}
          value={where}
          onChange={setWhere}
          {...(faults.some(({ field }) => field === 'where') ? { error: texts.text('organise-fault-choose') } : {})}
        />
      ) : null}
    </FormShell>
  );
}
