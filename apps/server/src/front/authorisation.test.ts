import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '@selectorate/basics';
import { allEndpoints, type AnyEndpoint } from '@selectorate/api';
import type { Browser } from '../testing/browser.ts';
import { type AskerKind, ASKERS, expectedDenial } from '../testing/authorisation.ts';
import { bringIn, type Member, prepareContest, setUpHouse } from '../testing/people.ts';
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
    else if (asker === 'operator' || asker === 'returning-officer') browsers.set(asker, operator.browser);
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
  };
  return `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')}?no-such-parameter=1`;
}

async function answerTo(endpoint: AnyEndpoint, asker: AskerKind): Promise<string> {
  const browser = browsers.get(asker) ?? house.browser();
  const headers = { 'selectorate-csrf': browser.csrf };
  const response = await browser.send(probe(endpoint, asker), { method: endpoint.method.toUpperCase(), headers });
  const { code, where } = (await response.json()) as { code?: string; where?: string };
  return code === 'request-malformed' && where === 'body' ? 'may ask' : (code ?? 'answered');
}

describe('every endpoint, asked by everybody', () => {
  test.each(allEndpoints.map((endpoint) => [endpoint.name, endpoint] as const))('%s', async (_, endpoint) => {
    const expected = Object.fromEntries(ASKERS.map((asker) => [asker, expectedDenial(endpoint, asker) ?? 'may ask']));
    const found: Record<string, string> = {};
    for (const asker of ASKERS) found[asker] = await answerTo(endpoint, asker);
    expect(found).toEqual(expected);
  });
});
