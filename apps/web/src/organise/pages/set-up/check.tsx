import {
  Button,
  ButtonRow,
  LinkButton,
  Notice,
  PageHead,
  SummaryList,
  type SummaryRow,
  useTexts,
} from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { prepareDraft } from '../../contest/prepare-draft.ts';
import { refreshContest, useDrafts } from '../../contest/use-contest.ts';
import { sayCivil } from '../../describe/words.ts';
import { openContest } from '../../forms/entering.ts';
import { ActError } from '../../parts/act-error.tsx';
import type { Inside } from '../../parts/contest-page.tsx';
import { missingSteps } from '../../wizard/steps.ts';

/** Everything before the contest opens, each with where it is changed; then the first act, signed by both officers. */
export function CheckStep({ inside }: { readonly inside: Inside }) {
  const texts = useTexts();
  const router = useRouter();
  const { contest } = inside;
  const { view, rulebook, plan, state } = contest;
  const drafts = useDrafts(view.contest);
  const open = (drafts.data ?? []).find(({ kind, standing }) => kind === 'open-contest' && standing.kind === 'open');
  const missing = missingSteps({ view, plan, state });
  const second = view.people.find(({ role }) => role === 'second-officer');
  const prepare = useMutation({
    mutationFn: () => {
      const prepared = openContest(view, rulebook);
      return prepared === null
        ? Promise.reject(new Error('the second officer has no key yet'))
        : prepareDraft(view.contest, prepared);
    },
    onSuccess: async ({ id }) => {
      await refreshContest(view.contest);
      router.history.push(`/organise/c/${view.contest}/drafts/${id}`);
    },
  });
  const why =
    missing[0] !== undefined
      ? texts.text('organise-why-step', { step: missing[0] })
      : second?.key == null
        ? texts.text(second === undefined ? 'organise-why-second-invited' : 'organise-why-second-accepts')
        : undefined;
  return (
    <>
      <PageHead
        title={texts.text('organise-step-check')}
        caption={view.title}
        lead={texts.text('organise-step-check.lead')}
      />
      <ActError error={prepare.error} rulebook={rulebook} />
      <SummaryList rows={rowsOf(texts, inside)} />
      {view.phase === 'running' ? null : open === undefined ? (
        <>
          <p>{texts.text('organise-open-contest.lead')}</p>
          <ButtonRow>
            <Button onPress={() => (prepare.isPending ? undefined : prepare.mutate())} disabledBecause={why}>
              {texts.text('organise-prepare-opening')}
            </Button>
          </ButtonRow>
        </>
      ) : (
        <Notice tone="attention" title={texts.text('organise-opening-waits')}>
          <LinkButton href={`/organise/c/${view.contest}/drafts/${open.id}`}>
            {texts.text('organise-open-draft')}
          </LinkButton>
        </Notice>
      )}
    </>
  );
}

function rowsOf(
  texts: ReturnType<typeof useTexts>,
  { contest: { view, rulebook, plan } }: Inside,
): readonly SummaryRow[] {
  const at = (step: string): string => `/organise/c/${view.contest}/set-up/${step}`;
  const accepted = view.people.filter(({ standing }) => standing !== 'invited').length;
  return [
    { key: texts.text('organise-title'), value: view.title },
    {
      key: texts.text('organise-does-it-decide'),
      value: texts.text(view.binding ? 'organise-decides-binding' : 'organise-decides-rehearsal'),
    },
    { key: texts.text('organise-rulebook'), value: `${rulebook.title}, ${rulebook.version}` },
    { key: texts.text('organise-zone'), value: view.zone },
    {
      key: texts.text('organise-witness-names'),
      value: view.keys.witnesses.map(({ name }) => name).join(', ') || texts.text('organise-nobody'),
    },
    {
      key: texts.text('organise-step-roll'),
      value: view.roll === null ? '–' : texts.text('organise-roll-kept', { members: view.roll.members }),
      change: at('roll'),
    },
    ...rulebook.calendar.deadlines.map(({ id }) => ({
      key: texts.hasText(`deadline-${id}`) ? texts.text(`deadline-${id}`) : id,
      value: plan.calendar[id] === undefined ? '–' : sayCivil(plan.calendar[id]),
      change: at('dates'),
    })),
    ...(rulebook.trigger === null
      ? []
      : rulebook.sections.map(({ id, title }) => ({
          key: title,
          value: String(plan.units.filter(({ section }) => section === (id as string)).length),
          change: at('units'),
        }))),
    {
      key: texts.text('organise-step-candidates'),
      value:
        plan.candidates
          .map(({ label, incumbent }) => (incumbent ? texts.text('organise-is-incumbent', { name: label }) : label))
          .join(', ') || '–',
      change: at('candidates'),
    },
    {
      key: texts.text('organise-step-people'),
      value: texts.text('organise-people-count', { people: view.people.length, accepted }),
      change: at('people'),
    },
  ];
}
