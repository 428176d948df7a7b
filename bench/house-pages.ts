import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** What the first view of a contest’s page costs a reader who was never there. */
export interface PageWeight {
  readonly kind: 'document' | 'script' | 'style' | 'picture' | 'record' | 'api';
  readonly files: number;
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface FirstView {
  readonly profile: string;
  readonly firstPaintSeconds: number;
  /** The result of the contest can be read. */
  readonly readableSeconds: number;
}

interface Profile {
  readonly name: string;
  readonly kilobitsDown: number;
  readonly kilobitsUp: number;
  readonly latencyMs: number;
  readonly slowerProcessor: number;
}

/** The first as this machine is; the others as Lighthouse and Chromium’s developer tools name them. */
const PROFILES: readonly Profile[] = [
  { name: 'unthrottled', kilobitsDown: 0, kilobitsUp: 0, latencyMs: 0, slowerProcessor: 1 },
  { name: 'slow 4G, processor ÷ 4', kilobitsDown: 1_638, kilobitsUp: 768, latencyMs: 150, slowerProcessor: 4 },
  { name: 'slow 3G, processor ÷ 4', kilobitsDown: 400, kilobitsUp: 400, latencyMs: 400, slowerProcessor: 4 },
];
const PHONE = { width: 360, height: 740 };
const LONGEST_MS = 120_000;

/** Everything that the first view loads, by kind, as it is and under gzip. */
export async function weighPage(browser: Browser, url: string, text: string): Promise<readonly PageWeight[]> {
  const page = await browser.newPage({ viewport: PHONE });
  const loaded = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.ok()) loaded.set(new URL(response.url()).pathname, response.body());
  });
  await page.goto(url);
  await readable(page, text);
  await page.waitForLoadState('networkidle');
  const weights = new Map<PageWeight['kind'], PageWeight>();
  for (const [path, body] of loaded) {
    const bytes = await body;
    const kind = kindOf(path);
    const { files = 0, bytes: sum = 0, gzipBytes = 0 } = weights.get(kind) ?? {};
    weights.set(kind, {
      kind,
      files: files + 1,
      bytes: sum + bytes.length,
      gzipBytes: gzipBytes + gzipSync(bytes).length,
    });
  }
  await page.close();
  return [...weights.values()];
}

function kindOf(path: string): PageWeight['kind'] {
  if (path.startsWith('/records/')) return 'record';
  if (path.startsWith('/api/')) return 'api';
  if (path.endsWith('.js')) return 'script';
  if (path.endsWith('.css')) return 'style';
  return /[.](svg|png|ico)$/.test(path) ? 'picture' : 'document';
}

/** Opens the page on a phone of each profile, its cache empty. */
export async function timeViews(browser: Browser, url: string, text: string): Promise<readonly FirstView[]> {
  const views: FirstView[] = [];
  for (const profile of PROFILES) {
    const context = await browser.newContext({ viewport: PHONE, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
    const page = await context.newPage();
    await throttle(await context.newCDPSession(page), profile);
    const started = performance.now();
    await page.goto(url, { waitUntil: 'commit', timeout: LONGEST_MS });
    await readable(page, text);
    const readableSeconds = seconds(performance.now() - started);
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
    await context.close();
    views.push({ profile: profile.name, firstPaintSeconds: seconds(paint), readableSeconds });
  }
  return views;
}

async function throttle(session: CDPSession, profile: Profile): Promise<void> {
  const { kilobitsDown, kilobitsUp, latencyMs: latency, slowerProcessor: rate } = profile;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: kilobitsDown === 0 ? -1 : (kilobitsDown * 1_000) / 8,
    uploadThroughput: kilobitsUp === 0 ? -1 : (kilobitsUp * 1_000) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

const readable = (page: Page, text: string): Promise<void> =>
  page.locator('main').getByText(text).first().waitFor({ timeout: LONGEST_MS });

const seconds = (milliseconds: number): number => Math.round(milliseconds / 10) / 100;
