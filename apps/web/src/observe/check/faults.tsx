import { faultTextId } from '@selectorate/messages';
import { useTexts } from '@selectorate/ui';
import type { VerdictFault } from '@selectorate/selection';
import { ActLink } from '../act-links.tsx';

const MOST_FAULTS = 40;

/** Every fault with its place, what it is, and what to do. */
export function Faults({ faults }: { readonly faults: readonly VerdictFault[] }) {
  const texts = useTexts();
  return (
    <>
      <h2>{texts.text('verdict-fault-list')}</h2>
      <ul className="faults">
        {faults.slice(0, MOST_FAULTS).map((fault) => (
          <Fault key={`${fault.code} ${fault.path} ${fault.entry}`} fault={fault} />
        ))}
      </ul>
      {faults.length > MOST_FAULTS ? (
        <p>{texts.text('observe-more-faults', { more: faults.length - MOST_FAULTS })}</p>
      ) : null}
    </>
  );
}

function Fault({ fault }: { readonly fault: VerdictFault }) {
  const texts = useTexts();
  const { code, path, entry, clause, data } = fault;
  const id = faultTextId(texts, fault);
  return (
    <li>
      <strong>
        {clause === null ? null : `${texts.text('fault-act-refused')} `}
        {texts.text(id, data)}
      </strong>
      <br />
      <code>{code}</code>
      {path === null ? null : <> · {texts.text('place-file', { path })}</>}
      {entry === null ? null : (
        <>
          {' '}
          · <ActLink seq={entry} />
        </>
      )}
      {clause === null ? null : <> · {texts.text('place-clause', { clause })}</>}
      {clause === null ? <p className="soft">{texts.text(`${id}.do`)}</p> : null}
    </li>
  );
}
