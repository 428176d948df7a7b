import type { MyEntryShape } from '@selectorate/api';
import { Details, Tag, useTexts } from '@selectorate/ui';
import { wordFor } from '../observe/where-it-stands.ts';
import { type OwnClause, readClauses } from './explained-clauses.ts';
import { sayFact } from './say-fact.ts';

type Own = Pick<MyEntryShape, 'trigger' | 'ballot' | 'frozen'>;
type Outcome = MyEntryShape['ballot'];

/** May I vote, and why: each rule in its own words, with how it came out. Two votes with one answer are told once. */
export function MayIVote({ own, hasTrigger }: { readonly own: Own; readonly hasTrigger: boolean }) {
  const texts = useTexts();
  const inOne = hasTrigger && JSON.stringify(own.trigger) === JSON.stringify(own.ballot);
  return (
    <section>
      <h2>{texts.text('member-may-vote')}</h2>
      {own.frozen === null ? <p>{texts.text('member-may-vote-so-far')}</p> : null}
      {hasTrigger && !inOne ? <Electorate name={texts.text('member-in-trigger')} outcome={own.trigger} /> : null}
      <Electorate name={texts.text(inOne ? 'member-in-both' : 'member-in-ballot')} outcome={own.ballot} />
    </section>
  );
}

function Electorate({ name, outcome }: { readonly name: string; readonly outcome: Outcome }) {
  const texts = useTexts();
  const clauses = readClauses(outcome.clauses);
  return (
    <div className="member-electorate">
      <h3>{name}</h3>
      <p>
        <Tag tone={outcome.eligible ? 'success' : 'attention'}>
          {texts.text(outcome.eligible ? 'member-yes' : 'member-no')}
        </Tag>{' '}
        <Why outcome={outcome} />
      </p>
      <Details summary={texts.text('member-rules')} open={!outcome.eligible || outcome.waived !== null}>
        <ul className="member-rules">
          {clauses.map((clause) => (
            <Rule key={clause.clause} clause={clause} waived={outcome.waived === clause.clause} />
          ))}
        </ul>
      </Details>
    </div>
  );
}

function Why({ outcome: { eligible, waived, withheldFor } }: { readonly outcome: Outcome }) {
  const texts = useTexts();
  if (eligible) return <>{texts.text(waived === null ? 'member-rules-all' : 'member-yes-by-waiver')}</>;
  const decided = /^excluded-(.+)$/.exec(withheldFor ?? '')?.[1];
  return (
    <>
      {decided === undefined
        ? texts.text('member-no-by-rule')
        : texts.text('member-no-by-decision', { reason: wordFor(decided, texts) })}
    </>
  );
}

function Rule({ clause: { text, holds, facts }, waived }: { readonly clause: OwnClause; readonly waived: boolean }) {
  const texts = useTexts();
  const outcome = waived ? 'set-aside' : holds ? 'met' : 'not-met';
  return (
    <li>
      <Tag tone={holds ? 'success' : 'attention'}>{texts.text(`member-rule-${outcome}`)}</Tag>
      <p>{text}</p>
      {facts.map((fact) => (
        <p className="soft" key={fact.name}>
          {texts.hasText(`member-fact-${fact.name}`) ? texts.text(`member-fact-${fact.name}`) : fact.name}:{' '}
          {sayFact(fact, texts)}
        </p>
      ))}
    </li>
  );
}
