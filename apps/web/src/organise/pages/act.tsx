import type { DraftShape } from '@selectorate/api';
import { Empty, PageHead, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { typedFor, useKeptForm } from '../contest/kept-form.ts';
import { refreshContest } from '../contest/use-contest.ts';
import { prepareDraft } from '../contest/prepare-draft.ts';
import { firstText } from '../describe/words.ts';
import { formFor } from '../forms/forms.ts';
import type { ActForm, FieldFault, Prepared, Setting } from '../forms/setting.ts';
import { Understand } from '../parts/understand.tsx';
import { ActError } from '../parts/act-error.tsx';
import { ContestPage, type Inside } from '../parts/contest-page.tsx';
import { FieldInput } from '../parts/field-input.tsx';
import { FormShell } from '../parts/form-shell.tsx';
import { RefusedNotice } from '../parts/refused-notice.tsx';
import { StandingFacts } from '../parts/standing-facts.tsx';

/** The form of one kind of act. It prepares; nothing is signed before the page that follows. */
export function PrepareAct() {
  const texts = useTexts();
  const { contest = '', kind = '' } = useParams({ strict: false }) as {
    readonly contest?: string;
    readonly kind?: string;
  };
  const search = useRouterState({ select: ({ location }) => location.searchStr });
  const form = formFor(kind);
  return (
    <ContestPage contest={contest}>
      {(inside) =>
        form === undefined || inside.contest.state.contest === null ? (
          <>
            <PageHead title={texts.text('organise-no-such-form')} />
            <Empty title={texts.text('organise-no-such-form.do')} />
          </>
        ) : (
          <Form
            key={`${kind}${search}`}
            kind={kind}
            form={form}
            inside={inside}
            query={Object.fromEntries(new URLSearchParams(search))}
          />
        )
      }
    </ContestPage>
  );
}

function Form({
  kind,
  form,
  inside,
  query,
}: {
  readonly kind: string;
  readonly form: ActForm;
  readonly inside: Inside;
  readonly query: Setting['query'];
}) {
  const texts = useTexts();
  const router = useRouter();
  const { contest, naming, you } = inside;
  const { view, state, plan } = contest;
  const setting: Setting = { state, view, you, naming, plan, query };
  const kept = useKeptForm(`${view.contest}-${kind}-${JSON.stringify(query)}`, () => ({
    ...form.initial(setting),
    ...(query['again'] === undefined ? {} : typedFor(query['again'])),
  }));
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const send = useMutation({
    mutationFn: (prepared: Prepared) => prepareDraft(view.contest, prepared),
    onSuccess: async (draft: DraftShape) => {
      kept.sent(draft.id);
      await refreshContest(view.contest);
      router.history.push(`/organise/c/${view.contest}/drafts/${draft.id}`);
    },
  });
  const submit = (): void => {
    const prepared = form.prepare(setting, kept.values);
    setFaults(prepared.ok ? [] : prepared.error);
    if (prepared.ok) send.mutate(prepared.value);
  };
  const refused = form.refused?.(setting) ?? null;
  const moment = firstText(texts, [`organise-${kind}.means`]);
  const not = firstText(texts, [`organise-${kind}.does-not-mean`]);
  return (
    <>
      <PageHead
        title={texts.text(`act-${kind}`)}
        caption={view.title}
        {...(texts.hasText(`organise-${kind}.lead`) ? { lead: texts.text(`organise-${kind}.lead`) } : {})}
      />
      <ActError error={send.error} rulebook={contest.rulebook} nameOf={(id) => naming.person(naming.candidate(id))} />
      <StandingFacts kind={kind} state={state} naming={naming} />
      {refused === null ? (
        <FormShell
          faults={faults}
          label={texts.text('organise-continue-to-check')}
          onSubmit={submit}
          busy={send.isPending}
        >
          {form.fields(setting, kept.values).map((spec) => (
            <FieldInput
              key={spec.name}
              form={kind}
              spec={spec}
              values={kept.values}
              faults={faults}
              nameOf={(id) => naming.candidate(id)}
              onChange={kept.change}
            />
          ))}
        </FormShell>
      ) : (
        <RefusedNotice refusal={refused} rulebook={contest.rulebook} />
      )}
      {moment === undefined || not === undefined ? null : <Understand means={moment} doesNotMean={not} />}
    </>
  );
}
