import type { UnitId } from '@selectorate/basics';
import { Button, ButtonRow, Empty, SelectField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { refreshContest } from '../contest/use-contest.ts';
import { holdsRole } from '../forms/who-signs.ts';
import { ActError } from '../parts/act-error.tsx';
import type { Inside } from '../parts/contest-page.tsx';
import { Understand } from '../parts/understand.tsx';
import { answerOf, client } from '../session/client.ts';
import { freezableLists, type FreezableList } from './freezable-lists.ts';
import { FrozenLists } from './frozen-lists.tsx';
import { ListFile, type WholeList } from './list-file.tsx';
import { RollPage } from './roll-page.tsx';

/** A21 The lists of units and committees, each frozen for itself. */
export function RollUnits() {
  return <RollPage name="units">{(inside) => <UnitsPage inside={inside} />}</RollPage>;
}

function UnitsPage({ inside }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { state, view } = inside.contest;
  if (state.contest === null) return <Empty title={texts.text('organise-roll-decisions-later')} />;
  const lists = freezableLists(state, { now: view.now, you: inside.you });
  return (
    <>
      <FrozenLists inside={inside} />
      {lists.length === 0 ? (
        holdsRole(state, inside.you, 'scrutineer') ? null : (
          <p>{texts.text('organise-roll-units-nothing')}</p>
        )
      ) : (
        <FreezeList inside={inside} lists={lists} />
      )}
      <Understand
        means={texts.text('organise-roll-units-means')}
        doesNotMean={texts.text('organise-roll-units-does-not-mean')}
      />
    </>
  );
}

/** Its file comes with the act: 700 kB are some thousand members. */
const MOST = { bytes: 700_000, fault: 'organise-roll-units-too-large' };

function FreezeList({ inside, lists }: { readonly inside: Inside; readonly lists: readonly FreezableList[] }) {
  const texts = useTexts();
  const router = useRouter();
  const { contest, naming } = inside;
  const { view, rulebook, state } = contest;
  const [whose, setWhose] = useState('');
  const [read, setRead] = useState<WholeList | null>(null);
  const chosen = lists.find((each) => nameOf(each) === whose);
  const of = chosen === undefined ? null : ownerOf(chosen);
  const freeze = useMutation({
    mutationFn: (body: WholeList['list'] & ReturnType<typeof ownerOf>) =>
      answerOf(
        client.propose({
          params: { contest: view.contest },
          body: { kind: 'freeze-unit-roll', ...body },
          idempotencyKey: crypto.randomUUID(),
        }),
      ),
    onSuccess: async ({ id }) => {
      await refreshContest(view.contest);
      router.history.push(`/organise/c/${view.contest}/drafts/${id}`);
    },
  });
  const titleOf = ({ kind, id }: FreezableList): string =>
    kind === 'unit' ? naming.unit(id) : (rulebook.bodies.find((body) => body.id === id)?.title ?? id);
  const isBranch =
    chosen?.kind === 'unit' &&
    rulebook.sections.some(({ id, kind }) => kind === 'branch' && id === state.units.get(chosen.id as UnitId)?.section);
  return (
    <section>
      <h2>{texts.text('organise-roll-units-freeze')}</h2>
      <ActError error={freeze.error} rulebook={rulebook} />
      <SelectField
        label={texts.text('organise-roll-units-whose')}
        hint={texts.text('organise-roll-units-whose.hint')}
        placeholder={texts.text('organise-choose')}
        choices={lists.map((each) => ({ value: nameOf(each), label: titleOf(each) }))}
        value={whose}
        onChange={(value) => {
          setWhose(value);
          setRead(null);
          freeze.reset();
        }}
      />
      {chosen === undefined || of === null ? null : (
        <>
          <p>
            {texts.text(
              isBranch
                ? 'organise-roll-units-branch'
                : chosen.kind === 'unit'
                  ? 'organise-roll-units-affiliate'
                  : 'organise-roll-units-body',
            )}
          </p>
          <ListFile
            key={whose}
            rulebook={rulebook}
            most={MOST}
            look={(list) =>
              answerOf(client.lookAtUnitRoll({ params: { contest: view.contest }, body: { ...of, ...list } }))
            }
            onRead={(whole) => {
              freeze.reset();
              setRead(whole);
            }}
          />
        </>
      )}
      {read === null || of === null ? null : (
        <>
          <p>{texts.text('organise-roll-units-check')}</p>
          <ButtonRow>
            <Button onPress={freeze.isPending ? () => undefined : () => freeze.mutate({ ...read.list, ...of })}>
              {texts.text(freeze.isPending ? 'organise-busy' : 'organise-roll-units-go-on', {
                members: read.summary.members,
              })}
            </Button>
          </ButtonRow>
        </>
      )}
    </section>
  );
}

const nameOf = ({ kind, id }: FreezableList): string => `${kind} ${id}`;

const ownerOf = ({ kind, id }: FreezableList) => ({
  unit: kind === 'unit' ? id : null,
  body: kind === 'body' ? id : null,
});
