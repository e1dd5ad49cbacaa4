// Who is no longer protected is shown in classes again: the classes stand in the archived files alone, and are read from there.
import type { Base, WithheldRow } from './base.ts'
import type { Protected } from './markings.ts'
import { pupilRowsOf } from './source.ts'
import type { Staging } from './staging.ts'
import type { Workshop } from './workshop.ts'

/**
 * Stages the classes of the rows of `base` that may be shown from now on: of pupils neither protected any longer nor unknown to the roster.
 * `enrolled`: pupils that the files of this load enrol. Fault archiveDamaged.
 */
export async function restoreClasses(
  workshop: Pick<Workshop, 'archive' | 'ledger' | 'effects'>,
  base: Base,
  shown: { readonly markings: Protected; readonly enrolled: ReadonlySet<number> },
  staging: Staging,
): Promise<void> {
  const rows = (await base.withheld()).filter(
    ({ pupil, protection }) => !shown.markings.has(pupil) && (protection !== 'unknown' || shown.enrolled.has(pupil)),
  )
  for (const [fileKey, ofFile] of Map.groupBy(rows, (row) => row.fileKey)) {
    const classes = await classesIn(workshop, ofFile)
    for (const { line } of ofFile) {
      const told = classes.get(line) ?? null
      if (told !== null) staging.add('restored_class', [fileKey, line, told])
    }
  }
}

async function classesIn(
  { archive, ledger, effects }: Pick<Workshop, 'archive' | 'ledger' | 'effects'>,
  [first]: readonly WithheldRow[],
): Promise<ReadonlyMap<number, string | null>> {
  if (first === undefined) return new Map()
  const { name, sha256, load } = first.file
  const event = ledger.entries().find((entry) => entry.event.kind === 'load' && entry.event.load === load)?.event
  if (event?.kind !== 'load') throw new Error(`the ledger does not tell of load ${load}`)
  const source = effects.sources.get(event.source)
  if (source === undefined) throw new Error(`there is no source ${event.source}`)
  const file = await source.read(name, archive.read(sha256, name), { schoolYear: event.schoolYear })
  return new Map([...file.enrolments, ...pupilRowsOf(file)].map((row) => [row.line, row.class]))
}
