import type { UnreachedShape } from '@selectorate/api';
import { DateTime, Details, Table, useTexts } from '@selectorate/ui';
import type { Inside } from '../parts/contest-page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { MarkPosted, TakeBackPosted } from './mark-posted.tsx';
import { sayDay } from './say-day.ts';
import { useUnreached } from './use-roll.ts';

/** Letters that no mail could bring: somebody prints them, or calls, and says so. Without any there is nothing to see. */
export function Unreached({ inside, isOfficer }: { readonly inside: Inside; readonly isOfficer: boolean }) {
  const texts = useTexts();
  const { contest } = inside.contest.view;
  const { data: unreached, error } = useUnreached(contest);
  if (error !== null) return <ProblemNotice error={error} />;
  if (unreached === undefined || unreached.length === 0) return null;
  const owed = unreached.filter(({ posted }) => posted === null);
  const posted = unreached.filter((each) => each.posted !== null);
  return (
    <section>
      <h2>{texts.text('organise-roll-unreached')}</h2>
      <p>{texts.text(owed.length === 0 ? 'organise-roll-unreached-all' : 'organise-roll-unreached.do')}</p>
      {owed.length === 0 ? null : (
        <>
          <Letters caption={texts.text('organise-roll-unreached')} letters={owed} inside={inside} />
          {isOfficer ? (
            <Details summary={texts.text('organise-roll-posted-mark')}>
              <MarkPosted contest={contest} letters={owed} now={inside.contest.view.now} />
            </Details>
          ) : null}
        </>
      )}
      {posted.length === 0 ? null : (
        <Details summary={texts.text('organise-roll-posted', { letters: posted.length })}>
          <Letters
            caption={texts.text('organise-roll-posted', { letters: posted.length })}
            letters={posted}
            inside={inside}
          />
          {isOfficer ? <TakeBackPosted contest={contest} letters={posted} /> : null}
        </Details>
      )}
    </section>
  );
}

function Letters({
  caption,
  letters,
  inside: { contest, naming },
}: {
  readonly caption: string;
  readonly letters: readonly UnreachedShape[];
  readonly inside: Inside;
}) {
  const texts = useTexts();
  const isPosted = letters.some(({ posted }) => posted !== null);
  return (
    <Table
      caption={caption}
      hideCaption
      columns={[
        { label: texts.text('organise-roll-contact-members') },
        { label: texts.text('organise-roll-unreached-letter'), prose: true },
        { label: texts.text('organise-roll-unreached-way'), prose: true },
        { label: texts.text('organise-roll-unreached-since'), prose: true },
        ...(isPosted ? [{ label: texts.text('organise-roll-posted-when'), prose: true }] : []),
      ]}
      rows={letters.map(({ letter, member, notice, channel, since, posted }) => ({
        key: letter,
        cells: [
          member,
          texts.text(`organise-roll-letter-${notice}`),
          texts.text(channel === null ? 'organise-roll-contact-no-way' : `organise-roll-contact-by-${channel}`),
          <DateTime key="since" instant={since} zone={contest.view.zone} />,
          ...(posted === null
            ? []
            : [texts.text('organise-roll-posted-on', { day: sayDay(posted.on), name: naming.person(posted.by) })]),
        ],
      }))}
    />
  );
}
