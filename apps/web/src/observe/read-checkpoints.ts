import { fromBase64Url, toHex } from '@selectorate/basics';
import { checkNote, parseCheckpointNote, type VerifierKey, verifierKey } from '@selectorate/record';
import { fromSeconds, type State } from '@selectorate/selection';

/** A checkpoint whose signatures were checked here against the keys that the record names. */
export interface SeenCheckpoint {
  readonly size: number;
  readonly root: string;
  readonly witnesses: readonly { readonly name: string; readonly at: string }[];
  /** A signature on it does not hold, or is by a key the record does not name. */
  readonly unsound: boolean;
}

/** Reads one checkpoint file; undefined when it is none. */
export function readCheckpoint(bytes: Uint8Array, keys: readonly VerifierKey[]): SeenCheckpoint | undefined {
  const signed = parseCheckpointNote(bytes);
  if (!signed.ok) return undefined;
  const { checkpoint, note } = signed.value;
  const { valid, faults } = checkNote(note, keys);
  return {
    size: checkpoint.size,
    root: toHex(checkpoint.root),
    witnesses: valid.flatMap(({ key, time }) =>
      time === undefined ? [] : [{ name: key.name, at: fromSeconds(time) }],
    ),
    unsound: faults.length > 0,
  };
}

/** The keys of the log and its witnesses as the record names them. */
export function keysOf({ log, witnesses }: State): readonly VerifierKey[] {
  const named = [
    ...(log === null ? [] : [{ ...log, use: 'note' as const }]),
    ...witnesses.map((each) => ({ ...each, use: 'cosignature' as const })),
  ];
  return named.flatMap(({ name, key, use }) => {
    const made = verifierKey(name, use, fromBase64Url(key.key) ?? new Uint8Array());
    return made.ok ? [made.value] : [];
  });
}
