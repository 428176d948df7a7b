import { sayNumber } from '@selectorate/ui';
import { SwatchFill } from './swatches.tsx';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** From 1, in ballot order; 0 is what counts for nobody. */
  readonly swatch: number;
  readonly strong?: boolean;
}

/** Figures with a bar beneath each: readable at any width, and in print. */
export function Bars({ caption, bars }: { readonly caption: string; readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <figure className="bars">
      <figcaption>{caption}</figcaption>
      <dl>
        {bars.map(({ key, label, value, swatch, strong }) => (
          <div key={key} className={strong === true ? 'strong' : undefined}>
            <dt>{label}</dt>
            <dd>
              <span className="figures">{sayNumber(value)}</span>
              <svg className="bar" aria-hidden="true" width="100%" height="20">
                <SwatchFill swatch={swatch} width={`${(100 * value) / most}%`} height={20} />
              </svg>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
