// node bench/who-has-seen.ts: how long the officer waits over ten years of log. 5 M rows, 2 M views of pupils by name, in a temporary
// folder; rows are made by SQL and are not chained, since reading them does not ask for that.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AuditFilter, openAudit, openLog, openStore } from '../src/store/index.ts'
import { openTally } from './tally.ts'

const rows = 5_000_000
const views = 2_000_000
const pupils = 20_000
const folder = mkdtempSync(join(tmpdir(), 'skolspegel-seen-'))
const store = openStore(join(folder, 'store.sqlite'))
try {
  store.exec(`
    pragma synchronous = off;
    begin;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows})
    insert into audit (sequence, previous, at, kind, actor, role, purpose, question, generation, shown, hidden)
    select i, '${'0'.repeat(64)}', strftime('%Y-%m-%dT%H:%M:%fZ', 1420070400 + i * 63.1, 'unixepoch'),
      case when i % 62 = 0 then 'pupilList' else 'answer' end, 'account' || (i % 400), 'principal', 'uppföljning',
      '{"measures":["meritValue"],"by":["school","sex"],"where":[{"dimension":"schoolYear","in":["2024/25"]}]}', 41, 40, 6
    from n;
    with recursive n(i) as (select 0 union all select i + 1 from n where i < ${views - 1})
    insert into audit_pupil select 62 * (i / 25 + 1), 1 + (i * 7919) % ${pupils} from n where true on conflict do nothing;
    commit`)
  const log = openLog(store, openAudit(store))
  const tally = openTally()
  const all: AuditFilter = { actors: null, role: null, kind: null, from: null, to: null, text: null, before: null, limit: 50 }
  const timed = async (what: string, bound: number, work: () => Promise<number> | number): Promise<void> => {
    const started = performance.now()
    const found = await work()
    tally.atMost(`${what}, ${found} rows found`, (performance.now() - started) / 1000, bound, 's')
  }
  await timed('who has seen one pupil, over ten years', 60, () => log.viewsOf(4711).length)
  await timed('the latest page of the log', 1, async () => (await log.search(all)).rows.length)
  await timed('one person’s rows of one month', 5, async () => {
    return (await log.search({ ...all, actors: ['account7'], from: '2019-03-01', to: '2019-04-01' })).rows.length
  })
  await timed(
    'a text that is nowhere, over ten years',
    60,
    async () => (await log.search({ ...all, text: 'finns inte' })).rows.length,
  )
} finally {
  store.close()
  rmSync(folder, { recursive: true })
}
