import { DateTime, Table, useTexts } from '@selectorate/ui';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useUnreached } from './use-roll.ts';

/** Letters that no mail could bring: somebody prints them, or calls. Without any there is nothing to see. */
export function Unreached({ contest, zone }: { readonly contest: string; readonly zone: string }) {
  const texts = useTexts();
  const { data: unreached, error } = useUnreached(contest);
  if (error !== null) return <ProblemNotice error={error} />;
  if (unreached === undefined || unreached.length === 0) return null;
  return (
    <section>
      <h2>{texts.text('organise-roll-unreached')}</h2>
      <p>{texts.text('organise-roll-unreached.do')}</p>
      <Table
        caption={texts.text('organise-roll-unreached')}
        hideCaption
        columns={[
          { label: texts.text('organise-roll-contact-members') },
          { label: texts.text('organise-roll-unreached-letter'), prose: true },
          { label: texts.text('organise-roll-unreached-way'), prose: true },
          { label: texts.text('organise-roll-unreached-since'), prose: true },
        ]}
        rows={unreached.map(({ member, notice, channel, since, about }) => ({
          key: `${member} ${notice} ${about ?? since}`,
          cells: [
            member,
            texts.text(`organise-roll-letter-${notice}`),
            texts.text(channel === null ? 'organise-roll-contact-no-way' : `organise-roll-contact-by-${channel}`),
            <DateTime key="since" instant={since} zone={zone} />,
          ],
        }))}
      />
    </section>
  );
}
