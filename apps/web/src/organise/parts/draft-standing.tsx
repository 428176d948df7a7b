import type { DraftShape } from '@selectorate/api';
import { throwIllegalValue } from '@selectorate/basics';
import { DateTime, LinkButton, Notice, useTexts } from '@selectorate/ui';
import { formFor } from '../forms/forms.ts';
import type { Inside } from './contest-page.tsx';
import { RefusalNotice } from './problem-notice.tsx';

/** What became of a prepared act, or whom it waits for. */
export function DraftStanding({
  draft,
  inside: { contest, naming },
}: {
  readonly draft: DraftShape;
  readonly inside: Inside;
}) {
  const texts = useTexts();
  const { view, rulebook } = contest;
  const { standing } = draft;
  switch (standing.kind) {
    case 'open': {
      const missing = draft.by.filter((person) => !draft.signatures.some(({ signer }) => signer === person));
      return draft.signatures.length === 0 ? null : (
        <Notice
          announce
          title={texts.text('organise-waits-for', { people: missing.map((each) => naming.person(each)).join(', ') })}
        >
          <p>{texts.text('organise-waits-for.means')}</p>
        </Notice>
      );
    }
    case 'recorded':
      return (
        <Notice tone="success" announce title={texts.text('organise-recorded', { entry: standing.seq })}>
          <p>
            {texts.text('organise-recorded.at')} <DateTime instant={standing.at} zone={view.zone} />.{' '}
            <a href={`/c/${view.contest}/acts#act-${standing.seq}`}>{texts.text('organise-recorded.see')}</a>
          </p>
          {texts.hasText(`organise-after-${draft.kind}`) ? <p>{texts.text(`organise-after-${draft.kind}`)}</p> : null}
        </Notice>
      );
    case 'refused':
      return (
        <>
          <RefusalNotice refusal={standing.refusal} rulebook={rulebook} />
          <PrepareAgain draft={draft} />
        </>
      );
    case 'withdrawn':
      return (
        <Notice title={texts.text('organise-withdrawn')}>
          <p>{texts.text('organise-withdrawn.means')}</p>
          <PrepareAgain draft={draft} />
        </Notice>
      );
    default:
      return throwIllegalValue(standing);
  }
}

/** Back to the form, with what was typed into it on this device. */
function PrepareAgain({ draft: { contest, kind, id } }: { readonly draft: DraftShape }) {
  const texts = useTexts();
  return formFor(kind) === undefined ? null : (
    <p>
      <LinkButton href={`/organise/c/${contest}/do/${kind}?again=${id}`}>
        {texts.text('organise-prepare-again')}
      </LinkButton>
    </p>
  );
}
