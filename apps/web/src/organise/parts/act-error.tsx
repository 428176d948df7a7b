import type { Rulebook } from '@selectorate/rulebook';
import { KeyFault, KeyFaultNotice } from './key-fault.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface ActErrorProps {
  readonly error: unknown;
  readonly rulebook: Rulebook | null;
  readonly nameOf?: (id: string) => string;
}

/** Whatever stopped something: a key of this device, the server, or the rules. */
export function ActError({ error, rulebook, nameOf }: ActErrorProps) {
  if (error === null || error === undefined) return null;
  return error instanceof KeyFault ? (
    <KeyFaultNotice fault={error} />
  ) : (
    <ProblemNotice error={error} rulebook={rulebook} nameOf={nameOf} />
  );
}
