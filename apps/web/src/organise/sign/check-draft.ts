import type { DraftShape } from '@selectorate/api';
import { type ClauseId, fromBase64 } from '@selectorate/basics';
import {
  type Act,
  admit,
  checkBlobs,
  commitmentOf,
  definitionOf,
  type Draft,
  hashHex,
  type Instant,
  type OpenedPart,
  type Refusal,
  type Seen,
  type State,
} from '@selectorate/selection';
import { withLapses } from './with-lapses.ts';

/** What this browser found out about a prepared act before anybody is asked to sign it. */
export interface CheckedDraft {
  /** What will be signed: nothing else of what the server sent goes into the statement. */
  readonly draft: Draft;
  /** The clauses it rests on, or why the rules refuse it as things stand. */
  readonly clauses: readonly ClauseId[];
  readonly refusal: Refusal | null;
  /** Something the server sent does not fit: not to be signed by anybody. */
  readonly faults: readonly DraftFault[];
  /** Parts that could be compared with what the act says of them; others are for the scrutineer. */
  readonly partsChecked: 'checked' | 'for-the-scrutineer' | 'none';
}

/** What does not fit, with the part or blob it is about. */
export interface DraftFault {
  readonly code:
    | 'part-not-shown'
    | 'part-differs'
    | 'part-unannounced'
    | 'other-contest'
    | 'blob-missing'
    | 'says-otherwise';
  readonly what: string;
}

interface Standing {
  readonly state: State;
  readonly head: Seen;
  readonly now: Instant;
}

/** Computes the statement's draft from what the server sent, and checks everything in it that this browser can. */
export function checkDraft(sent: DraftShape, contest: string, { state: recorded, head, now }: Standing): CheckedDraft {
  const state = recorded.contest === null ? recorded : withLapses(recorded, now);
  const draft = draftOf(sent);
  const act = actOf(draft, { state, head, now });
  const allowed = admit(state, act);
  const said = allowed.ok ? partsSay(state, act, sent) : { checked: 'none' as const, refusal: null };
  const blobs = allowed.ok ? blobsSay(state, act, sent) : null;
  const wrong = [said.refusal, blobs].filter((refusal) => refusal !== null);
  return {
    draft,
    clauses: allowed.ok ? allowed.value : [],
    refusal: allowed.ok ? null : allowed.error,
    faults: [
      ...(sent.contest === contest ? [] : [{ code: 'other-contest' as const, what: sent.contest }]),
      ...partFaults(sent),
      ...wrong.map(({ code }) => ({ code: 'says-otherwise' as const, what: code })),
    ],
    partsChecked: said.checked,
  };
}

/** Exactly the members that a signature covers. */
export const draftOf = ({ contest, by, kind, body, commitments }: DraftShape): Draft =>
  ({ contest, by, kind, body, commitments }) as unknown as Draft;

/** The act as it would stand next in the log, with proofs that only say who saw what. */
function actOf(draft: Draft, { state, head, now }: Standing): Act {
  const proof = draft.by.map((signer) => ({ type: 'key', signer, signedAt: now, seen: head, signature: 'A' }) as const);
  return { ...draft, seq: state.size, at: now < state.now ? state.now : now, proof };
}

/** Every commitment comes with its part, every part hashes to its commitment, and is made for this contest under that name. */
function partFaults({ parts, commitments, contest, kind }: DraftShape): readonly DraftFault[] {
  const shown = parts ?? {};
  const wrong = Object.entries(commitments).flatMap(([name, commitment]): readonly DraftFault[] => {
    const part = shown[name];
    if (part === undefined) return [{ code: 'part-not-shown', what: name }];
    const fits = commitmentOf(part as unknown as OpenedPart) === commitment;
    return fits && part.part === name && part.contest === contest ? [] : [{ code: 'part-differs', what: name }];
  });
  const unannounced = Object.keys(shown)
    .filter((name) => commitments[name] === undefined)
    .map((name) => ({ code: 'part-unannounced' as const, what: name }));
  return [
    ...wrong,
    ...unannounced,
    ...(definitionOf(kind) === undefined ? [{ code: 'part-unannounced' as const, what: kind }] : []),
  ];
}

function partsSay(
  state: State,
  act: Act,
  { parts }: DraftShape,
): { readonly checked: CheckedDraft['partsChecked']; readonly refusal: Refusal | null } {
  const check = definitionOf(act.kind)?.checkParts;
  if (check === undefined || parts === null) return { checked: 'none', refusal: null };
  const byCommitment = new Map(Object.values(parts).map((part) => [commitmentOf(part as unknown as OpenedPart), part]));
  const lookup = (commitment: string): OpenedPart | undefined =>
    byCommitment.get(commitment) as unknown as OpenedPart | undefined;
  const said = check(state, act as never, lookup);
  if (said.ok) return { checked: 'checked', refusal: null };
  // Parts of earlier acts are not for everybody who signs this one.
  return said.error.code === 'part-missing'
    ? { checked: 'for-the-scrutineer', refusal: null }
    : { checked: 'none', refusal: said.error };
}

function blobsSay(state: State, act: Act, { blobs }: DraftShape): Refusal | null {
  // A declaration brings no blobs: the server looks at those of the count again, and so does everybody who verifies.
  if (act.kind === 'declare') return null;
  const byHash = new Map(
    (blobs ?? []).map((text) => {
      const bytes = fromBase64(text) ?? new Uint8Array();
      return [hashHex(bytes), bytes];
    }),
  );
  const said = checkBlobs(state, act, (hash) => byHash.get(hash));
  return said.ok ? null : said.error;
}
