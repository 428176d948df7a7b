/** The first schema. Never edit it once released: a later migration changes what it made. */
export const FIRST = `
create table instance (
  id integer primary key check (id = 1),
  name text not null,
  created text not null,
  set_up boolean not null,
  generation integer not null
);

create table data_key (
  id text primary key,
  scope text not null,
  subject text not null,
  wrapped text not null,
  wrapping_key text not null,
  unique (scope, subject)
);
create index data_key_wrapping on data_key (wrapping_key);

create table account (
  id text primary key,
  sealed text not null,
  email_lookup text unique,
  operator boolean not null,
  created text not null
);
create table passkey (
  credential_id text primary key,
  account text not null references account,
  alg text not null,
  key text not null,
  cose bytea not null,
  counter bigint not null,
  transports text not null
);
create index passkey_account on passkey (account);
create table device (
  key text primary key,
  alg text not null,
  account text not null references account
);
create index device_account on device (account);
create table identity (
  lookup text primary key,
  account text not null references account
);
create index identity_account on identity (account);
create table session (
  id text primary key,
  account text not null references account,
  csrf text not null,
  created text not null,
  seen text not null,
  expires text not null
);
create index session_account on session (account);
create index session_expires on session (expires);

create table contest (
  contest text primary key,
  phase text not null,
  binding boolean not null,
  clock text not null,
  zone text not null,
  rulebook bytea not null,
  log_name text not null,
  rehearsal_now text,
  witnesses text not null,
  created_by text not null references account,
  created_at text not null
);
create table person (
  contest text not null,
  person text not null,
  account text not null references account,
  primary key (contest, person),
  unique (contest, account)
);
create index person_account on person (account);
create table link (
  id text primary key,
  kind text not null,
  contest text,
  person text,
  role text,
  unit text,
  body text,
  created_by text,
  created text not null,
  expires text not null,
  used text,
  revoked boolean not null
);
create index link_contest on link (contest);
create table document (
  scope text not null,
  name text not null,
  subject text not null,
  sealed text not null,
  primary key (scope, name)
);
create table draft (
  contest text not null,
  id text not null,
  kind text not null,
  signers text not null,
  sealed text,
  state text not null,
  seq integer,
  refusal text,
  created text not null,
  primary key (contest, id)
);
create table draft_signature (
  contest text not null,
  draft text not null,
  signer text not null,
  proof text not null,
  primary key (contest, draft, signer),
  foreign key (contest, draft) references draft (contest, id)
);

create table log_head (
  log text primary key,
  size integer not null,
  checkpoint integer not null
);
create table entry (
  log text not null,
  seq integer not null,
  bytes bytea not null,
  kind text not null,
  at text not null,
  primary key (log, seq)
);
create table checkpoint (
  log text not null,
  size integer not null,
  note text not null,
  primary key (log, size)
);
create table part (
  log text not null,
  commitment text not null,
  subject text not null,
  sealed text not null,
  published boolean not null,
  primary key (log, commitment)
);
create table blob (
  log text not null,
  hash text not null,
  bytes bytea not null,
  published boolean not null,
  primary key (log, hash)
);

create table contest_status (
  log text primary key,
  size integer not null,
  stage text not null,
  now text not null,
  trigger text,
  counted text,
  margin integer,
  declared text,
  winner text,
  ended_by text,
  endorsement text,
  open_challenges integer not null,
  open_incidents integer not null
);
create table holding (
  log text not null,
  place integer not null,
  person text not null,
  role text not null,
  unit text,
  body text,
  since integer not null,
  until integer,
  primary key (log, place)
);
create table deadline (
  log text not null,
  place integer not null,
  id text not null,
  civil text not null,
  zone text not null,
  instant text not null,
  passed integer,
  primary key (log, place)
);
create table unit (
  log text not null,
  place integer not null,
  unit text not null,
  section text not null,
  entitled integer,
  returns integer not null,
  outcome text not null,
  primary key (log, place)
);

create table idempotency (
  scope text not null,
  key text not null,
  hash text not null,
  sealed text not null,
  at text not null,
  primary key (scope, key)
);
create table message (
  id text primary key,
  account text references account,
  template text not null,
  sealed text,
  state text not null,
  attempts integer not null,
  last_error text,
  created text not null
);
create index message_state on message (state, created);
`;
