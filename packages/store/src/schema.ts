/** Rows as the database holds them. JSON is canonical text, times are instants as text, so every engine reads alike. */
export interface Schema {
  migration: { number: number };
  instance: { id: number; name: string; created: string; set_up: boolean; generation: number };
  data_key: { id: string; scope: string; subject: string; wrapped: string; wrapping_key: string };
  account: { id: string; sealed: string; email_lookup: string | null; operator: boolean; created: string };
  passkey: {
    credential_id: string;
    account: string;
    alg: string;
    key: string;
    cose: Uint8Array;
    counter: string | number;
    transports: string;
  };
  device: { key: string; alg: string; account: string };
  identity: { lookup: string; account: string };
  person: { contest: string; person: string; account: string };
  session: { id: string; account: string; csrf: string; created: string; seen: string; expires: string };
  link: {
    id: string;
    kind: string;
    contest: string | null;
    person: string | null;
    role: string | null;
    unit: string | null;
    body: string | null;
    created_by: string | null;
    created: string;
    expires: string;
    used: string | null;
    revoked: boolean;
  };
  contest: {
    contest: string;
    phase: string;
    binding: boolean;
    clock: string;
    zone: string;
    rulebook: Uint8Array;
    log_name: string;
    rehearsal_now: string | null;
    witnesses: string;
    created_by: string;
    created_at: string;
  };
  document: { scope: string; name: string; subject: string; sealed: string };
  draft: {
    contest: string;
    id: string;
    kind: string;
    signers: string;
    sealed: string | null;
    state: string;
    seq: number | null;
    refusal: string | null;
    created: string;
  };
  draft_signature: { contest: string; draft: string; signer: string; proof: string };
  log_head: { log: string; size: number; checkpoint: number };
  entry: { log: string; seq: number; bytes: Uint8Array; kind: string; at: string };
  checkpoint: { log: string; size: number; note: string };
  part: { log: string; commitment: string; subject: string; sealed: string; published: boolean };
  blob: { log: string; hash: string; bytes: Uint8Array; published: boolean };
  contest_status: {
    log: string;
    size: number;
    stage: string;
    now: string;
    trigger: string | null;
    counted: string | null;
    margin: number | null;
    declared: string | null;
    winner: string | null;
    ended_by: string | null;
    endorsement: string | null;
    open_challenges: number;
    open_incidents: number;
  };
  holding: {
    log: string;
    place: number;
    person: string;
    role: string;
    unit: string | null;
    body: string | null;
    since: number;
    until: number | null;
  };
  deadline: {
    log: string;
    place: number;
    id: string;
    civil: string;
    zone: string;
    instant: string;
    passed: number | null;
  };
  unit: {
    log: string;
    place: number;
    unit: string;
    section: string;
    entitled: number | null;
    returns: number;
    outcome: string;
  };
  idempotency: { scope: string; key: string; hash: string; sealed: string; at: string };
  message: {
    id: string;
    account: string | null;
    template: string;
    sealed: string | null;
    state: string;
    attempts: number;
    last_error: string | null;
    created: string;
  };
}

export type Table = keyof Schema;
