import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '@selectorate/basics';
import { allEndpoints, type AnyEndpoint } from '@selectorate/api';
import { ACT_KINDS } from '@selectorate/selection';
import { type ActRow, actRows, PEOPLES_ROLES, printCell, printTable } from '../testing/act-matrix.ts';
import type { Browser } from '../testing/browser.ts';
import { type AskerKind, ASKERS, expectedDenial } from '../testing/authorisation.ts';
import { bringIn, type Member, prepareContest, setUpHouse } from '../testing/people.ts';
import { stories } from '../testing/stories.ts';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';

const CONTEST = 'rehearsal-1';
const OTHER = 'rehearsal-2';
const UNIT = 'branch-01';

let house: TestHouse;
let operator: Member;
const browsers = new Map<AskerKind, Browser>();

beforeAll(async () => {
  house = await openTestHouse({ environment: { REQUESTS_PER_MINUTE: '100000' } });
  operator = await setUpHouse(house);
  unwrap(await prepareContest(operator, CONTEST));
  unwrap(await prepareContest(operator, OTHER));
  const signedIn = async (contest: string, role: Exclude<AskerKind, 'anonymous' | 'stranger' | 'operator'>) => {
    const unit = role === 'unit-secretary' || role === 'unit-teller' ? UNIT : null;
    const body = role === 'body-member' ? 'national-body' : null;
    return (await bringIn({ house, officer: operator, contest }, { role, unit, body, name: role })).browser;
  };
  for (const asker of ASKERS) {
    if (asker === 'anonymous') browsers.set(asker, house.browser());
    else if (asker === 'stranger') browsers.set(asker, await signedIn(OTHER, 'agent'));
    else if (asker === 'operator') browsers.set(asker, operator.browser);
    else browsers.set(asker, await signedIn(CONTEST, asker));
  }
});
afterAll(() => house.close());

/**
 * The operator has a place in every contest they prepared, so where they have none is a contest that there is not; that it
 * makes no difference is what A40 tests.
 */
const contestFor = (asker: AskerKind): string => (asker === 'operator' ? 'rehearsal-9' : CONTEST);

/** A value for each parameter; a query that no endpoint takes is read after access was checked, and before anything is done. */
function probe({ path }: AnyEndpoint, asker: AskerKind): string {
  const values: Readonly<Record<string, string>> = {
    contest: contestFor(asker),
    draft: 'draft-1',
    person: 'agent-1',
    token: 'A'.repeat(43),
    commitment: '0'.repeat(64),
    kind: 'payments',
  };
  return `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')}?no-such-parameter=1`;
}

async function answerTo(endpoint: AnyEndpoint, asker: AskerKind): Promise<string> {
  const browser = browsers.get(asker) ?? house.browser();
  const headers = { 'selectorate-csrf': browser.csrf };
  const response = await browser.send(probe(endpoint, asker), { method: endpoint.method.toUpperCase(), headers });
  const { code } = (await response.json()) as { code?: string };
  return code === 'request-malformed' ? 'may ask' : (code ?? 'answered');
}

const found = new Map<string, Readonly<Record<string, string>>>();

describe('every endpoint, asked by everybody', () => {
  test.each(allEndpoints.map((endpoint) => [endpoint.name, endpoint] as const))('%s', async (name, endpoint) => {
    const expected = Object.fromEntries(ASKERS.map((asker) => [asker, expectedDenial(endpoint, asker) ?? 'may ask']));
    const answers: Record<string, string> = {};
    for (const asker of ASKERS) answers[asker] = await answerTo(endpoint, asker);
    found.set(name, answers);
    expect(answers).toEqual(expected);
  });
});

const rows: ActRow[] = [];

describe('every kind of act, signed by everybody', () => {
  test('is tried at the moment at which it is due', async () => {
    for (const story of stories()) rows.push(...(await actRows(story, new Set(rows.map(({ act }) => act)))));
    // A log that takes over a lost one begins with the files of that one; no draft makes it.
    expect(ACT_KINDS.filter((kind) => !rows.some(({ act }) => act === kind))).toEqual(['succeed-log']);
  });

  test('is signed by somebody, and by nobody where the clock signs', () => {
    const isSigned = ({ cells }: ActRow) => Object.values(cells).some(({ kind }) => kind === 'signs');
    expect(rows.filter((row) => !isSigned(row)).map(({ act }) => act)).toEqual(['pass-deadline']);
  });

  test('A35 a draft takes no signature of anybody whom it does not name', () => {
    const strangers = rows.flatMap(({ strangers: each }) => each);
    expect(strangers.length).toBeGreaterThan(100);
    // Whoever may not even read a draft is told that there is none.
    const denials = new Set(['draft-not-yours', 'not-found']);
    expect(strangers.filter(({ code }) => !denials.has(code))).toEqual([]);
  });
});

test('docs/authorisation.md says what was found', async () => {
  const endpoints = allEndpoints.map(({ name }) => [name, ...ASKERS.map((asker) => found.get(name)?.[asker] ?? '')]);
  const acts = rows.map(({ act, signers, cells }) => [
    act,
    String(signers),
    ...PEOPLES_ROLES.map((role) => printCell(cells[role])),
  ]);
  const text = [
    INTRODUCTION,
    '## What can be asked\n',
    printTable([['endpoint', ...ASKERS], ...endpoints]),
    '\n## What can be signed\n',
    ABOUT_ACTS,
    printTable([['act', 'signers', ...PEOPLES_ROLES], ...acts]),
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../../../docs/authorisation.md');
});

const INTRODUCTION = `# Who may do what

Made by \`npx vitest run apps/server/src/front/authorisation.test.ts -u\`, which asks a running server; \`npm test\` fails when
this page and the program part. The operator is asked about a contest in which they have no place; the returning officer here
is not the operator. Whoever has no place in a contest is answered as if there were none (\`not-found\`).
`;

const ABOUT_ACTS = `The server decides nothing here: the rules of the record do, and every verifier repeats them. Each kind of act was tried
at the moment at which it was due, with the holder of each role in the place of each of its signers: **signs**, a dash where the
act is not that role’s (\`signer-lacks-role\`), or the code of another refusal. A dot: nobody holds that role yet. \`pass-deadline\` is the clock’s, signed by the server. \`succeed-log\` is not
made from a draft: it opens the log that takes over a lost one.
`;
