import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countCommand } from '../../apps/cli/src/count/command.ts';
import { fakeIo } from '../../apps/cli/src/testing/fake-io.ts';
import { hasBrowser, openBrowser, openPage } from '../../apps/web/src/testing/browser.ts';
import { lookOver } from '../organise/look-over.ts';
import { manyPapers } from './many-papers.ts';

/** What is left of A4 between the margins of the print style, in CSS pixels. */
const SHEET = { width: 672, height: 978 };

describe.skipIf(!hasBrowser())('the page of a count', () => {
  let folder: string;
  let browser: Browser;
  let ballots: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'selectorate-count-page-'));
    browser = await openBrowser();
    ballots = join(folder, 'papers.blt');
    await writeFile(ballots, manyPapers(12));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function pageOf(...args: readonly string[]): Promise<string> {
    const html = join(folder, 'page.html');
    const io = fakeIo();
    const exit = await countCommand([ballots, ...args, '--ties', 'sha256:5eed', '--html', html], io);
    expect([exit, ...io.complained]).toEqual([0]);
    return pathToFileURL(html).href;
  }

  test.each([
    ['one place of twelve candidates', ['--rule', 'irv']],
    ['four places with fractions and many stages', ['--rule', 'wigm', '--seats', '4']],
    ['a comparison of pairs', ['--rule', 'schulze']],
    ['one look at the papers', ['--rule', 'approval', '--seats', '2', '--missing', '40']],
  ])('%s: axe finds nothing, nothing scrolls sideways, nothing is asked of a network', async (_, args) => {
    const address = await pageOf(...args);
    const { page, complaints } = await openPage(browser, 'file://', { javaScriptEnabled: true });
    await page.goto(address);
    expect(await lookOver(page, 'count')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('on paper every table and picture fits between the margins', async () => {
    const address = await pageOf('--rule', 'wigm', '--seats', '4');
    const { page } = await openPage(browser, 'file://', { viewport: SHEET });
    await page.goto(address);
    await page.emulateMedia({ media: 'print' });
    const widths = await page
      .locator('table, svg.strip')
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().right));
    const most = Math.max(...widths);
    expect(widths.length).toBeGreaterThan(4);
    expect(most).toBeLessThanOrEqual(SHEET.width);
    await page.context().close();
  });

  test('a hostile name is text, and changes nothing about the page', async () => {
    ballots = join(folder, 'hostile.blt');
    const name = '<script>document.title=1</script><img src=x onerror=alert(1)>';
    await writeFile(ballots, `2 1\n3 1 2 0\n1 2 0\n0\n"${name}"\n"=1+1"\n"</title><b>t"\n`);
    const address = await pageOf('--rule', 'irv');
    const { page, complaints } = await openPage(browser, 'file://');
    await page.goto(address);
    expect(await page.locator('h1').innerText()).toBe(`${name} is elected.`);
    expect(await page.locator('script, img, b').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
