import type { ContestId } from '@selectorate/basics';
import {
  type Act,
  type Beside,
  commitmentOf,
  definitionOf,
  hashHex,
  type OpenedPart,
  type State,
} from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import type { DraftContent } from './draft-content.ts';

/**
 * What stands beside an act: its own parts and blobs, and the parts of earlier acts that its kind looks at (the keyings of a
 * batch, say), and the blobs of the count that is declared, read from the store as they are asked for.
 */
export async function besideOf(
  content: DraftContent,
  state: State,
  { store, contest }: { readonly store: Store; readonly contest: ContestId },
): Promise<Beside> {
  const own = Object.values(content.parts).map(({ part }): [string, OpenedPart] => [commitmentOf(part), part]);
  const parts = new Map<string, OpenedPart>(own);
  const absent = new Set<string>();
  const blobs = new Map(content.blobs.map((blob) => [hashHex(blob), blob]));
  const act: Act = { ...content.draft, seq: state.size, at: state.now, proof: [] };
  // A check may ask for one part after another. Each round finds or misses what it asks for, so there is a last one.
  for (;;) {
    const wanted = partsWanted(act, state, (commitment) => (absent.has(commitment) ? 'absent' : parts.get(commitment)));
    if (wanted.size === 0) break;
    for (const commitment of wanted) {
      const part = await store.logs.parts.get(contest, commitment);
      if (part === undefined || part === 'erased') absent.add(commitment);
      else parts.set(commitment, part);
    }
  }
  for (const hash of countDeclared(act, state)) {
    const bytes = await store.logs.blobs.get(contest, hash);
    if (bytes !== undefined) blobs.set(hash, bytes);
  }
  return { parts: (commitment) => parts.get(commitment), blobs: (hash) => blobs.get(hash) };
}

/** The count that a declaration rests on: its papers and its result are looked at once more. */
const countDeclared = ({ kind }: Act, { counted }: State): readonly string[] =>
  kind === 'declare' && counted !== null ? [counted.ballots, counted.result] : [];

/** The parts that an act's check asks for and that are not at hand yet. */
function partsWanted(
  act: Act,
  state: State,
  at: (commitment: string) => OpenedPart | 'absent' | undefined,
): ReadonlySet<string> {
  const wanted = new Set<string>();
  try {
    definitionOf(act.kind)?.checkParts?.(state, act, (commitment) => {
      const part = at(commitment);
      if (part === undefined) wanted.add(commitment);
      return part === 'absent' ? undefined : part;
    });
  } catch {
    // A body of the wrong shape: the rules refuse it before they look at parts.
  }
  return wanted;
}
