import { z } from 'zod';
import { declare } from '../declare.ts';
import * as shape from '../shapes.ts';

const OFFICERS = { kind: 'roles', roles: ['returning-officer', 'second-officer'] } as const;
const OFFICERS_AND_SCRUTINEER = {
  kind: 'roles',
  roles: ['returning-officer', 'second-officer', 'scrutineer'],
} as const;

/** One thing that is wrong in a file, as data: the line and column of the file, what stood there, what to do. */
const failedRow = z.strictObject({
  line: z.nullable(z.int()),
  column: z.nullable(z.int()),
  columnName: z.nullable(z.string()),
  code: z.string(),
  shown: z.string(),
  expected: z.string(),
  remedy: z.string(),
});
export type FailedRowShape = z.infer<typeof failedRow>;

/** Nothing was kept: the first faults in the order of the file, and how many there are in all. */
const failures = { failed: z.array(failedRow).max(1_000), failures: z.int().min(0) };

const count = z.int().min(0);
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const file = shape.base64.max(16_000_000);
/** Why, and by what right: codes, as a change log has them. */
const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const columns = z.record(z.string().max(500), z.string().max(40));
const member = shape.id;

const rollSummary = z.strictObject({
  members: count,
  branches: z.array(z.strictObject({ branch: z.string(), members: count })),
  /** Which column of the file was read as what. */
  columns: z.array(z.strictObject({ column: z.string(), field: z.nullable(z.string()) })),
  /** Was the mapping remembered from an earlier file with the same columns? */
  remembered: z.boolean(),
  /** The first rows, for the eye of who uploaded it. */
  preview: z.array(z.record(z.string(), z.string())).max(5),
  /** The same faults in words. */
  faults: z.array(z.string()).max(1_000),
  ...failures,
  /** What was put right without losing anything: how often, by code. */
  repairs: z.array(z.strictObject({ code: z.string(), times: count })),
  statuses: z.array(z.strictObject({ status: z.string(), members: count })),
  blankLines: count,
  format: z.nullable(z.enum(['csv', 'xlsx'])),
  encoding: z.nullable(z.string()),
  dateOrder: z.nullable(z.string()),
  /** The version that was kept; null for a look. */
  version: z.nullable(count),
  /** Against the roll that was kept before; null where there was none. */
  changed: z.nullable(z.strictObject({ added: count, removed: count, membersChanged: count })),
});
export type RollSummaryShape = z.infer<typeof rollSummary>;

/** At most 25,000 rows; nothing is kept unless every row can be read. */
export const uploadRoll = declare({
  name: 'uploadRoll',
  method: 'put',
  path: '/api/contests/{contest}/roll',
  summary: 'The membership list as CSV or XLSX, before the freeze: previewed with `keep` false, kept with true',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({
    /** The file's bytes, base64: what it is, and its encoding, are worked out on the server. */
    file,
    keep: z.boolean(),
    /** Which column of the file says what, where the guess was wrong: header to field of the roll. */
    columns,
    /** The sheet of a workbook that has several. */
    sheet: z.string().min(1).max(100).optional(),
    dateOrder: z.enum(['day-first', 'month-first']).optional(),
    /** For the change log: why this list takes the place of the one before, and by what right. */
    reason: code.optional(),
    authority: z.string().min(1).max(200).optional(),
  }),
  answer: rollSummary,
});

const version = z.strictObject({
  version: z.int().min(1),
  at: shape.instant,
  /** Who made it: an officer's id, or `member`. */
  by: z.string(),
  channel: z.enum(['import', 'officer', 'member', 'ruling']),
  reason: z.string(),
  authority: z.string(),
  members: count,
  added: count,
  removed: count,
  membersChanged: count,
  /** Of the chain of versions: each has the one before in it. */
  hash: shape.hash,
});

export const readRollVersions = declare({
  name: 'readRollVersions',
  method: 'get',
  path: '/api/contests/{contest}/roll/versions',
  summary: 'Every version of the roll: when, by whom, and how much it changed',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({ versions: z.array(version) }),
});

