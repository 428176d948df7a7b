import { unwrap, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckpointNote, parseCheckpointNote, printCheckpoint } from './checkpoint.ts';
import { type Cosigner, cosigner, noteSigner } from './note-signing.ts';
import { printNote } from './note.ts';
import { parsePolicy, type PolicyFault } from './policy-text.ts';
import { checkQuorum, type Policy, printPolicy } from './policy.ts';
import { printVerifierKey } from './verifier-key.ts';

const secret = (seed: number): Uint8Array => new Uint8Array(32).fill(seed);
const LOG = noteSigner('log.example/contest-1', secret(1));
const W = Object.fromEntries(
  ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'].map((name, i) => [name, cosigner(`witness.example/${name}`, secret(10 + i))]),
);
const witness = (name: string): Cosigner => W[name] ?? cosigner('nobody', secret(99));
const vkey = (name: string): string => printVerifierKey(witness(name).key);
const logKey = printVerifierKey(LOG.key);

/** The specification's own example, with keys in the places it leaves open. */
const EXAMPLE = `log ${logKey}

witness X1 ${vkey('X1')}
witness X2 ${vkey('X2')}
witness X3 ${vkey('X3')}
group X-witnesses 2 X1 X2 X3

witness Y1 ${vkey('Y1')}
witness Y2 ${vkey('Y2')}
witness Y3 ${vkey('Y3')}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

const read = (text: string): Policy => unwrap(parsePolicy(utf8(text)));
const faultsOf = (text: string): readonly PolicyFault[] => {
  const parsed = parsePolicy(utf8(text));
  return parsed.ok ? [] : parsed.error;
};

function signedBy(names: readonly string[], origin = LOG.key.name): CheckpointNote {
  const text = printCheckpoint({ origin, size: 3, root: secret(0), extensions: [] });
  const signatures = [LOG.sign(text), ...names.map((name) => witness(name).cosign(text, 1_700_000_000))];
  return unwrap(parseCheckpointNote(printNote({ text, signatures })));
}

describe('tlog-policy, example with two levels of groups', () => {
  const policy = read(EXAMPLE);

  test.each([
    [['X1', 'X3', 'Y2'], true],
    [['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'], true],
    [['X1', 'Y1', 'Y2', 'Y3'], false],
    [['X1', 'X2', 'X3'], false],
    [[], false],
  ])('%j: %s', (names, met) => {
    const verdict = checkQuorum(policy, signedBy(names));
    expect(verdict).toEqual({
      met,
      log: LOG.key,
      witnesses: names.map((name) => ({ name, time: 1_700_000_000 })),
      faults: [],
    });
  });

  test('any selection of witnesses is judged by two of X and one of Y', () => {
    fc.assert(
      fc.property(fc.subarray(['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3']), (names) => {
        const count = (letter: string): number => names.filter((name) => name.startsWith(letter)).length;
        expect(checkQuorum(policy, signedBy(names)).met).toBe(count('X') >= 2 && count('Y') >= 1);
      }),
      { numRuns: 30 },
    );
  });

  test('prints as text that reads back as the same policy', () => {
    expect(read(printPolicy(policy))).toEqual(policy);
    expect(printPolicy(policy)).toContain('group X-and-Y 2 X-witnesses Y-witnesses\nquorum X-and-Y\n');
  });
});

test('quorum none asks for no witness, and still for the log', () => {
  const policy = read(`log ${logKey}\nquorum none\n`);
  expect(checkQuorum(policy, signedBy([])).met).toBe(true);
  expect(checkQuorum(policy, signedBy([], 'log.example/other')).met).toBe(false);
  expect(checkQuorum(read('quorum none\n'), signedBy([])).faults).toMatchObject([{ code: 'signature-unknown-key' }]);
});

test('a witness whom the policy does not name is a fault unless the reader knows of it, and never counts', () => {
  const policy = read(`log ${logKey}\nwitness X1 ${vkey('X1')}\nquorum X1\n`);
  expect(checkQuorum(policy, signedBy(['X1', 'Y1'])).faults).toEqual([
    { code: 'signature-unknown-key', name: 'witness.example/Y1' },
  ]);
  const known = checkQuorum(policy, signedBy(['Y1']), { moreKeys: [witness('Y1').key] });
  expect(known).toMatchObject({ met: false, faults: [], witnesses: [] });
});

test('white space, comments and addresses are as the specification has them', () => {
  const policy = read(
    `# who\n \t# indented\n\n\tlog  ${logKey}\thttps://log.example/ \nwitness é ${vkey('X1')}\nquorum é`,
  );
  expect(policy.logs).toEqual([{ key: LOG.key, url: 'https://log.example/' }]);
  expect(policy.quorum).toBe('é');
  expect(read(printPolicy(policy))).toEqual(policy);
});

const witnesses = `witness A ${vkey('X1')}\nwitness B ${vkey('X2')}\n`;
test.each([
  ['', 0, 'missing-quorum'],
  [`quorum A\n${witnesses}`, 1, 'unknown-name'],
  [`${witnesses}quorum A\nquorum B\n`, 4, 'duplicate-quorum'],
  [`${witnesses}quorum A B\n`, 3, 'wrong-number-of-items'],
  [`${witnesses}quorun A\n`, 3, 'unknown-keyword'],
  [`${witnesses}witness A ${vkey('X3')}\n`, 3, 'duplicate-name'],
  [`witness none ${vkey('X3')}\n`, 1, 'duplicate-name'],
  [`${witnesses}witness C ${vkey('X1')}\n`, 3, 'duplicate-key'],
  [`witness C ${logKey}\n`, 1, 'wrong-key-type'],
  [`log ${vkey('X1')}\n`, 1, 'wrong-key-type'],
  [`log ${logKey}\nlog ${logKey}\n`, 2, 'duplicate-key'],
  [`log ${logKey.replace('log.', 'lag.')}\n`, 1, 'bad-verifier-key'],
  [`${witnesses}group G 0 A B\n`, 3, 'bad-threshold'],
  [`${witnesses}group G 3 A B\n`, 3, 'bad-threshold'],
  [`${witnesses}group G 01 A B\n`, 3, 'bad-threshold'],
  [`${witnesses}group G all\n`, 3, 'wrong-number-of-items'],
  [`${witnesses}group G all A A\n`, 3, 'member-listed-twice'],
  [`${witnesses}group G all A\ngroup H all A B\n`, 4, 'member-listed-twice'],
  [`${witnesses}group G all A none\n`, 3, 'unknown-name'],
  [`${witnesses}group G all G\n`, 3, 'unknown-name'],
  [`${witnesses}quorum A\r\n`, 3, 'control-character'],
])('%j is refused on line %d: %s', (text, line, code) => expect(faultsOf(text)[0]).toMatchObject({ line, code }));

test('every faulty line is named', () => {
  expect(faultsOf('log\nwitness\nquorum none\n').map(({ line }) => line)).toEqual([1, 2]);
});

test('two names that only look the same are two names', () => {
  expect(faultsOf(`witness K ${vkey('X1')}\nquorum \u212a\n`)).toMatchObject([{ line: 2, code: 'unknown-name' }]);
});

test('a file that is too large or no text is refused whole', () => {
  expect(parsePolicy(new Uint8Array(1 << 19))).toMatchObject({ error: [{ code: 'policy-too-large' }] });
  expect(parsePolicy(Uint8Array.of(0x23, 0xff))).toMatchObject({ error: [{ code: 'not-utf8' }] });
});
