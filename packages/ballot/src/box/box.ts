import { err, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import type { BoxFaultCode } from './box-faults.ts';
import type {
  ActivateEntry,
  BoxEntry,
  CastEntry,
  CloseEntry,
  ExcludeEntry,
  ExclusionGround,
  IssuePaperEntry,
  OfficersEntry,
  RevokeEntry,
} from './entry.ts';
import type { Platform } from '../platform.ts';
import { closeMessage, entryMessage } from './messages.ts';
import type { SignatureCheck } from './signing.ts';

/** What a box is opened with. */
export interface BoxSetup {
  /** phi of its election. */
  readonly fingerprint: string;
  /** Every credential of the public list, spares among them, and which of them are spares. */
  readonly credentials: readonly string[];
  readonly spares: readonly string[];
  /** Ed25519 public keys in hexadecimal. */
  readonly server: string;
  readonly registrar: string;
  readonly officers: readonly string[];
  readonly check: SignatureCheck;
  readonly platform: Pick<Platform, 'newHash'>;
}

/**
 * A ballot box: its journal, and what follows from it. Entries are only ever added. Everything a box knows is in the journal, so
 * that replaying one gives the same box; texts of ballots are kept beside it under their hashes.
 */
export interface Box {
  readonly setup: BoxSetup;
  readonly journal: readonly BoxEntry[];
  /** The last ballot of a credential; undefined where it has none. */
  readonly headOf: (credential: string) => string | undefined;
  readonly castOf: (ballot: string) => CastEntry | undefined;
  /** Credentials that may cast, and how many may at most. */
  readonly live: number;
  readonly eligible: number;
  readonly isClosed: boolean;
  /** Why an entry cannot be added now; null if it can. */
  readonly refuses: (entry: BoxEntry) => BoxFaultCode | null;
  /** Adds an entry if nothing is against it. */
  readonly record: (entry: BoxEntry) => Result<BoxEntry, BoxFaultCode>;
  /** Adds an entry whatever is against it: for reading the record of a box that did. */
  readonly recordAnyway: (entry: BoxEntry) => void;
}

export function openBox(setup: BoxSetup): Box {
  const state = new BoxState(setup);
  return {
    setup,
    journal: state.journal,
    headOf: (credential) => state.heads.get(credential),
    castOf: (ballot) => state.casts.get(ballot),
    get live() {
      return state.live;
    },
    eligible: state.eligible,
    get isClosed() {
      return state.isClosed;
    },
    refuses: (entry) => state.refuses(entry),
    record: (entry) => {
      const refusal = state.refuses(entry);
      if (refusal !== null) return err(refusal);
      state.apply(entry);
      return ok(entry);
    },
    recordAnyway: (entry) => state.apply(entry),
  };
}

const needsPaper = ({ ground }: ExcludeEntry): boolean =>
  ground === 'surrendered-to-paper' || ground === 'in-person-override';

class BoxState {
  readonly journal: BoxEntry[] = [];
  readonly heads = new Map<string, string>();
  readonly casts = new Map<string, CastEntry>();
  readonly eligible: number;
  isClosed = false;
  private readonly setup: BoxSetup;
  private readonly listed: ReadonlySet<string>;
  private readonly spares: ReadonlySet<string>;
  private readonly activated = new Set<string>();
  private readonly revoked = new Set<string>();
  private readonly excluded = new Map<string, ExclusionGround>();
  private readonly replaced = new Set<string>();
  private readonly papers = new Set<string>();
  private at = 0;

  constructor(setup: BoxSetup) {
    this.setup = setup;
    this.listed = new Set(setup.credentials);
    this.spares = new Set(setup.spares);
    this.eligible = this.listed.size - this.spares.size;
  }

  get live(): number {
    return this.eligible + this.activated.size - this.revoked.size - this.excluded.size;
  }

  refuses(entry: BoxEntry): BoxFaultCode | null {
    if (this.isClosed) return 'box-closed';
    if (entry.at < this.at) return 'time-backwards';
    switch (entry.kind) {
      case 'cast':
        return this.refusesCast(entry);
      case 'activate':
        return this.refusesActivation(entry);
      case 'revoke':
        return this.refusesRevocation(entry);
      case 'issue-paper':
        return this.refusesPaper(entry);
      case 'exclude':
        return this.refusesExclusion(entry);
      case 'close':
        return this.refusesClose(entry);
      default:
        return throwIllegalValue(entry);
    }
  }

  apply(entry: BoxEntry): void {
    this.journal.push(entry);
    this.at = Math.max(this.at, entry.at);
    switch (entry.kind) {
      case 'cast':
        this.heads.set(entry.credential, entry.ballot);
        this.casts.set(entry.ballot, entry);
        break;
      case 'activate':
        this.activated.add(entry.credential);
        if (entry.replaces !== null) this.replaced.add(entry.replaces);
        break;
      case 'revoke':
        this.revoked.add(entry.credential);
        break;
      case 'issue-paper':
        this.papers.add(entry.credential);
        break;
      case 'exclude':
        this.excluded.set(entry.credential, entry.ground);
        break;
      case 'close':
        this.isClosed = true;
        break;
      default:
        throwIllegalValue(entry);
    }
  }

  private refusesCast({ ballot, credential, prev }: CastEntry): BoxFaultCode | null {
    if (this.casts.has(ballot)) return 'ballot-recorded-before';
    const dead = this.isDead(credential);
    if (dead !== null) return dead;
    return prev === (this.heads.get(credential) ?? null) ? null : 'head-moved';
  }

  private refusesActivation(entry: ActivateEntry): BoxFaultCode | null {
    const { credential, purpose, replaces } = entry;
    if (!this.spares.has(credential)) return 'spare-not-listed';
    if (this.activated.has(credential)) return 'spare-used-before';
    if ((purpose === 'reissue') !== (replaces !== null)) return 'reissue-without-revocation';
    if (replaces !== null && !this.mayBeReplaced(replaces)) return 'reissue-without-revocation';
    if (!this.isRegistrars(entry)) return 'act-signature';
    return this.live < this.eligible ? null : 'more-live-than-eligible';
  }

  /** One whose holder has not voted with it, nor on paper in its place, and has had no other for it. */
  private mayBeReplaced(credential: string): boolean {
    const isOut = this.revoked.has(credential) || this.excluded.get(credential) === 'upheld-not-my-vote';
    return isOut && !this.replaced.has(credential);
  }

  private refusesRevocation(entry: RevokeEntry): BoxFaultCode | null {
    const dead = this.isDead(entry.credential);
    if (dead !== null) return dead;
    if (this.heads.has(entry.credential)) return 'credential-has-ballot';
    return this.isRegistrars(entry) ? null : 'act-signature';
  }

  private refusesPaper(entry: IssuePaperEntry): BoxFaultCode | null {
    const dead = this.isDead(entry.credential);
    if (dead !== null) return dead;
    if (this.papers.has(entry.credential)) return 'paper-issued-before';
    return this.refusesOfficers(entry);
  }

  private refusesExclusion(entry: ExcludeEntry): BoxFaultCode | null {
    const dead = this.isDead(entry.credential);
    if (dead !== null) return dead;
    if (needsPaper(entry) && !this.papers.has(entry.credential)) return 'paper-not-issued';
    return this.refusesOfficers(entry);
  }

  /** Live is what is listed, in use, and neither revoked nor excluded. */
  private isDead(credential: string): BoxFaultCode | null {
    if (!this.listed.has(credential)) return 'credential-not-listed';
    if (this.spares.has(credential) && !this.activated.has(credential)) return 'credential-not-activated';
    if (this.revoked.has(credential)) return 'credential-revoked';
    return this.excluded.has(credential) ? 'credential-excluded' : null;
  }

  private refusesClose({ at, signature }: CloseEntry): BoxFaultCode | null {
    const { check, server } = this.setup;
    return check(server, closeMessage(this.journal, at, this.setup), signature) ? null : 'act-signature';
  }

  private isRegistrars(entry: ActivateEntry | RevokeEntry): boolean {
    const { check, registrar, fingerprint } = this.setup;
    return check(registrar, entryMessage(entry, fingerprint), entry.signature);
  }

  private refusesOfficers(entry: OfficersEntry): BoxFaultCode | null {
    const { check, officers, fingerprint } = this.setup;
    const { first, second } = entry;
    if (first.key === second.key || !officers.includes(first.key) || !officers.includes(second.key)) {
      return 'act-two-officers';
    }
    const message = entryMessage(entry, fingerprint);
    const areTheirs = [first, second].every(({ key, signature }) => check(key, message, signature));
    return areTheirs ? null : 'act-signature';
  }
}
