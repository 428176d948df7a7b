import { Button, ButtonRow, Empty, LinkButton, PageHead, Progress, Table, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { placeOf } from '../contest/names.ts';
import { prepareDraft } from '../contest/prepare-draft.ts';
import { refreshContest, useDrafts } from '../contest/use-contest.ts';
import { introducePerson, registerUnit, toIntroduce, toRegister } from '../forms/entering.ts';
import type { Prepared } from '../forms/setting.ts';
import { ActError } from '../parts/act-error.tsx';
import { ContestPage, type Inside } from '../parts/contest-page.tsx';
import { bodyField } from '../tasks/to-do.ts';
import { fingerprint } from '@selectorate/record';

/** Prepares several acts of one kind at once: introductions of who accepted, registrations of the units planned. */
export function PrepareAll() {
  const { contest = '', kind = '' } = useParams({ strict: false }) as {
    readonly contest?: string;
    readonly kind?: string;
  };
  return <ContestPage contest={contest}>{(inside) => <Several kind={kind} inside={inside} />}</ContestPage>;
}

interface Item {
  readonly key: string;
  readonly cells: readonly string[];
  readonly prepared: Prepared;
}

function Several({ kind, inside }: { readonly kind: string; readonly inside: Inside }) {
  const texts = useTexts();
  const router = useRouter();
  const { contest } = inside;
  const { view } = contest;
  const drafts = useDrafts(view.contest);
  const [done, setDone] = useState(0);
  const introducing = kind === 'introduce-person';
  const items = (introducing ? people(texts, inside) : units(inside)).filter(
    (item) =>
      !(drafts.data ?? []).some(
        (draft) => draft.standing.kind === 'open' && draft.kind === kind && isSame(draft, item.prepared),
      ),
  );
  const prepare = useMutation({
    mutationFn: async () => {
      for (const [at, item] of items.entries()) {
        setDone(at);
        await prepareDraft(view.contest, item.prepared);
      }
    },
    onSuccess: async () => {
      await refreshContest(view.contest);
      router.history.push(`/organise/c/${view.contest}/sign`);
    },
    onError: () => refreshContest(view.contest),
  });
  const columns = introducing
    ? ['organise-name', 'organise-your-role', 'organise-fingerprint']
    : ['organise-said-unit', 'organise-said-section', 'organise-said-parentBody'];
  return (
    <>
      <PageHead
        title={texts.text(`organise-all-${kind}`)}
        caption={view.title}
        lead={texts.text(`organise-all-${kind}.lead`)}
      />
      <ActError error={prepare.error} rulebook={contest.rulebook} />
      {items.length === 0 ? (
        <Empty title={texts.text('organise-nothing-to-prepare')}>
          <ButtonRow>
            <LinkButton href={`/organise/c/${view.contest}/sign`}>{texts.text('organise-sign-page')}</LinkButton>
          </ButtonRow>
        </Empty>
      ) : (
        <>
          <Table
            caption={texts.text(`organise-all-${kind}`)}
            hideCaption
            columns={columns.map((each) => ({ label: texts.text(each) }))}
            rows={items.map(({ key, cells }) => ({ key, cells }))}
          />
          {prepare.isPending ? (
            <Progress label={texts.text('organise-preparing-drafts')} done={done} total={items.length} />
          ) : (
            <ButtonRow>
              <Button onPress={() => prepare.mutate()}>
                {texts.text(`organise-prepare-${kind}`, { items: items.length })}
              </Button>
            </ButtonRow>
          )}
        </>
      )}
    </>
  );
}

function people(texts: ReturnType<typeof useTexts>, { contest, naming }: Inside): readonly Item[] {
  const { view, state, rulebook } = contest;
  const body = (id: string): string => rulebook.bodies.find((each) => each.id === id)?.title ?? id;
  return toIntroduce(view, state).map((each) => ({
    key: `${each.person} ${each.role} ${each.unit ?? ''}`,
    cells: [
      naming.person(each.person),
      placeOf(texts, each, { unit: naming.unit, body }),
      each.key === null ? '' : fingerprint(each.key),
    ],
    prepared: introducePerson(state, each),
  }));
}

function units({ contest }: Inside): readonly Item[] {
  const { plan, state, rulebook } = contest;
  return toRegister(plan, state).map((unit) => ({
    key: unit.unit,
    cells: [
      unit.title,
      rulebook.sections.find(({ id }) => id === (unit.section as string))?.title ?? unit.section,
      unit.parentBody ?? '',
    ],
    prepared: registerUnit(state, plan, unit),
  }));
}

/** A draft that says what is to be prepared here has been made before. */
function isSame(draft: Parameters<typeof bodyField>[0], prepared: Prepared): boolean {
  if (prepared.kind !== 'draft') return false;
  const other = { ...draft, body: prepared.draft.body };
  return ['person', 'role', 'unit', 'body'].every((name) => bodyField(draft, name) === bodyField(other, name));
}
