import { throwIllegalValue } from '@selectorate/basics';
import type { Access, AnyEndpoint, ProblemCode } from '@selectorate/api';
import { ROLES, type Role } from '@selectorate/selection';

/** Who asks: nobody, somebody without a place in the contest, the operator elsewhere, or the holder of one role in it. */
export type AskerKind = 'anonymous' | 'stranger' | 'operator' | Exclude<Role, 'server'>;

export const ASKERS: readonly AskerKind[] = [
  'anonymous',
  'stranger',
  'operator',
  ...ROLES.filter((role) => role !== 'server'),
];

/** Null: they may ask. Worked out from the declaration alone, by other code than the server's. */
export function expectedDenial(
  { access, path }: Pick<AnyEndpoint, 'access' | 'path'>,
  asker: AskerKind,
): ProblemCode | null {
  if (access.kind === 'anyone') return null;
  if (asker === 'anonymous') return 'not-signed-in';
  if (path.includes('{contest}') && (asker === 'stranger' || asker === 'operator')) return 'not-found';
  return mayAsk(access, asker) ? null : 'not-allowed';
}

function mayAsk(access: Access, asker: AskerKind): boolean {
  switch (access.kind) {
    case 'anyone':
    case 'signed-in':
    case 'participant':
      return true;
    case 'operator':
      return asker === 'operator';
    case 'roles':
      return access.roles.some((role) => role === asker);
    default:
      return throwIllegalValue(access);
  }
}