/** Counts by what changed: no member, no value, none between 1 and 19 (A02). Candidates and agents see them too. */
export const readRollDiff = declare({
  name: 'readRollDiff',
  method: 'get',
  path: '/api/contests/{contest}/roll/diff',
  summary: 'What changed between two versions of the roll, as counts',
  access: { kind: 'participant' },
  params: shape.contestParams,
  query: z.strictObject({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
  answer: z.strictObject({ from: count, to: count, counts: shape.json }),
});

const basis = z.strictObject({
  schema: z.literal('selectorate-register-basis/1'),
  basis: z.string().max(60),
  provision: z.string().min(1).max(2_000),
  decidedBy: z.string().min(1).max(200),
  decidedOn: isoDay,
  until: isoDay,
  purpose: z.string().min(1).max(2_000),
});

const registerSummary = z.strictObject({
  rows: count,
  /** SHA-256 of the file. */
  hash: shape.hash,
  uploadedAt: shape.instant,
  basis,
});

/** Nothing of a register is read without its legal basis: by which provision, who decided so, until when. */
export const uploadRegister = declare({
  name: 'uploadRegister',
  method: 'put',
  path: '/api/contests/{contest}/roll/register',
  summary: 'A register of electors with the legal basis for using it; destroyed after the last day of that basis',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({
    file,
    keep: z.boolean(),
    sheet: z.string().min(1).max(100).optional(),
    /** `elsewhere`: a second register, in which who is not on the first is looked for (RI-05). Each has a basis of its own. */
    which: z.enum(['own', 'elsewhere']).optional(),
    basis: z.nullable(basis),
  }),
  answer: z.strictObject({ register: z.nullable(registerSummary), ...failures }),
});

export const readRegister = declare({
  name: 'readRegister',
  method: 'get',
  path: '/api/contests/{contest}/roll/register',
  summary: 'How large the register is, and on which basis it is here',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({ register: z.nullable(registerSummary), elsewhere: z.nullable(registerSummary) }),
});

export const removeRegister = declare({
  name: 'removeRegister',
  method: 'delete',
  path: '/api/contests/{contest}/roll/register',
  summary: 'Destroy the registers now; what the checks found stays',
  access: OFFICERS,
  params: shape.contestParams,
  answer: shape.done,
});

/**
 * For the checks alone. `payments`: what the membership system knows of each entry; `changes`: its log of changes; `deceased` and
 * `gone-away`: people by number, or by name and address, each list from a source of its own; `paid-up`: whose payment has cleared by
 * the accounts; `applications` for remote votes; `ballot-devices`: a row for each ballot that came by the web; `decoys`: planted
 * entries, which are in the roll only while RI-20 looks for them.
 */
const evidenceKind = z.enum([
  'payments',
  'changes',
  'deceased',
  'gone-away',
  'paid-up',
  'applications',
  'ballot-devices',
  'decoys',
]);
export type EvidenceKind = z.infer<typeof evidenceKind>;

export const uploadEvidence = declare({
  name: 'uploadEvidence',
  method: 'put',
  path: '/api/contests/{contest}/roll/evidence',
  summary:
    'Evidence for the checks: payments, the membership system’s log of changes, lists of people, planted entries',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({
    file,
    keep: z.boolean(),
    kind: evidenceKind,
    /** For `deceased` and `gone-away`: whose list it is. Another file of one source takes the place of the one before. */
    source: code.optional(),
    sheet: z.string().min(1).max(100).optional(),
  }),
  answer: z.strictObject({ rows: count, ...failures }),
});

export const readEvidence = declare({
  name: 'readEvidence',
  method: 'get',
  path: '/api/contests/{contest}/roll/evidence',
  summary: 'Which evidence the checks have, how many rows of it, and since when',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({
    evidence: z.array(
      z.strictObject({ kind: evidenceKind, source: z.nullable(code), rows: count, uploadedAt: shape.instant }),
    ),
  }),
});

/** Nothing of it stays here; what the checks found with it stays in their report. */
export const removeEvidence = declare({
  name: 'removeEvidence',
  method: 'delete',
  path: '/api/contests/{contest}/roll/evidence/{kind}',
  summary: 'Destroy the evidence of one kind, of all its sources',
  access: OFFICERS,
  params: z.strictObject({ contest: shape.id, kind: evidenceKind }),
  answer: shape.done,
});

const objections = z.array(z.strictObject({ member, change: z.nullable(shape.id), at: shape.instant }));

const job = z.strictObject({
  state: z.enum(['none', 'waiting', 'running', 'done', 'failed']),
  asked: z.nullable(shape.instant),
  /** The version of the roll that is, or was, looked at. */
  version: z.nullable(count),
  /** The check that runs, and how far: for a bar. */
  check: z.nullable(z.string()),
  done: count,
  total: count,
});
export type RollJobShape = z.infer<typeof job>;

export const runRollChecks = declare({
  name: 'runRollChecks',
  method: 'post',
  path: '/api/contests/{contest}/roll/checks',
  summary: 'Ask for the checks of the roll; they run beside, and `readRollChecks` says how far they are',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({}),
  answer: job,
});

export const readRollChecks = declare({
  name: 'readRollChecks',
  method: 'get',
  path: '/api/contests/{contest}/roll/checks',
  summary: 'How far the checks of the roll are',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: job,
});

/** `selectorate-roll-report/1` and the public counts as `report-roll` would publish them. */
export const readRollReport = declare({
  name: 'readRollReport',
  method: 'get',
  path: '/api/contests/{contest}/roll/report',
  summary: 'What the checks of the roll found, with the officers’ resolutions',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({ version: count, at: shape.instant, report: shape.json, counts: shape.json }),
});

/** Questions to be settled, with masked fields: initials, year of birth, outward postcode, domain of the e-mail. */
export const readReviewQueue = declare({
  name: 'readReviewQueue',
  method: 'get',
  path: '/api/contests/{contest}/roll/queue',
  summary: 'Signals that nobody has settled, at most 50 from a place on',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  query: z.strictObject({ from: z.coerce.number().int().min(0) }),
  answer: z.strictObject({
    total: count,
    from: count,
    signals: z.array(shape.json),
    /** Members who said “that was not me”, or that something in their entry is wrong: every one of them, the newest first. */
    objections,
  }),
});

const resolution = z.enum(['genuine', 'corrected', 'explained', 'member-confirmed', 'referred']);

/** No resolution strikes anybody off. Where the check asks for two people, the first waits for the second. */
export const resolveSignal = declare({
  name: 'resolveSignal',
  method: 'post',
  path: '/api/contests/{contest}/roll/resolutions',
  summary: 'Settle a signal, or confirm as the second person what another officer settled',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({ signal: z.string().min(1).max(200), resolution, note: z.string().min(1).max(2_000) }),
  answer: z.strictObject({
    signal: z.string(),
    resolution,
    by: shape.id,
    second: z.nullable(shape.id),
    /** False while a second person is awaited. */
    settled: z.boolean(),
    outstanding: count,
  }),
});

/** What has become of a change of a contact. */
export const CONTACT_STATES = [
  'effective',
  'awaits-member',
  'awaits-officer',
  'objected',
  'refused',
  'expired',
] as const;

/** Why nobody can be asked at the old contact. */
const DEAD_CONTACTS = ['mail-returned', 'email-bounced', 'no-contact-held'] as const;

const notice = z.strictObject({
  to: z.enum(['old', 'new']),
  channel: z.enum(['email', 'phone', 'post']),
  /** `mailed`: it went into the outgoing mail; `by-hand`: it has no e-mail address, an officer posts or texts it. */
  way: z.enum(['mailed', 'by-hand']),
  answer: z.nullable(z.enum(['me', 'not-me'])),
});

const contactChange = z.strictObject({
  change: shape.id,
  member,
  fields: z.array(z.enum(['email', 'phone', 'address', 'postcode'])),
  at: shape.instant,
  by: shape.id,
  reason: z.string(),
  authority: z.string(),
  /** Was it asked for after the freeze? Then it needs the member at the old contact and a second officer. */
  afterFreeze: z.boolean(),
  state: z.enum(CONTACT_STATES),
  approvedBy: z.nullable(shape.id),
  /** No old contact works, and the officer who asked has seen the member and proof of identity: why. Counted apart. */
  seen: z.nullable(z.enum(DEAD_CONTACTS)),
  notices: z.array(notice),
});
export type ContactChangeShape = z.infer<typeof contactChange>;

/** Before the freeze at once; after it a request. Either way the old and the new contact are told (A02). */
export const changeContact = declare({
  name: 'changeContact',
  method: 'post',
  path: '/api/contests/{contest}/roll/contacts',
  summary: 'Change how a member is reached; the old and the new contact are told',
  access: OFFICERS,
  params: shape.contestParams,
  idempotent: true,
  body: z.strictObject({
    member,
    fields: z.strictObject({
      email: z.string().max(320).optional(),
      phone: z.string().max(60).optional(),
      address: z.string().max(500).optional(),
      postcode: z.string().max(20).optional(),
    }),
    reason: code,
    authority: z.string().min(1).max(200),
    /** After the freeze, where no old contact works: the officer saw the member; the other officer sees them too. */
    seen: z.enum(DEAD_CONTACTS).optional(),
  }),
  answer: contactChange,
});

export const readContactChanges = declare({
  name: 'readContactChanges',
  method: 'get',
  path: '/api/contests/{contest}/roll/contacts',
  summary: 'Changes of contacts, newest first, and who said “that was not me”',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({
    changes: z.array(contactChange),
    /** Who said “that was not me”, or that something in their entry is wrong: questions for the officers. */
    objections,
  }),
});

const unreached = z.strictObject({
  member,
  /** Which letter is owed: it is named as the letters that are mailed are. */
  notice: z.enum([
    'contact-old',
    'contact-new',
    'contact-confirm',
    'contact-asked',
    'exclusion-notice',
    'exclusion-decided',
    'exclusion-upheld',
    'exclusion-over',
    'waiver-granted',
    'my-entry',
  ]),
  since: shape.instant,
  /** How the member can be told; null where the roll has no contact at all. */
  channel: z.nullable(z.enum(['email', 'phone', 'post'])),
  /** The change it is about, or the number of the entry in the record; null for a question about one’s own entry. */
  about: z.nullable(z.string()),
});
export type UnreachedShape = z.infer<typeof unreached>;

/** No contact is in it: whoever prints the letter looks it up in the roll. */
export const readUnreached = declare({
  name: 'readUnreached',
  method: 'get',
  path: '/api/contests/{contest}/roll/unreached',
  summary: 'Members whom no mail could tell what they are to be told: letters to be printed, the oldest first',
  access: OFFICERS_AND_SCRUTINEER,
  params: shape.contestParams,
  answer: z.strictObject({ unreached: z.array(unreached) }),
});

export const approveContactChange = declare({
  name: 'approveContactChange',
  method: 'post',
  path: '/api/contests/{contest}/roll/contacts/approvals',
  summary: 'As the other officer, approve or refuse a change that the member confirmed at the old contact',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({ change: shape.id, decision: z.enum(['approve', 'refuse']) }),
  answer: contactChange,
});

/** The list never leaves: no rulebook has a clause that would let it. Who asked is written down (A31). */
export const releaseList = declare({
  name: 'releaseList',
  method: 'post',
  path: '/api/contests/{contest}/roll/releases',
  summary: 'Ask for a copy of the list for somebody; refused unless the rulebook has a clause for it, and written down',
  access: OFFICERS,
  params: shape.contestParams,
  body: z.strictObject({
    recipient: shape.id,
    fields: z.array(z.string().max(20)).max(13),
    clause: z.string().max(100),
  }),
  answer: z.strictObject({ list: z.string(), rows: count }),
});

const release = z.strictObject({
  at: shape.instant,
  by: shape.id,
  recipient: shape.id,
  clause: z.string(),
  outcome: z.enum(['refused', 'released']),
});

export const readReleases = declare({
  name: 'readReleases',
  method: 'get',
  path: '/api/contests/{contest}/roll/releases',
  summary: 'Who asked for a copy of the list, for whom, and what became of it',
  access: { kind: 'participant' },
  params: shape.contestParams,
  answer: z.strictObject({ releases: z.array(release) }),
});
