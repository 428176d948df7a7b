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

const NONE: ReadonlySet<string> = new Set();

/** The formal names that a given name may be short for; none for most names. */
const formalNames = (name: string): ReadonlySet<string> => formalOf.get(name) ?? NONE;

/** Whether one may be short for the other, or both for a third: Bob and Robert, Bob and Rob. */
export function sameByNickname(a: string, b: string): boolean {
  const formalA = formalNames(a);
  const formalB = formalNames(b);
  if (formalA.has(b) || formalB.has(a)) return true;
  for (const formal of formalA) if (formalB.has(formal)) return true;
  return false;
}
