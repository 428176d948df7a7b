import { NICKNAME_LINES } from './nickname-lines.ts';

const formalOf = new Map<string, Set<string>>();
for (const line of NICKNAME_LINES.trim().split('\n')) {
  const [formal = '', ...shorts] = line.split(' ');
  for (const short of shorts) {
    const known = formalOf.get(short);
    if (known === undefined) formalOf.set(short, new Set([formal]));
    else known.add(formal);
  }
}

/** The formal names that a given name may be short for; null for most names. */
export const formalNames = (name: string): ReadonlySet<string> | null => formalOf.get(name) ?? null;

/** A name with its {@link formalNames}, which are looked up once. */
export interface MaybeShort {
  readonly text: string;
  readonly formals: ReadonlySet<string> | null;
}

/** Whether one may be short for the other, or both for a third: Bob and Robert, Bob and Rob. */
export function sameByNickname(a: MaybeShort, b: MaybeShort): boolean {
  if (a.formals?.has(b.text) === true || b.formals?.has(a.text) === true) return true;
  if (a.formals === null || b.formals === null) return false;
  for (const formal of a.formals) if (b.formals.has(formal)) return true;
  return false;
}
