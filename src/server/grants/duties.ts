// Grants that follow from the roster's duties: worked out from the generation answered from, stored nowhere.
import type { Grant } from '../../contract/index.ts'
import { schoolYearOf, schoolYearSpan } from '../../school/rules/index.ts'
import { type Generation, numberIn, textIn, textOrNullIn, type Warehouse } from '../../warehouse/index.ts'
import { currentOrNull } from '../current.ts'
import { serverWords } from '../words/server.ts'
import { stored } from '../words/stored.ts'

interface Duty {
  readonly school: string
  readonly class: string | null
  readonly isPrincipal: boolean
  readonly subject: string | null
  readonly from: string | null
  readonly to: string | null
}

export interface Duties {
  /** Reads the duties anew when another generation has become current. To be waited for before anything else is asked. */
  readonly refresh: () => Promise<void>
  /** Whether the roster tells of any duty of a person, also one that has ended or grants nothing. */
  readonly holds: (staffKey: number) => boolean
  /** What a member of staff's duties grant on a day (ISO date) to an account. */
  readonly of: (staffKey: number, account: string, day: string) => readonly Grant[]
  /** Names of school units by code. */
  readonly schools: () => ReadonlyMap<string, string>
}

/** `today`: ISO date; duties that ended before it are not read. */
export function openDuties(warehouse: Warehouse, today: () => string): Duties {
  let read: Generation | null = null
  let duties: ReadonlyMap<number, readonly Duty[]> = new Map()
  let holders: ReadonlySet<number> = new Set()
  let names: ReadonlyMap<string, string> = new Map()
  const refresh = async (): Promise<void> => {
    const generation = await currentOrNull(warehouse)
    if (generation === null || generation === read) return
    const [found, holding, schools] = await Promise.all([
      readDuties(generation, today()),
      generation.run('select distinct staff_key from src_duty'),
      generation.run('select id, label from dim_school order by id'),
    ])
    duties = found
    holders = new Set(holding.map((row) => numberIn(row, 'staff_key')))
    names = new Map(schools.map((row) => [textIn(row, 'id'), textIn(row, 'label')]))
    read = generation
  }
  const of: Duties['of'] = (staffKey, account, day) =>
    (duties.get(staffKey) ?? []).flatMap((duty) => {
      const inForce = (duty.from === null || duty.from <= day) && (duty.to === null || duty.to >= day)
      return inForce ? grantOf(duty, account, day) : []
    })
  return { refresh, holds: (staffKey) => holders.has(staffKey), of, schools: () => names }
}

async function readDuties(generation: Generation, day: string): Promise<ReadonlyMap<number, readonly Duty[]>> {
  const rows = await generation.run(
    `select staff_key, school, class, lower(role) as role, subject, cast(valid_from as varchar) as valid_from, cast(valid_to as varchar) as valid_to
    from src_duty
    where lower(role) in ('rektor', 'lärare') and (valid_to is null or valid_to >= cast(? as date))
    order by school, class, subject`,
    [day],
  )
  const duties = new Map<number, Duty[]>()
  for (const row of rows) {
    const key = numberIn(row, 'staff_key')
    const duty = {
      school: textIn(row, 'school'),
      class: textOrNullIn(row, 'class'),
      isPrincipal: textIn(row, 'role') === 'rektor',
      subject: textOrNullIn(row, 'subject'),
      from: textOrNullIn(row, 'valid_from'),
      to: textOrNullIn(row, 'valid_to'),
    }
    duties.set(key, [...(duties.get(key) ?? []), duty])
  }
  return duties
}

/** A teacher without a group is granted nothing. A duty without a first day counts from the school year it is. */
function grantOf(duty: Duty, account: string, day: string): readonly Grant[] {
  if (!duty.isPrincipal && duty.class === null) return []
  const scope = duty.isPrincipal
    ? ({ role: 'principal', school: duty.school, class: null, subjects: null } as const)
    : ({
        role: 'teacher',
        school: null,
        class: `${duty.school}:${duty.class}`,
        subjects: duty.subject === null ? null : [duty.subject],
      } as const)
  return [
    {
      ...{ id: null, account, ...scope, origin: 'duty', reason: stored.duty, givenBy: serverWords.roster },
      ...{ validFrom: duty.from ?? schoolYearSpan(schoolYearOf(day)).first, validTo: duty.to, at: '', withdrawn: null },
    },
  ]
}
