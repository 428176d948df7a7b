import type { Fault } from '@selectorate/ballot';
import { useTexts } from '@selectorate/ui';
import { tellPlace } from './tell-place.ts';

const MOST_FAULTS = 40;

/** Every fault with its place and what it is, as many as can be read. */
export function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const texts = useTexts();
  const more = faults.length - MOST_FAULTS;
  return (
    <>
      <h3>{texts.text('ballot-check-faults')}</h3>
      <ul className="fault-list">
        {faults.slice(0, MOST_FAULTS).map(({ code, place, detail }, at) => (
          <li key={`${at} ${code}`}>
            <strong>{texts.text(`ballot-fault-${code}`)}</strong>
            <span className="soft">
              <code>{code}</code> · {tellPlace(place, texts)}
              {detail === undefined ? null : ` · ${detail}`}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{texts.text('ballot-check-more-faults', { more })}</p> : null}
    </>
  );
}
