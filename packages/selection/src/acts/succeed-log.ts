import { err } from '@selectorate/basics';
import { fingerprint, readPublicKey } from '@selectorate/record';
import { z } from 'zod';
import { SERVER, type Act } from '../act.ts';
import { all, allowedBy, type Check, signedByOfficers, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { SUCCESSION_GROUNDS } from '../codes.ts';
import { defineAct } from '../define.ts';
import { appealClause, withServerKey } from '../duties.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const named = z.strictObject({ name: field.logName, key: field.publicKey });
/** A checkpoint of the old log: the blob that holds it, and what it says. */
const checkpoint = z.strictObject({ note: field.hash, size: field.whole, root: field.hash });
const body = z.strictObject({
  /** The old log's last cosigned checkpoint. */
  last: checkpoint,
  /** Its checkpoint over exactly the entries that stand before this act; those from here up to the last size are lost. */
  kept: checkpoint,
  ground: field.code(...SUCCESSION_GROUNDS),
  log: named,
  witnesses: z.array(named).max(16),
  server: field.publicKey,
});

/**
 * A new log takes over: after a loss, or to change the log's key. It begins with the entries of the old log that are still
 * there; this is its first own act and names the old checkpoint, what is lost, and who decided.
 */
export const succeedLog = defineAct({
  kind: 'succeed-log',
  body,
  parts: ['reasons!'],
  admit: (state, act) => {
    const { witnesses } = state.rulebook;
    return all(
      when(state.contest !== null, 'house.stages', () => refuse('contest-not-open', 'house.stages')),
      signedByOfficers(state, act),
      keptAsSaid(act),
      newKeys(state, act.body),
      when(act.body.witnesses.length >= witnesses.atLeast, witnesses.clause, () =>
        refuse('too-few-witnesses', witnesses.clause, { named: act.body.witnesses.length, needed: witnesses.atLeast }),
      ),
    );
  },
  apply: (state, act) => {
    const { log, witnesses, server, kept, ground } = act.body;
    const succeeded = withServerKey({ ...state, log, witnesses, succession: kept.size }, server);
    return withDiscretion(succeeded, act, {
      power: appealClause(state),
      ground,
      affects: `log ${state.log?.name ?? ''}`,
    });
  },
});

type Succession = z.infer<typeof body>;

/** The kept entries are those before this act, under the root of the kept checkpoint, which everyone who signs had seen. */
function keptAsSaid({ seq, body: { kept, last }, proof }: Pick<Act, 'seq' | 'proof'> & { body: Succession }): Check {
  const seen = proof.every((each) => each.seen.size === kept.size && each.seen.root === kept.root);
  const whole = kept.size < last.size || kept.root === last.root;
  return when(kept.size === seq && kept.size <= last.size && seen && whole, 'house.log', () =>
    refuse('succession-differs', 'house.log', { kept: kept.size, before: seq, size: last.size }),
  );
}

function newKeys(state: State, { log, server, witnesses }: Succession): Check {
  const keys = [log.key, server, ...witnesses.map(({ key }) => key)];
  if (keys.some((key) => !readPublicKey(key).ok))
    return err(refuse('key-not-canonical', 'house.signatures', { person: SERVER }));
  const apart = new Set(keys.map(fingerprint)).size === keys.length;
  const old = new Set(state.log === null ? [] : [fingerprint(state.log.key)]);
  const oldWitnesses = new Set(state.witnesses.map(({ key }) => fingerprint(key)));
  const another =
    !keys.some((key) => old.has(fingerprint(key))) &&
    ![log.key, server].some((key) => oldWitnesses.has(fingerprint(key)));
  const holder = keys
    .map((key) => state.keyHolders.get(fingerprint(key)))
    .find((person) => person !== undefined && person !== SERVER);
  if (apart && another && holder === undefined) return allowedBy('house.signatures');
  return err(refuse('key-held-by-another', 'house.signatures', { person: SERVER, holder: holder ?? 'log' }));
}
