import { Empty, PageHead, Table, useTexts } from '@selectorate/ui';
import { useParams } from '@tanstack/react-router';
import { sayCode } from '../describe/words.ts';
import { Understand } from '../parts/understand.tsx';
import { ContestPage, type Inside } from '../parts/contest-page.tsx';
import { departuresFor } from '../tasks/tasks-of.ts';

/** Overrides, replacements, incidents, challenges: what goes beside the usual way, and what has. */
export function Departures() {
  const { contest = '' } = useParams({ strict: false }) as { readonly contest?: string };
  return <ContestPage contest={contest}>{(inside) => <Ways inside={inside} />}</ContestPage>;
}

function Ways({ inside: { contest, naming, you } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { view, state } = contest;
  const ways = departuresFor({ state, you });
  const made = [...state.discretions];
  return (
    <>
      <PageHead
        title={texts.text('organise-departures')}
        caption={view.title}
        lead={texts.text('organise-departures.lead')}
      />
      {ways.length === 0 ? (
        <Empty title={texts.text('organise-departures.none')} />
      ) : (
        <ul className="cards">
          {ways.map((kind) => (
            <li key={kind}>
              <h2>
                <a href={`/organise/c/${view.contest}/do/${kind}`}>{texts.text(`act-${kind}`)}</a>
              </h2>
              <p>{texts.text(`organise-departure-${kind}`)}</p>
            </li>
          ))}
        </ul>
      )}
      {made.length === 0 ? null : (
        <Table
          caption={texts.text('organise-departures-made')}
          columns={[
            { label: texts.text('organise-what') },
            { label: texts.text('organise-said-ground') },
            { label: texts.text('organise-by') },
            { label: texts.text('organise-entry'), numeric: true },
          ]}
          rows={made.map(({ seq, kind, ground, by }) => ({
            key: String(seq),
            cells: [
              texts.text(`act-${kind}.done`),
              sayCode(texts, ground),
              by.map((each) => naming.person(each)).join(', '),
              <a key="entry" href={`/c/${view.contest}/acts#act-${seq}`}>
                {seq}
              </a>,
            ],
          }))}
        />
      )}
      <Understand
        means={texts.text('moment-override.means')}
        doesNotMean={texts.text('moment-override.does-not-mean')}
      />
    </>
  );
}
