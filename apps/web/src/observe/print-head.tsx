import { DateTime, useTexts } from '@selectorate/ui';
import { renderSVG } from 'uqr';
import { pageOf, useContest } from './contest-view.tsx';

/** On paper only: which contest this is, what it was printed from, and where to look it up. */
export function PrintHead() {
  const texts = useTexts();
  const view = useContest();
  const { checkpoint } = view.record;
  const address = `${document.location.origin}${pageOf(view)}`;
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 0 }))}`;
  return (
    <div className="print-only print-head">
      <img src={picture} alt="" width="88" height="88" />
      <div>
        <p>
          <strong>{view.title}</strong>
        </p>
        <p>
          {checkpoint?.at == null ? (
            texts.text('observe-print-unwitnessed')
          ) : (
            <>
              {texts.text('observe-print-as-of')} <DateTime instant={checkpoint.at} zone={view.zone} />
            </>
          )}
        </p>
        <p>
          {texts.text('observe-print-root', { size: checkpoint?.size ?? 0 })} <code>{checkpoint?.root ?? '–'}</code>
        </p>
        <p>{address}</p>
      </div>
    </div>
  );
}
