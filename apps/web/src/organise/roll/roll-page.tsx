import { Anchors, Empty, PageHead, useTexts } from '@selectorate/ui';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ContestPage, type Inside } from '../parts/contest-page.tsx';

/** The pages about the roll, in the order in which they are needed. */
const ROLL_PAGES = ['list', 'register', 'evidence', 'checks', 'questions', 'contacts', 'decisions', 'units'] as const;
export type RollPageName = (typeof ROLL_PAGES)[number];

/**
 * A page about the roll, for officers and the scrutineer; officers alone change anything on it. The lists of units are for the
 * secretary and the teller of a unit too.
 */
export function RollPage({
  name,
  children,
}: {
  readonly name: RollPageName;
  readonly children: (inside: Inside & { readonly isOfficer: boolean }) => ReactNode;
}) {
  const { contest = '' } = useParams({ strict: false }) as { readonly contest?: string };
  return (
    <ContestPage contest={contest}>
      {(inside) => (
        <Gate inside={inside} name={name}>
          {children}
        </Gate>
      )}
    </ContestPage>
  );
}

function Gate({
  inside,
  name,
  children,
}: {
  readonly inside: Inside;
  readonly name: RollPageName;
  readonly children: (inside: Inside & { readonly isOfficer: boolean }) => ReactNode;
}) {
  const texts = useTexts();
  const { view } = inside.contest;
  const roles = new Set(view.people.flatMap(({ person, role }) => (person === view.you.person ? [role] : [])));
  const isOfficer = roles.has('returning-officer') || roles.has('second-officer');
  const head = (
    <PageHead
      title={texts.text(`organise-roll-page-${name}`)}
      caption={view.title}
      lead={texts.text(`organise-roll-page-${name}.lead`)}
    />
  );
  const isOffice = isOfficer || roles.has('scrutineer');
  const isOfUnit = name === 'units' && (roles.has('unit-secretary') || roles.has('unit-teller'));
  if (!isOffice && !isOfUnit)
    return (
      <>
        {head}
        <Empty title={texts.text('organise-roll-not-yours')}>
          <p>{texts.text('organise-roll-not-yours.do')}</p>
        </Empty>
      </>
    );
  return (
    <>
      {isOffice ? (
        <Anchors
          label={texts.text('organise-roll-pages')}
          items={ROLL_PAGES.map((page) => ({
            href: `/organise/c/${view.contest}/roll/${page}`,
            label: texts.text(`organise-roll-page-${page}.short`),
            current: page === name,
          }))}
        />
      ) : null}
      {head}
      {children({ ...inside, isOfficer })}
    </>
  );
}
