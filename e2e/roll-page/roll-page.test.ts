import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { textsIn } from '@selectorate/messages';
import { exportCsv } from '@selectorate/roll';
import { collectPopulation, writeRegisterCsv } from '@selectorate/testkit';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeRollStep } from '../../apps/cli/src/roll/command.ts';
import { fakeIo } from '../../apps/cli/src/testing/fake-io.ts';
import { hasBrowser, openBrowser, openPage } from '../../apps/web/src/testing/browser.ts';
import { lookOver } from '../organise/look-over.ts';

/** What is left of A4 between the margins of the print style, in CSS pixels. */
const SHEET = { width: 672, height: 978 };
const BASIS = `schema: selectorate-register-basis/1
basis: other
provision: nobody in it lives
decidedBy: the invented committee
decidedOn: 2022-08-01
until: 2022-12-31
purpose: matching the roll
`;

describe.skipIf(!hasBrowser())('the pages of a checked roll', () => {
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'selectorate-roll-page-'));
    browser = await openBrowser();
    const place = { seed: 'roll page', electors: 900, members: 200, asOf: { year: 2022, month: 9, day: 12 } };
    const { electors, members } = collectPopulation(place);
    const [roll, register] = [join(folder, 'roll.csv'), join(folder, 'register.csv')];
    await writeFile(roll, exportCsv(members.map(({ entry }) => entry)));
    const rows = electors.map(({ row }) => row);
    await writeFile(register, [...writeRegisterCsv(rows, { layout: 'split', edition: 'full' })].join(''));
    await writeFile(`${register}.basis.yaml`, BASIS);
    const io = fakeIo();
    const exit = await takeRollStep(['check', roll, '--register', register, '--out', join(folder, 'checked')], {
      io,
      texts: textsIn('en'),
      now: () => '2022-09-12T11:00:00Z',
      random: (length) => new Uint8Array(length),
      largeRegister: 200_000,
    });
    expect([exit, ...io.complained]).toEqual([0]);
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  const addressOf = (name: string): string => pathToFileURL(join(folder, 'checked', name)).href;

  test.each(['report.html', 'counts.html'])(
    '%s: axe finds nothing where a part is unfolded, nothing scrolls sideways, nothing is asked of a network',
    async (name) => {
      const { page, complaints } = await openPage(browser, 'file://', { javaScriptEnabled: true });
      await page.goto(addressOf(name));
      const folded = page.locator('summary');
      expect(await folded.count()).toBeGreaterThan(0);
      await folded.first().press('Enter');
      expect(await page.locator('details[open] table').first().isVisible()).toBe(true);
      expect(await lookOver(page, name)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('on paper every table is unfolded and fits between the margins', async () => {
    const { page } = await openPage(browser, 'file://', { viewport: SHEET });
    await page.goto(addressOf('report.html'));
    await page.emulateMedia({ media: 'print' });
    const tables = page.locator('table');
    const sizes = await tables.evaluateAll((elements) =>
      elements.map((element) => {
        const { right, height } = element.getBoundingClientRect();
        return { right, height };
      }),
    );
    expect(sizes.length).toBeGreaterThan(4);
    expect(Math.max(...sizes.map(({ right }) => right))).toBeLessThanOrEqual(SHEET.width);
    expect(Math.min(...sizes.map(({ height }) => height))).toBeGreaterThan(0);
    await page.context().close();
  });
});
