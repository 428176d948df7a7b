import { declared, openTrigger } from '@selectorate/testkit';
import { canonicalBytes, utf8, fromUtf8, unwrap } from '@selectorate/basics';
import { decodeAct } from './act.ts';
import { expect, test } from 'vitest';
test('proto', () => {
  const contest = openTrigger();
  const text = unwrap(fromUtf8(contest.entries[1]!));
  console.log(text.slice(0, 300));
  const withProto = text.replace('"body":{', '"body":{"__proto__":"Alice",');
  console.log(JSON.stringify(decodeAct(utf8(withProto))).slice(0, 200));
  const top = text.replace('{"at"', '{"__proto__":"Alice","at"');
  console.log(JSON.stringify(decodeAct(utf8(top))).slice(0, 200));
  const comm = text.replace('"commitments":{', '"commitments":{"__proto__":"Alice",');
  console.log(JSON.stringify(decodeAct(utf8(comm))).slice(0, 200));
});
