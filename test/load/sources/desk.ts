// A loader's desk without an engine: files are taken in against good ones of the same sources, as a load takes them in.
import { join } from 'node:path'
import type { SourceName } from '../../../src/contract/index.ts'
import { type Base, type OwnedScope, openBase } from '../../../src/load/base.ts'
import type { Outcome } from '../../../src/load/checks/index.ts'
import { takeIn } from '../../../src/load/intake.ts'
import { scopeKey, scopesOf } from '../../../src/load/scope.ts'
import { openStaging } from '../../../src/load/staging.ts'
import { surveyTotals } from '../../../src/load/survey-totals.ts'
import { openVault, type Vault } from '../../../src/store/index.ts'
import { type Good, goodFiles } from './damage.ts'

export interface Met {
  /** the very same rows as before: nothing would change */
  readonly same: boolean
  readonly blocked: boolean
  /** checks that found something, the gravest first */
  readonly broken: readonly Pick<Outcome, 'check' | 'severity'>[]
}

export async function openDesk(folder: string) {
  const vault = openVault(join(folder, 'vault.sqlite'))
  const empty = { ...(await openBase(folder, null)), units: new Set(['01234567', '12345678']) }
  const stood = new Map<SourceName, Base>()
  const roster = goodFiles.find(({ source }) => source.name === 'roster')
  if (roster === undefined) throw new Error('there is no good roster')
  await take(vault, folder, empty, roster, [{ name: 'elever.csv', bytes: Buffer.from(roster.text()) }], true)
  for (const good of goodFiles) stood.set(good.source.name, await baseOf(good, vault, empty))
  return {
    /** Holds files against a base in which the good file of the source stands. Nothing is kept of them. */
    take: (good: Good, files: readonly Coming[]): Promise<Met> =>
      take(vault, folder, stood.get(good.source.name) ?? empty, good, files, false),
    close: () => vault.close(),
  }
}
export interface Coming {
  readonly name: string
  readonly bytes: Uint8Array
}

let taken = 0
async function take(vault: Vault, folder: string, base: Base, good: Good, files: readonly Coming[], keep: boolean): Promise<Met> {
  const staging = openStaging(folder, `load-${++taken}`)
  vault.begin()
  try {
    const {
      files: met,
      checks,
      blocked,
    } = await takeIn({
      load: 2,
      source: good.source,
      schoolYear: null,
      files: files.map(({ name, bytes }) => ({ name, open: () => ({ bytes, sha256: `${name}-${bytes.length}` }) })),
      at: '2025-06-20T08:00:00Z',
      names: 'renew',
      base,
      vault,
      staging,
    })
    if (keep) vault.commit()
    const outcomes = [...met.flatMap((file) => file.checks), ...checks]
    const broken = outcomes.filter(({ count }) => count > 0).sort((a, b) => grave.indexOf(a.severity) - grave.indexOf(b.severity))
    return { same: met.every(({ staged }) => staged === null), blocked, broken: distinct(broken) }
  } finally {
    if (!keep) vault.rollback()
    staging.remove()
  }
}
const grave: readonly Outcome['severity'][] = ['blocking', 'quarantine', 'warning']
const distinct = (broken: readonly Outcome[]): readonly Outcome[] =>
  broken.filter(({ check }, at) => broken.findIndex((other) => other.check === check) === at)

/** The good file has been loaded, and all its pupils are on the roster. */
async function baseOf(good: Good, vault: Vault, empty: Base): Promise<Base> {
  const file = await good.read()
  const roster = await goodFiles.find(({ source }) => source.name === 'roster')?.read()
  const enrolments = roster?.enrolments ?? []
  const keys = vault.known(enrolments.map(({ identity }) => identity.personalNumber))
  const stays = new Map(
    enrolments.map(({ school, validFrom, validTo }, at) => [keys[at] ?? -1, [{ school, from: validFrom, to: validTo }]]),
  )
  const owned = scopesOf(good.source.name, file).map(
    (scope): OwnedScope => ({ ...scope, fileKey: 1, contentHash: file.contentHash, extracted: file.extracted }),
  )
  return {
    ...empty,
    generation: 1,
    scopes: new Map(owned.map((scope) => [scopeKey(scope), scope])),
    nextFileKey: 2,
    staysIn: async () => stays,
    surveys: async () => {
      const { answers } = surveyTotals(file)
      return { answers, invitations: answers.map(({ place }) => ({ place, about: 'invited', answered: 30 })) }
    },
  }
}
