// Units that came before a unit and have ended: their years are the successor's own.
import { type Connection, textIn, textOrNullIn } from '../warehouse/index.ts'

/** School unit code → the codes of the ended units that it succeeded, and that those succeeded. */
export type Succession = (school: string) => readonly string[]

/** `day`: ISO date; a unit that is to end later has a principal of its own until then. */
export async function readSuccession(generation: Connection, day: string): Promise<Succession> {
  const rows = await generation.run(
    `select s.id as school, p.id as predecessor
    from dim_school_unit u
    join dim_school s on s.key = u.school_key
    join dim_school p on p.key = u.predecessor_key
    where not exists (
      select 1 from dim_school_unit v where v.school_key = p.key and (v.valid_to is null or v.valid_to > cast(? as date))
    )
    group by s.id, p.id
    order by s.id, p.id`,
    [day],
  )
  const before = new Map<string, string[]>()
  for (const row of rows) {
    const school = textIn(row, 'school')
    before.set(school, [...(before.get(school) ?? []), textOrNullIn(row, 'predecessor') ?? ''])
  }
  return (school) => {
    const found = new Set<string>()
    const visit = (code: string): void => {
      for (const earlier of before.get(code) ?? []) {
        if (found.has(earlier) || earlier === school) continue
        found.add(earlier)
        visit(earlier)
      }
    }
    visit(school)
    return [...found]
  }
}
