// What a reader sees and when, in Chromium slowed down to a fourth: the start page, and Utforska when a chip is changed.
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
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
    for (let round = 0; round < rounds; round++) for (const change of changes) changed.push(await choose(page, change, round))
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

/** A chip by the first word of its name, and what is chosen in its sheet each round. */
interface Change {
  readonly chip: RegExp
  readonly options: readonly string[]
}
const changes: readonly Change[] = [
  { chip: /^Läsår/, options: ['2021/22', '2022/23', '2020/21', '2019/20'] },
  { chip: /^Skola/, options: ['Åsskolan', 'Rönnbyskolan', 'Sjöviksskolan', 'Västra skolan'] },
  { chip: /^Läsår/, options: ['Senaste 10', 'Senaste 5', 'Senaste 3', 'Senaste 10'] },
  { chip: /^Läsår/, options: ['2024/25', '2023/24', '2024/25', '2023/24'] },
]

/** From the click that chooses, until the figures stand. Throws when the choice asked nothing. */
async function choose(page: Page, { chip, options }: Change, round: number): Promise<Seen> {
  const wanted = options[round % options.length] ?? ''
  await page.getByRole('button', { name: chip }).first().click()
  const sheet = page.getByRole('dialog')
  await sheet.waitFor()
  await page.keyboard.type(wanted)
  await sheet.getByRole('option').nth(1).waitFor({ state: 'detached' })
  await settled(page, 0)
  const before = page.url()
  const { x, y } = await middleOf(sheet.getByRole('option').first())
  const from = (await page.evaluate('performance.now()')) as number
  await page.mouse.click(x, y)
  const seen = await settled(page, from)
  if (page.url() === before) throw new Error(`choosing ${wanted} asked nothing`)
  // where several may be chosen the sheet stays: the first Esc empties what was typed
  for (let times = 0; times < 2 && (await sheet.isVisible()); times++) await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await settled(page, 0)
  return seen
}

/** Known before, so that finding it is not counted. */
async function middleOf(option: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await option.boundingBox()
  if (box === null) throw new Error('an option that is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
