import { PageHead, Table, useTexts } from '@selectorate/ui';
import { fingerprint } from '@selectorate/record';
import type { Person } from '@selectorate/selection';
import type { Texts } from '@selectorate/messages';
import { ActLink, Proof, actsOfKind } from './act-links.tsx';
import { type ContestView, nameOf, useContest } from './contest-view.tsx';
import { peopleInOrder } from './in-order.ts';
import { wordFor } from './where-it-stands.ts';

/** Everybody who can sign: what they may do, since when, and the interests they declared. */
export function People() {
  const texts = useTexts();
  const view = useContest();
  const { state, record, title } = view;
  const isOfUnit = ({ holdings }: Person): boolean => holdings.every(({ unit }) => unit !== null);
  const all = peopleInOrder(state);
  return (
    <>
      <PageHead
        title={texts.text('observe-page-people')}
        caption={title}
        lead={texts.text('observe-people.lead', { people: all.length })}
      />
      <PeopleTable
        caption={texts.text('observe-people-contest')}
        view={view}
        people={all.filter((each) => !isOfUnit(each))}
      />
      <Proof standing="W" acts={actsOfKind(record.acts, 'declare-interest')}>
        {texts.text('finding-interests-declared')}
      </Proof>
      <PeopleTable caption={texts.text('observe-people-units')} view={view} people={all.filter(isOfUnit)} />
      <Proof standing="W" acts={actsOfKind(record.acts, 'introduce-person', 'replace-officer')}>
        {texts.text('finding-people-behind-keys')}
      </Proof>
    </>
  );
}

interface PeopleTableProps {
  readonly caption: string;
  readonly view: ContestView;
  readonly people: readonly Person[];
}

function PeopleTable({ caption, view, people }: PeopleTableProps) {
  const texts = useTexts();
  return (
    <Table
      caption={caption}
      columns={[
        { label: texts.text('observe-person') },
        { label: texts.text('observe-roles'), prose: true },
        { label: texts.text('observe-interests'), prose: true },
        { label: texts.text('observe-key'), prose: true },
      ]}
      rows={people.map((person) => ({
        key: person.id,
        id: `person-${person.id}`,
        cells: [
          <span key="name" className="nowrap">
            {nameOf(view, person.id)}
            {view.names.has(person.id) ? <span className="line soft">{person.id}</span> : null}
          </span>,
          <Roles key="roles" view={view} person={person} />,
          <Interests key="interests" person={person} />,
          <code key="key">{fingerprint(person.key)}</code>,
        ],
      }))}
    />
  );
}

function Roles({ view, person }: { readonly view: ContestView; readonly person: Person }) {
  const texts = useTexts();
  return person.holdings.map((holding) => {
    const { role, since, until } = holding;
    return (
      <span className="line" key={`${role} ${holding.unit} ${holding.body} ${since}`}>
        {texts.text(`role-${role}`)}
        {placeOf(holding, view, texts)} · {texts.text('observe-since')} <ActLink seq={since} />
        {until === null ? null : (
          <>
            {' '}
            · {texts.text('observe-until')} <ActLink seq={until} />
          </>
        )}
      </span>
    );
  });
}

function placeOf({ unit, body }: Person['holdings'][number], view: ContestView, texts: Texts): string {
  if (unit !== null) return `: ${nameOf(view, unit)}`;
  if (body === null) return '';
  const known = view.state.rulebook.bodies.find(({ id }) => id === body);
  return `: ${known?.title ?? wordFor(body, texts)}`;
}

function Interests({ person: { interests, holdings } }: { readonly person: Person }) {
  const texts = useTexts();
  if (holdings.some(({ role }) => role === 'server')) return '–';
  if (interests === null) return <span className="soft">{texts.text('observe-not-declared')}</span>;
  return interests.map(({ interest, seq }) => (
    <span className="line" key={seq}>
      {texts.text(`reason-${interest}`)} · <ActLink seq={seq} />
    </span>
  ));
}
