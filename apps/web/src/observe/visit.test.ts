import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { closed, type RehearsedContest } from '@selectorate/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { follow, hasBrowser, openBrowser, openPage, visit } from '../testing/browser.ts';
import { type TestSite, testSite } from '../testing/test-site.ts';

const PATIENCE = { timeout: 60_000 };
const FILES_LOADED = "performance.getEntriesByType('resource').map(({ name }) => name)";

const turnTo = (page: Page, name: string): Promise<void> =>
  follow(page.getByRole('link', { name, exact: true }).first());

describe.skipIf(!hasBrowser())('an observer’s visit', () => {
  let contest: RehearsedContest;
  let site: TestSite;
  let browser: Browser;
  beforeAll(async () => {
    contest = closed();
    site = await testSite([
      {
        folder: 'a',
        title: 'The contest',
        files: contest.files(),
        policy: contest.rehearsal.policyText(),
        size: contest.state.size,
        stage: 'closed',
      },
    ]);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  test('from the list to the result to a green check that goes on while other pages are read', async () => {
    const { page, complaints } = await openPage(browser, site.url);
    await visit(page, site.url);
    await turnTo(page, 'The contest');
    expect(await page.locator('.lead').first().innerText()).toMatch(/^incumbent was declared selected on /);
    await turnTo(page, 'Result');
    expect(await page.locator('main').innerText()).toContain('is elected with');
    await turnTo(page, 'Check everything');
    await page.getByRole('button', { name: 'Check everything' }).click();
    await turnTo(page, 'Timetable');
    await turnTo(page, 'Check everything');
    await page.getByText('The record is sound: no fault was found.').waitFor(PATIENCE);
    const found = await page.locator('main').innerText();
    for (const list of ['Recomputed here (P)', 'For the scrutineer (S)', 'Somebody’s word (W)'])
      expect(found).toContain(list);
    expect(found).toContain('which is the server’s own word');
    expect(found).toContain('Whether the roll was checked: the record has no report on it');
    expect(await page.locator('.standing-P .mark').allInnerTexts()).toContain('✓');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.locator('.standing-W .mark').allInnerTexts()).not.toContain('✓');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('one changed byte anywhere: the check names the file and ticks nothing', async () => {
    const { page } = await openPage(browser, site.url);
    const [path, bytes] = [...contest.files()].find(([each]) => each.startsWith('blobs/')) ?? expect.fail('no blob');
    const changed = bytes.slice();
    changed[changed.length - 2] = (changed.at(-2) ?? 0) ^ 1;
    site.instead.set(`/records/a/${path}`, changed);
    await visit(page, `${site.url}/c/a/result`);
    await page.getByText('The published papers do not give this count').first().waitFor(PATIENCE);
    await visit(page, `${site.url}/c/a/check`);
    await page.getByRole('button', { name: 'Check everything' }).click();
    await page.getByText('The record is not sound.').waitFor(PATIENCE);
    const found = await page.locator('main').innerText();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(found).toContain('file-altered');
    expect(found).toContain(path);
    expect(await page.locator('.findings .mark').allInnerTexts()).not.toContain('✓');
    site.instead.delete(`/records/a/${path}`);
    await page.context().close();
  });

  test('an act changed in the log is said on every page, before any check', async () => {
    const { page } = await openPage(browser, site.url);
    const [path, bytes] = [...contest.files()].find(([each]) => each.startsWith('tile/entries/')) ?? expect.fail();
    const text = new TextDecoder().decode(bytes).replace('"stands"', '"absent"');
    site.instead.set(`/records/a/${path}`, new TextEncoder().encode(text));
    await visit(page, `${site.url}/c/a`);
    expect(await page.locator('main').innerText()).toContain('This record has faults');
    site.instead.delete(`/records/a/${path}`);
    await page.context().close();
  });

  test('a policy of the reader’s own: one that cannot be read, then one of another log', async () => {
    const { page } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/a/check`);
    await page.getByLabel('My own policy').check();
    const start = page.getByRole('button', { name: /^Check everything/ });
    expect(await start.getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('Your policy').fill('log nothing\nquorum none');
    await start.click();
    await page.getByText('Line 1:').waitFor(PATIENCE);
    const other = closed({ seed: 'another' }).rehearsal.policyText();
    await page.getByLabel('Or take it from a file').setInputFiles({
      name: 'policy',
      mimeType: 'text/plain',
      buffer: Buffer.from(other),
    });
    await page.getByLabel('Your policy').filter({ hasText: 'witness' }).waitFor();
    await start.click();
    await page.getByText('The record is not sound.').waitFor(PATIENCE);
    expect(await page.locator('main').innerText()).toContain('signature-unknown-key');
    await page.context().close();
  });

  test('the record can be saved as one file, the same as the command writes', async () => {
    const { page } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/a/check`);
    await page.getByRole('button', { name: 'Check everything' }).click();
    const save = page.getByRole('button', { name: 'Save the record as one file' });
    await save.waitFor(PATIENCE);
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    const { readArchive } = await import('@selectorate/record');
    const archive = readArchive(await readFile(await download.path()));
    expect(archive.ok && [...archive.value.keys()].toSorted()).toEqual([...contest.files().keys()].toSorted());
    await page.context().close();
  });

  test('without connection a banner says so, and what was loaded stays readable on every page', async () => {
    const { page } = await openPage(browser, site.url);
    await visit(page, `${site.url}/c/a`);
    await page.waitForLoadState('networkidle');
    await expect
      .poll(() => page.evaluate<string[]>(FILES_LOADED), PATIENCE)
      .toContainEqual(expect.stringMatching('/trigger-'));
    await page.context().setOffline(true);
    await page.getByText('No connection.').waitFor(PATIENCE);
    await turnTo(page, 'Trigger ballot');
    expect(await page.locator('main').innerText()).toContain('The working with the numbers');
    await page.context().setOffline(false);
    await page.getByText('No connection.').waitFor({ state: 'detached', ...PATIENCE });
    await page.context().close();
  });

  test('the first view is light: no organise, no verifier, no replay before a contest is opened', async () => {
    const { page } = await openPage(browser, site.url);
    const list = await loadedBy(page, site.url);
    const overview = await loadedBy(page, `${site.url}/c/a`);
    process.stdout.write(`\nfirst view, gzip: list ${kilobytes(list)} kB, overview ${kilobytes(overview)} kB\n`);
    expect([...list.keys()].filter((name) => /worker|contest-layout|overview|organise/.test(name))).toEqual([]);
    expect([...overview.keys()].filter((name) => name.includes('worker'))).toEqual([]);
    expect(kilobytes(list)).toBeLessThan(175);
    await page.context().close();
  });

  /** Names and gzip sizes of the files of the site that a first view at an address asks for. */
  async function loadedBy(page: Page, address: string): Promise<ReadonlyMap<string, number>> {
    const assets = new Set(await readdir(join(site.site, 'assets')));
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).pathname.replace('/assets/', '')));
    await visit(page, address);
    const sizes = new Map<string, number>();
    for (const name of asked) {
      if (!assets.has(name)) continue;
      sizes.set(name, gzipSync(await readFile(join(site.site, 'assets', name))).length);
    }
    page.removeAllListeners('request');
    return sizes;
  }
});

const kilobytes = (sizes: ReadonlyMap<string, number>): number =>
  Math.round([...sizes.values()].reduce((sum, size) => sum + size, 0) / 1_000);
