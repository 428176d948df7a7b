import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '@selectorate/basics';
import { enginesHere, startEngine, type Store, type TestEngine } from '@selectorate/store';
import { mailSink, type MailSink } from '@selectorate/testkit';
import type { InvitationArgs } from './letters.ts';
import { mailerWith } from './mailer.ts';

const NOW = '2026-11-22T10:00:00Z';
const ARGS: InvitationArgs = {
  organisation: 'The Sample Society',
  title: 'A contest',
  name: 'Nell Sample\r\nBcc: everybody@members.example',
  role: 'unit-secretary',
  link: 'https://vote.example/link/TOKEN',
  expires: '2026-11-29T18:30:00Z',
  zone: 'Europe/London',
};

describe.each(enginesHere())('letters kept in %s', (name) => {
  let engine: TestEngine;
  let store: Store;
  let sink: MailSink;
  let now = NOW;

  beforeAll(async () => {
    engine = await startEngine(name);
    store = await engine.open(await engine.newPlace());
    sink = await mailSink();
  });
  afterAll(async () => {
    await sink.close();
    await engine.close();
  });

  const mailer = () =>
    mailerWith({ configuration: { url: sink.url, from: 'ballots@vote.example' }, store, clock: () => now });
  const queue = (template = 'invitation') =>
    store.messages.queue({ account: null, address: 'nell@members.example', template, args: ARGS, created: NOW });

  test('go out once, in plain words, with the time in the contest’s own zone', async () => {
    const id = await queue();
    expect(await mailer().sendDue()).toBe(1);
    expect(await mailer().sendDue()).toBe(0);
    expect(sink.letters).toHaveLength(1);
    const [letter] = sink.letters;
    expect(letter).toMatchObject({ from: 'ballots@vote.example', to: ['nell@members.example'] });
    const text = Buffer.from(letter?.source ?? '')
      .toString()
      .replaceAll('=\n', '')
      .replaceAll('=E2=80=9C', '“');
    expect(text).toContain('Subject: The Sample Society invites you: A contest');
    expect(text).toContain('https://vote.example/link/TOKEN');
    expect(text).toContain('secretary of a unit');
    expect(text).toContain('Sunday 29 November 2026, 6:30 pm (Europe/London)');
    expect(text).not.toMatch(/^bcc:/im);
    expect(await store.messages.get(id)).toMatchObject({ state: 'sent', content: null });
  });

  test('wait while the mail server says “later”, and are given up when it says “never”', async () => {
    const id = await queue();
    sink.refuse('451 nell@members.example later');
    expect(await mailer().sendDue()).toBe(0);
    const waiting = await store.messages.get(id);
    expect(waiting).toMatchObject({ state: 'due', attempts: 1 });
    expect(waiting?.lastError).toMatch(/^[A-Z]+$/);
    sink.refuse('550 nell@members.example no such user');
    expect(await mailer().sendDue()).toBe(0);
    expect(await store.messages.get(id)).toMatchObject({ state: 'failed', attempts: 2 });
    sink.refuse(null);
    expect(await mailer().sendDue()).toBe(0);
  });

  test('are given up after a day', async () => {
    const id = await queue();
    sink.refuse('451 later');
    now = '2026-11-23T10:00:01Z';
    await mailer().sendDue();
    expect(await store.messages.get(id)).toMatchObject({ state: 'failed' });
    sink.refuse(null);
    now = NOW;
  });

  test('of a kind that is not known are not sent', async () => {
    const id = await queue('unheard-of');
    expect(await mailer().sendDue()).toBe(0);
    expect(unwrap({ ok: true, value: await store.messages.get(id) })).toMatchObject({ lastError: 'UNREADABLE' });
  });

  test('are nobody’s business where no mail server is given', async () => {
    const without = mailerWith({ configuration: null, store, clock: () => NOW });
    expect([without.sends, await without.sendDue()]).toEqual([false, 0]);
  });
});
