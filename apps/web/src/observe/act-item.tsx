import { DateTime, Details, useTexts } from '@selectorate/ui';
import type { Act } from '@selectorate/selection';
import { clauseTextId, type Texts } from '@selectorate/messages';
import { actSubject } from './act-subject.ts';
import { type ContestView, nameOf, pageOf, useContest } from './contest-view.tsx';

/** One act: what was done, when, by whom in which role, under which clauses, and its public body. */
export function ActItem({ act }: { readonly act: Act }) {
  const texts = useTexts();
  const view = useContest();
  const clauses = view.record.clauses.get(act.seq) ?? [];
  const subject = actSubject(act, view, texts);
  return (
    <li id={`act-${act.seq}`}>
      <a className="figures" href={`#act-${act.seq}`}>
        {texts.text('observe-act', { act: act.seq })}
      </a>
      <div>
        <h2>{texts.text(`act-${act.kind}.done`)}</h2>
        {subject === '' ? null : <p>{subject}</p>}
        <p>
          <DateTime instant={act.at} zone={view.zone} />
        </p>
        <p>
          {texts.text('observe-signed-by')}{' '}
          {act.by.map((person, at) => (
            <span key={person}>
              {at === 0 ? '' : ', '}
              <a href={`${pageOf(view, 'people')}#person-${person}`}>{nameOf(view, person)}</a>
              {rolesAt(view, person, act.seq, texts)}
            </span>
          ))}
        </p>
        {Object.entries(act.commitments).map(([name, commitment]) => (
          <PartLine key={name} name={name} commitment={commitment} />
        ))}
        <Details summary={texts.text('observe-act-details')}>
          <p>
            <strong>{texts.text('observe-act-body')}</strong>
          </p>
          <pre>{JSON.stringify(act.body, null, 2)}</pre>
          <p>
            <strong>{texts.text('observe-act-clauses')}</strong>
          </p>
          <ul>
            {clauses.map((clause) => (
              <li key={clause}>
                <code>{clause}</code>. {clauseText(view, clause, texts)}
              </li>
            ))}
          </ul>
          <p>
            <strong>{texts.text('observe-act-signatures')}</strong>
          </p>
          <ul>
            {act.proof.map(({ signer, signedAt, seen, type, signature }) => (
              <li key={signer}>
                {texts.text('observe-act-signature', { signer: nameOf(view, signer), type, seen: seen.size })}{' '}
                <DateTime instant={signedAt} zone={view.zone} />
                <br />
                <code>{signature}</code>
              </li>
            ))}
          </ul>
        </Details>
      </div>
    </li>
  );
}

/** A private part: its words if they are published, else that only its hash is here. */
function PartLine({ name, commitment }: { readonly name: string; readonly commitment: string }) {
  const texts = useTexts();
  const { parts } = useContest();
  const content = parts.get(commitment)?.content;
  const known = texts.hasText(`observe-part-${name}`) ? texts.text(`observe-part-${name}`) : name;
  if (content === undefined) return <p className="soft">{texts.text('observe-part-sealed', { part: known })}</p>;
  return (
    <div>
      <p className="soft">{texts.text('observe-part-published', { part: known })}</p>
      <p className="quote">{typeof content === 'string' ? content : JSON.stringify(content)}</p>
    </div>
  );
}

/** The roles the signer held just before this entry: ` (returning officer)`. */
function rolesAt({ state }: ContestView, person: string, seq: number, texts: Texts): string {
  const held = [...state.people.values()]
    .find(({ id }) => id === person)
    ?.holdings.filter(({ since, until }) => since <= seq && (until === null || until >= seq));
  const roles = new Set((held ?? []).map(({ role }) => texts.text(`role-${role}.inline`)));
  return roles.size === 0 ? '' : ` (${[...roles].join(', ')})`;
}

/** What a clause says: of the rulebook, or of the house. */
export function clauseText({ state }: ContestView, clause: string, texts: Texts): string {
  const own = state.rulebook.clauses.find(({ id }) => id === clause);
  if (own !== undefined) return own.text;
  return texts.hasText(clauseTextId(clause)) ? texts.text(clauseTextId(clause)) : '';
}
