import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { randomFillSync } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import { groupsByName } from '@selectorate/group';
import { expect, test } from 'vitest';
import { readWith } from '../codec/codec.ts';
import { parseCode } from '../credential/code.ts';
import { deriveCredential } from '../credential/derive-credential.ts';
import { deriveOldCredential, parseOldCode } from '../credential/old-code.ts';
import { checkPublicList, hasNames, publicListCodec } from '../credential/public-list.ts';
import { type ElectionContext, openElection } from '../objects/context.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { ballotTexts, unsignedTextOf } from './ballot-texts.ts';
import { checkBallotText } from './check-ballot.ts';
import { credentialOf } from './credential-of.ts';

const FOLDER =
  process.env['SELECTORATE_VECTORS'] ??
  resolve(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/vectors');
const ELECTIONS = resolve(FOLDER, 'belenios');
const present = existsSync(ELECTIONS);
const names = present ? readdirSync(ELECTIONS).toSorted() : [];
if (!present) process.stderr.write(`skipped: outside vectors not found at ${FOLDER}\n`);

/** As many ballots of the long archives as a test of every commit has time for; the whole are checked with the verifier's tests. */
const MOST = 120;

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const groupOf = groupsByName();

interface Outside {
  readonly context: ElectionContext;
  readonly ballots: readonly string[];
  /** The text of the list of public credentials. */
  readonly list: string;
  /** The voters' codes, of the small elections. */
  readonly codes: readonly string[];
}

test.skipIf(!present).for(names)('the ballots of %s check', (name) => {
  const { context, ballots } = load(name);
  const workings = singleWorkings(context.group);
  expect(ballots.length).toBeGreaterThan(0);
  for (const text of ballots.slice(0, MOST)) {
    const ballot = unwrap(checkBallotText(text, context, workings));
    expect(credentialOf(text)).toBe(ballot.credential);
    expect(unsignedTextOf(text)).toBe(ballotTexts(context).unsigned.write(ballot));
  }
  for (const text of ballots) expect(readWith(ballotTexts(context).ballot, text).ok).toBe(true);
});

test.skipIf(!present).for(names)('the public credentials of %s are listed as they should be', (name) => {
  const { context, list } = load(name);
  const read = unwrap(readWith(publicListCodec, list));
  expect(publicListCodec.write(read)).toBe(list);
  expect(hasNames(read)).toBe(false);
  expect(checkPublicList(read.slice(0, MOST), context)).toEqual([]);
});

test.skipIf(!present).for(names)('the codes of %s give the credentials on its list', (name) => {
  const { context, list, codes } = load(name);
  const listed = unwrap(readWith(publicListCodec, list)).map(({ publicKey }) => publicKey);
  const { uuid } = context.election;
  const derived = codes.map((code) =>
    name.startsWith('v20')
      ? deriveOldCredential(unwrap(parseOldCode(code)), uuid, context)
      : deriveCredential(unwrap(parseCode(code)), uuid, context),
  );
  const keys = derived.map(({ publicKey }) => publicKey);
  expect(keys.toSorted()).toEqual(codes.length === 0 ? [] : listed.toSorted());
});

function load(name: string): Outside {
  const bodies = membersOf(name);
  const election = bodies.find((body) => body.startsWith('{"version":1,"description":')) ?? '';
  const ballots = bodies.filter((body) => body.startsWith('{"election_uuid":'));
  const list = bodies.find((body) => /^\["[0-9a-f]{20}/.test(body)) ?? '';
  const context = unwrap(openElection(election, { platform, groupOf }));
  return { context, ballots, list, codes: codesOf(resolve(ELECTIONS, name)) };
}

/** Version 2.0 writes a number and a code a line, the others an object of codes. */
function codesOf(folder: string): string[] {
  const file = readdirSync(folder).find((entry) => entry.endsWith('.privcreds'));
  if (file === undefined) return [];
  const text = readFileSync(resolve(folder, file), 'utf8');
  return text.match(/[1-9A-Za-z]+(?:-[1-9A-Za-z]+){3,4}/g) ?? [];
}

/** The members of an archive: blocks of 512 bytes, the size in octal at 124. */
function membersOf(name: string): string[] {
  const folder = resolve(ELECTIONS, name);
  const file = readdirSync(folder).find((entry) => /\.bel(\.gz)?$/.test(entry)) ?? '';
  const raw = readFileSync(resolve(folder, file));
  const bytes = file.endsWith('.gz') ? gunzipSync(raw) : raw;
  const bodies: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 135), 8);
    bodies.push(bytes.toString('utf8', at + 512, at + 512 + size));
    at += 512 * (1 + Math.ceil(size / 512));
  }
  return bodies;
}
