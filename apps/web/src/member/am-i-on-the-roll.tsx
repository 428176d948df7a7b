import {
  Button,
  ButtonRow,
  Empty,
  ErrorSummary,
  Loading,
  PageHead,
  SelectField,
  TextField,
  useTexts,
} from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListedContest } from '../record/records-index.ts';
import { useContests } from '../record/use-contests.ts';
import { sendTo } from './ask-server.ts';
import { isContact } from './is-contact.ts';
import { Trouble } from './letter-problem.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';

/** “Am I on the roll?” The page after it is the same for everybody: the answer comes by letter (A40). */
export function AmIOnTheRoll() {
  const texts = useTexts();
  const { data, error } = useContests();
  const [asked, setAsked] = useState(false);
  if (asked) return <Asked onAgain={() => setAsked(false)} />;
  return (
    <>
      <PageHead title={texts.text('member-ask')} lead={texts.text('member-ask.lead')} />
      {data === undefined ? (
        error === null ? (
          <Loading label={texts.text('observe-loading-contests')} />
        ) : (
          <Trouble error={error} />
        )
      ) : data.contests.length === 0 ? (
        <Empty title={texts.text('member-ask-no-contest')}>
          <p>{texts.text('member-ask-no-contest.do')}</p>
        </Empty>
      ) : (
        <Question contests={data.contests} onAsked={() => setAsked(true)} />
      )}
    </>
  );
}

const CONTEST = 'field-contest';
const CONTACT = 'field-contact';

function Question({
  contests,
  onAsked,
}: {
  readonly contests: readonly ListedContest[];
  readonly onAsked: () => void;
}) {
  const texts = useTexts();
  const [contest, setContest] = useState(() => firstChoice(contests));
  const [contact, setContact] = useState('');
  const [tried, setTried] = useState(0);
  const ask = useMutation({
    mutationFn: () => sendTo('/api/entry-questions', { contest, contact: contact.trim() }),
    onSuccess: onAsked,
  });
  const errors = [
    ...(contest === '' ? [{ field: CONTEST, text: texts.text('member-fault-contest') }] : []),
    ...(isContact(contact) ? [] : [{ field: CONTACT, text: texts.text('member-fault-contact') }]),
  ];
  const errorOf = (field: string): string | undefined =>
    tried === 0 ? undefined : errors.find((each) => each.field === field)?.text;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (errors.length > 0) setTried(tried + 1);
        else if (!ask.isPending) ask.mutate();
      }}
    >
      <Trouble error={ask.error} />
      {tried === 0 || errors.length === 0 ? null : <ErrorSummary key={tried} errors={errors} />}
      <SelectField
        id={CONTEST}
        label={texts.text('member-ask-contest')}
        value={contest}
        onChange={setContest}
        placeholder={texts.text('member-ask-contest.choose')}
        choices={contests.map(({ contest: value, title }) => ({ value, label: title ?? value }))}
        error={errorOf(CONTEST)}
      />
      <TextField
        id={CONTACT}
        label={texts.text('member-ask-contact')}
        hint={texts.text('member-ask-contact.hint')}
        autoComplete="email"
        value={contact}
        onChange={setContact}
        error={errorOf(CONTACT)}
      />
      <ButtonRow>
        <Button type="submit">{texts.text(ask.isPending ? 'member-ask-busy' : 'member-ask-send')}</Button>
      </ButtonRow>
    </form>
  );
}

/** The contest that a link named, or the only one. */
function firstChoice(contests: readonly ListedContest[]): string {
  const named = new URLSearchParams(document.location.search).get('contest');
  const [only, ...others] = contests;
  const chosen = contests.find(({ contest }) => contest === named) ?? (others.length === 0 ? only : undefined);
  return chosen?.contest ?? '';
}

const NO_LETTER = ['junk', 'other', 'officers', 'often'] as const;

function Asked({ onAgain }: { readonly onAgain: () => void }) {
  const texts = useTexts();
  useHeadingFocus();
  return (
    <>
      <PageHead title={texts.text('member-ask-taken')} lead={texts.text('member-ask-taken.lead')} />
      <p>{texts.text('member-ask-taken.why')}</p>
      <h2>{texts.text('member-ask-taken-no-letter')}</h2>
      <ul>
        {NO_LETTER.map((each) => (
          <li key={each}>{texts.text(`member-ask-taken-no-letter.${each}`)}</li>
        ))}
      </ul>
      <ButtonRow>
        <Button kind="secondary" onPress={onAgain}>
          {texts.text('member-ask-again')}
        </Button>
      </ButtonRow>
    </>
  );
}
