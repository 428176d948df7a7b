import { Problem, useTexts } from '@selectorate/ui';
import type { SignFault } from '../sign/sign-draft.ts';

/** Nothing was signed on this device, and why. */
export class KeyFault extends Error {
  readonly code: SignFault;

  constructor(code: SignFault) {
    super(code);
    this.code = code;
  }
}

export function KeyFaultNotice({ fault }: { readonly fault: KeyFault }) {
  const texts = useTexts();
  return (
    <Problem what={texts.text(`organise-sign-${fault.code}`)} todo={texts.text(`organise-sign-${fault.code}.do`)} />
  );
}
