import {
  Button,
  ButtonRow,
  DateTime,
  LinkButton,
  Loading,
  PageHead,
  sayWhen,
  SummaryList,
  useTexts,
} from '@selectorate/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Answer, answerNotice, type Notice, readNotice } from './contact-notices.ts';
import { LetterEnded, Trouble } from './letter-problem.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';
import { useToken } from './use-token.ts';

/** A letter about a contact: what it is about, and “yes, that was me” or “that was not me”. The link is used up by the answer. */
export function ContactNotice() {
  const texts = useTexts();
  const token = useToken();
  const notice = useQuery({
    queryKey: ['member', 'contact-notice', token],
    queryFn: () => readNotice(token),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const answer = useMutation({
    mutationFn: (said: Answer) => answerNotice(token, said),
  });
  if (notice.data === undefined)
    return notice.error === null ? (
      <>
        <PageHead title={texts.text('member-notice')} />
        <Loading label={texts.text('member-notice-opening')} />
      </>
    ) : (
      <LetterEnded error={notice.error} onAgain={() => void notice.refetch()} />
    );
  if (answer.isSuccess) return <Answered notice={notice.data} said={answer.variables} />;
  return (
    <>
      <PageHead
        title={texts.text(`member-notice-${notice.data.kind}`)}
        caption={notice.data.title}
        lead={texts.text(`member-notice-${notice.data.kind}.lead`, {
          organisation: notice.data.organisation,
          when: sayWhen(notice.data.at, ownZone()),
        })}
      />
      <Trouble error={answer.error} />
      <Question notice={notice.data} busy={answer.isPending} onAnswer={(said) => answer.mutate(said)} />
    </>
  );
}

interface QuestionProps {
  readonly notice: Notice;
  readonly busy: boolean;
  readonly onAnswer: (said: Answer) => void;
}

function Question({ notice: { kind, fields, expires }, busy, onAnswer }: QuestionProps) {
  const texts = useTexts();
  const say = (said: Answer) => () => {
    if (!busy) onAnswer(said);
  };
  return (
    <>
      <SummaryList
        rows={[
          ...(fields.length === 0
            ? []
            : [
                {
                  key: texts.text('member-notice-changed'),
                  value: fields.map((field) => texts.text(`organise-roll-field-${field}`)).join(', '),
                },
              ]),
          { key: texts.text('member-notice-expires'), value: <DateTime instant={expires} zone={ownZone()} /> },
        ]}
      />
      {kind === 'objection' ? (
        <ButtonRow>
          <Button onPress={say('not-me')}>
            {texts.text(busy ? 'member-notice-busy' : 'member-notice-no-objection')}
          </Button>
        </ButtonRow>
      ) : (
        <>
          <p>{texts.text('member-notice-no-contact')}</p>
          <ButtonRow>
            <Button kind="secondary" onPress={say('me')}>
              {texts.text(`member-notice-yes-${kind}`)}
            </Button>
            <Button kind="secondary" onPress={say('not-me')}>
              {texts.text(`member-notice-no-${kind}`)}
            </Button>
          </ButtonRow>
          <p>{texts.text(busy ? 'member-notice-busy' : `member-notice-silent-${kind}`)}</p>
        </>
      )}
    </>
  );
}

function Answered({ notice: { kind, title }, said }: { readonly notice: Notice; readonly said: Answer }) {
  const texts = useTexts();
  useHeadingFocus();
  const id = `member-noticed-${kind === 'objection' ? 'not-me' : said}-${kind}`;
  return (
    <>
      <PageHead title={texts.text(id)} caption={title} lead={texts.text(`${id}.means`)} />
      {said === 'not-me' ? (
        <p>
          <LinkButton kind="secondary" href="/roll">
            {texts.text('member-ask-new')}
          </LinkButton>
        </p>
      ) : null}
    </>
  );
}

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
