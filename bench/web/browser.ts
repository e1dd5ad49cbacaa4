// What a reader sees and when, in Chromium slowed down to a fourth: the start page, and Utforska when a chip is changed.
import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../scripts/browser.mjs'
import { median, percentile } from '../measure.ts'
import { round, type Tally } from '../tally.ts'

const slowdown = 4
const bounds = { start: 1500, change: 400, still: 1000 } as const
const openings = 7
const rounds = 4

/** Milliseconds: until the page is as it will be, and the longest that nothing changed on it on the way. */
interface Seen {
  readonly painted: number
  readonly still: number
}

export async function measureBrowser(
  address: string,
  paths: { readonly start: string; readonly explore: string },
  tally: Tally,
): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('There is no Chromium: set CHROMIUM_PATH or install the package chromium.')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
  try {
    const page = await signedIn(browser, address)
    const opened: Seen[] = []
    for (let opening = 0; opening < openings; opening++) opened.push(await open(page, address + paths.start))
    tellSeen(tally, `${paths.start} opened, ${slowdown} × slower`, opened, bounds.start, (times) => median(times))
    await open(page, address + paths.explore)
    const changed: Seen[] = []
    for (let round = 0; round < rounds; round++)
      for (const change of changes) {
        const seen = await choose(page, change, round)
        if (seen !== null) changed.push(seen)
      }
    tally.mustBe('most choices changed the question', changed.length >= (rounds * changes.length) / 2, `${changed.length}`)
    tellSeen(tally, `${paths.explore}, a chip changed, ${slowdown} × slower`, changed, bounds.change, (times) =>
      percentile(times, 0.95),
    )
  } finally {
    await browser.close()
  }
}

function tellSeen(
  tally: Tally,
  what: string,
  seen: readonly Seen[],
  bound: number,
  of: (times: readonly number[]) => number,
): void {
  const times = seen.map(({ painted }) => painted)
  tally.tell(what, `${times.length} times, p50 ${round(median(times))} ms, most ${round(Math.max(...times))} ms`)
  tally.atMost(`${what}, until painted`, of(times), bound, 'ms')
  tally.atMost(`${what}, longest without progress`, Math.max(...seen.map(({ still }) => still)), bounds.still, 'ms')
}

async function signedIn(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.addInitScript(watching)
  await page.goto(address)
  await page.getByRole('button', { name: 'Marianne Sjöholm' }).click()
  await page.locator('.tile-value, [data-mark]').first().waitFor({ timeout: 60_000 })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return page
}

/**
 * Writes down the moment of the frame after each change of the document. The document is at rest when nothing has changed for a while, no part of it is
 * busy and no answer is on its way.
 */
const watching = `{
  const frames = [];
  let asked = 0;
  const fetched = window.fetch;
  window.fetch = (...given) => {
    asked++;
    return fetched(...given).finally(() => asked--);
  };
  new MutationObserver(() => requestAnimationFrame((at) => setTimeout(() => frames.push(performance.now())))).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  const busy = () => asked > 0 || document.querySelector('[aria-busy="true"]') !== null;
  window.__settled = (from) => new Promise((resolve) => {
    const look = () => {
      const seen = frames.filter((at) => at >= from);
      const last = seen.at(-1);
      if (last === undefined || busy() || performance.now() - last < 250) return setTimeout(look, 20);
      const moments = [from, ...seen];
      const gaps = moments.slice(1).map((at, i) => at - moments[i]);
      resolve({ painted: last - from, still: Math.max(...gaps) });
    };
    look();
  });
}`

const settled = (page: Page, from: number): Promise<Seen> => page.evaluate(`window.__settled(${from})`) as Promise<Seen>

/** From the moment the address is asked for, with what an earlier visit has left in the browser's store. */
async function open(page: Page, address: string): Promise<Seen> {
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('.tile-value, [data-mark]').first().waitFor({ timeout: 60_000 })
  return settled(page, 0)
}

/** A chip by the first word of its name, and what is typed in its picker each round. */
interface Change {
  readonly chip: RegExp
  readonly typed: readonly string[]
}
const changes: readonly Change[] = [
  { chip: /^Läsår/, typed: ['2021/', '2022/', '2020/', '2019/'] },
  { chip: /^Skola/, typed: ['Ås', 'Norr', 'Lilla', 'Sjövik'] },
  { chip: /^Läsår/, typed: ['Senaste 10', 'Senaste 5', 'Senaste 3', 'Senaste 10'] },
  { chip: /^Läsår/, typed: ['2024/', '2023/', '2024/', '2023/'] },
]

/** From the key that asks, until the figures stand; null when the choice is the one that stood. */
async function choose(page: Page, { chip, typed }: Change, round: number): Promise<Seen | null> {
  await page.getByRole('button', { name: chip }).first().press('Enter')
  await page.getByRole('searchbox').waitFor()
  await page.keyboard.type(typed[round % typed.length] ?? '')
  await page.keyboard.press('ArrowDown')
  await settled(page, 0)
  const before = page.url()
  const chosen = await pressed(page, 'Enter')
  const picker = page.getByRole('dialog')
  await picker.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => undefined)
  // where several may be chosen the picker stays, and the question is asked when it is left; once it is gone the same key would undo
  const seen = (await picker.count()) > 0 ? await pressed(page, 'Escape') : chosen
  return page.url() === before ? null : seen
}

async function pressed(page: Page, key: string): Promise<Seen> {
  const from = (await page.evaluate('performance.now()')) as number
  await page.keyboard.press(key)
  return settled(page, from)
}
