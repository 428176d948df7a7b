import type { CandidateId } from '@selectorate/basics';

/** The candidates of a count: ids as the result has them, names as the file has them. */
export interface Candidates {
  readonly ids: readonly CandidateId[];
  /** Two of one name have their ids behind it. */
  readonly nameOf: (id: string) => string;
  /** Somebody by id or by name, whatever the spacing and, if only one fits, the case; undefined if nobody or several. */
  readonly find: (text: string) => CandidateId | undefined;
}

export function candidatesOf(ids: readonly CandidateId[], names: readonly string[]): Candidates {
  const named = ids.map((id, at) => ({ id, name: collapse(names[at] ?? '') || id }));
  const isShared = (name: string): boolean => named.filter((each) => each.name === name).length > 1;
  const labels = new Map<string, string>(named.map(({ id, name }) => [id, isShared(name) ? `${name} (${id})` : name]));
  const only = (fits: (name: string) => boolean): CandidateId | undefined => {
    const found = named.filter(({ name }) => fits(name));
    return found.length === 1 ? found[0]?.id : undefined;
  };
  return {
    ids,
    nameOf: (id) => labels.get(id) ?? id,
    find: (text) => {
      const asked = collapse(text);
      return (
        ids.find((id) => id === asked) ??
        only((name) => name === asked) ??
        only((name) => name.toLowerCase() === asked.toLowerCase())
      );
    },
  };
}

const collapse = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
