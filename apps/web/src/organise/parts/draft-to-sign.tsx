import type { DraftShape } from '@selectorate/api';
import { Button, ButtonRow, Details, Notice, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { refreshContest } from '../contest/use-contest.ts';
import { sayClause } from '../describe/say-refusal.ts';
import { answerOf, client } from '../session/client.ts';
import { checkDraft } from '../sign/check-draft.ts';
import { signDraft } from '../sign/sign-draft.ts';
import { signedAt } from '../sign/signed-at.ts';
import { ActError } from './act-error.tsx';
import type { Inside } from './contest-page.tsx';
import { KeyFault } from './key-fault.tsx';
import { RefusalNotice } from './problem-notice.tsx';

/** What this browser found when it checked the draft by itself, and the two things one can do: sign, or withdraw it. */
export function DraftToSign({ draft, inside }: { readonly draft: DraftShape; readonly inside: Inside }) {
  const texts = useTexts();
  const { contest, you } = inside;
  const { view, state, rulebook, historyFault } = contest;
  const sign = useMutation({
    mutationFn: async () => {
      const signed = await signDraft(draft, contest);
      if (!signed.ok) throw new KeyFault(signed.error);
      return signed.value;
    },
    onSettled: () => refreshContest(view.contest),
  });
  const withdraw = useMutation({
    mutationFn: () => answerOf(client.withdrawDraft({ params: { contest: view.contest, draft: draft.id } })),
    onSuccess: () => refreshContest(view.contest),
  });
  const checked = checkDraft(draft, view.contest, { state, head: view.head, now: signedAt(view, Date.now()) });
  const yours = draft.by.includes(you) && !draft.signatures.some(({ signer }) => signer === you);
  const { refusal } = checked;
  const way = view.people.find(({ person }) => person === you)?.signsWith ?? 'passkey';
  return (
    <>
      <Details summary={texts.text('organise-rests-on')}>
        <ul>
          {checked.clauses.map((clause) => (
            <li key={clause}>{sayClause(texts, clause, rulebook)}</li>
          ))}
        </ul>
        <p className="hint">{texts.text(`organise-parts-${checked.partsChecked}`)}</p>
      </Details>
      {refusal === null ? null : <RefusalNotice refusal={refusal} rulebook={rulebook} />}
      {checked.faults.length === 0 || !yours ? null : (
        <Notice tone="fault" title={texts.text('organise-draft-faulty')}>
          <ul>
            {checked.faults.map(({ code, what }) => (
              <li key={`${code} ${what}`}>{texts.text(`organise-draft-fault-${code}`, { what })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ActError error={sign.error ?? withdraw.error} rulebook={rulebook} />
      <ButtonRow>
        {yours && checked.faults.length === 0 && refusal === null && historyFault === null ? (
          <Button onPress={() => (sign.isPending ? undefined : sign.mutate())}>
            {texts.text(sign.isPending ? 'organise-signing' : `organise-sign-with-${way}`)}
          </Button>
        ) : null}
        <Button kind="secondary" onPress={() => (withdraw.isPending ? undefined : withdraw.mutate())}>
          {texts.text('organise-withdraw')}
        </Button>
      </ButtonRow>
    </>
  );
}
