import type { LinkShape } from '@selectorate/api';
import { DateTime, LinkButton, Loading, PageHead, SummaryList, useTexts } from '@selectorate/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { LinkForm } from '../parts/link-form.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet
import '../organise.css';

/** A one-time link: what it is for, a key for whoever takes it up, and what happens next. */
export function OneTimeLink() {
  const texts = useTexts();
  const { token = '' } = useParams({ strict: false }) as { readonly token?: string };
  const link = useQuery({
    queryKey: ['organise', 'link', token],
    queryFn: () => answerOf(client.readLink({ params: { token } })),
    staleTime: Infinity,
    retry: false,
  });
  const [taken, setTaken] = useState<{ readonly contest: string | null } | null>(null);
  if (taken !== null && link.data !== undefined) return <Taken link={link.data} contest={taken.contest} />;
  if (link.data === undefined)
    return (
      <>
        <PageHead title={texts.text('organise-link')} />
        {link.error === null ? (
          <Loading label={texts.text('organise-loading')} />
        ) : (
          <ProblemNotice error={link.error} />
        )}
        {link.error === null ? null : (
          <p>
            <a href="/organise">{texts.text('organise-sign-in')}</a>
          </p>
        )}
      </>
    );
  return (
    <>
      <PageHead {...headOf(texts, link.data)} />
      <LinkFacts link={link.data} />
      <LinkForm link={link.data} token={token} onTaken={setTaken} />
    </>
  );
}

function headOf(texts: ReturnType<typeof useTexts>, { kind, role, contest }: LinkShape) {
  if (kind === 'set-up')
    return { title: texts.text('organise-link-set-up'), lead: texts.text('organise-link-set-up.lead') };
  return {
    title: texts.text('organise-link-invitation', { role: role ?? '' }),
    lead: role === null ? '' : texts.text(`organise-invited-${role}`),
    ...(contest === null ? {} : { caption: contest.title }),
  };
}

function LinkFacts({ link: { organisation, contest, role, unit, expires } }: { readonly link: LinkShape }) {
  const texts = useTexts();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const rows = [
    ...(organisation === null ? [] : [{ key: texts.text('organise-organisation'), value: organisation }]),
    ...(contest === null ? [] : [{ key: texts.text('organise-contest'), value: contest.title }]),
    ...(role === null ? [] : [{ key: texts.text('organise-your-role'), value: texts.text(`role-${role}`) }]),
    ...(unit === null ? [] : [{ key: texts.text('organise-said-unit'), value: unit.title ?? unit.unit }]),
    { key: texts.text('organise-link-works-until'), value: <DateTime instant={expires} zone={zone} /> },
  ];
  return <SummaryList rows={rows} />;
}

function Taken({ link: { kind, role }, contest }: { readonly link: LinkShape; readonly contest: string | null }) {
  const texts = useTexts();
  return (
    <>
      <PageHead title={texts.text('organise-link-taken')} lead={texts.text('organise-link-taken.lead')} />
      <h2>{texts.text('organise-what-next')}</h2>
      <p>{texts.text(kind === 'set-up' || role === null ? 'organise-next-set-up' : `organise-next-${role}`)}</p>
      <p>
        {kind === 'set-up' ? (
          <LinkButton href="/organise/new/run">{texts.text('organise-new')}</LinkButton>
        ) : (
          <LinkButton href={contest === null ? '/organise' : `/organise/c/${contest}`}>
            {texts.text('organise-go-to-tasks')}
          </LinkButton>
        )}
      </p>
    </>
  );
}
