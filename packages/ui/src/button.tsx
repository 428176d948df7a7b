import { type ReactNode, useId } from 'react';

type Kind = 'primary' | 'secondary' | 'danger';
const classOf = (kind: Kind): string => (kind === 'primary' ? 'button' : `button ${kind}`);

export interface ButtonProps {
  /** Verb and noun: what pressing it does. */
  readonly children: ReactNode;
  readonly kind?: Kind;
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  /** Why it cannot be pressed now; shown beneath, and the button stays reachable. */
  readonly disabledBecause?: string | undefined;
}

/** A button. One primary button a page. */
export function Button({ children, kind = 'primary', type = 'button', onPress, disabledBecause }: ButtonProps) {
  const why = useId();
  if (disabledBecause === undefined)
    return (
      <button type={type} className={classOf(kind)} onClick={onPress}>
        {children}
      </button>
    );
  return (
    <div>
      <button type="button" className={classOf(kind)} aria-disabled="true" aria-describedby={why}>
        {children}
      </button>
      <p className="button-why" id={why}>
        {disabledBecause}
      </p>
    </div>
  );
}

export interface LinkButtonProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly kind?: Kind;
  /** The name to save as, where the link is a download. */
  readonly download?: string;
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({ href, children, kind = 'primary', download }: LinkButtonProps) {
  return (
    <a className={classOf(kind)} href={href} {...(download === undefined ? {} : { download })}>
      {children}
    </a>
  );
}

/** Buttons that belong together, side by side. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}
