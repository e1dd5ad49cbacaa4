import type { VersionChanges } from '../../contract/index.ts'
import { sourceLabel } from '../../load/index.ts'
import { formatSchoolYear } from '../../school/rules/index.ts'
import { type Generation, numberIn, type Row, textIn } from '../../warehouse/index.ts'

const mostScopes = 100

/** What `to` has that `from` has not, and the other way round. */
export async function changesBetween(from: Generation, to: Generation): Promise<VersionChanges> {
  const [before, after] = await Promise.all([inventoryOf(from), inventoryOf(to)])
  const sources = [...new Set([...before.files.keys(), ...after.files.keys()])].sort()
  const changed = [...scopesBetween(before.scopes, after.scopes)].sort(
    (a, b) => a.source.localeCompare(b.source) || a.school.localeCompare(b.school) || a.schoolYear - b.schoolYear,
  )
  const scopes = [...Map.groupBy(changed, ({ source, school, change }) => [source, school, change].join('/')).values()]
  const schools = new Map([...before.schools, ...after.schools])
  return {
    from: from.id,
    to: to.id,
    sources: sources.map((source) => {
      const [old, now] = [before.files.get(source) ?? noFiles, after.files.get(source) ?? noFiles]
      return {
        label: sourceLabel(source),
        filesAdded: [...now.names].filter((name) => !old.names.has(name)).length,
        filesRemoved: [...old.names].filter((name) => !now.names.has(name)).length,
        rowsBefore: old.rows,
        rowsAfter: now.rows,
      }
    }),
    scopes: scopes.slice(0, mostScopes).flatMap((years) => {
      const [first] = years
      if (first === undefined) return []
      const { source, school, change } = first
      return {
        label: sourceLabel(source),
        school: schools.get(school) ?? school,
        schoolYears: years.map(({ schoolYear }) => formatSchoolYear(schoolYear)),
        change,
      }
    }),
    more: Math.max(0, scopes.length - mostScopes),
  }
}

interface Files {
  /** by content, so that a renamed copy is the same file */
  readonly names: ReadonlySet<string>
  readonly rows: number
}
const noFiles: Files = { names: new Set(), rows: 0 }

interface Inventory {
  readonly files: ReadonlyMap<string, Files>
  /** source, school and school year → what it holds, to tell whether it is the same */
  readonly scopes: ReadonlyMap<string, { readonly row: Row; readonly content: string }>
  readonly schools: ReadonlyMap<string, string>
}

async function inventoryOf(generation: Generation): Promise<Inventory> {
  const [files, scopes, schools] = await Promise.all([
    generation.run(`
      select s.source as source, f.content_hash as content, sum(s.rows)::integer as rows
      from src_scope s
      join src_file f on f.file_key = s.file_key
      group by all`),
    generation.run(`
      select s.source as source, s.school as school, s.school_year_key as school_year,
        string_agg(concat_ws('/', s.term, s.stage_year, s.about, f.content_hash), ' ' order by s.term, s.stage_year, s.about, f.content_hash) as content
      from src_scope s
      join src_file f on f.file_key = s.file_key
      group by all`),
    generation.run('select id, label from dim_school'),
  ])
  return {
    files: new Map(
      [...Map.groupBy(files, (row) => textIn(row, 'source'))].map(([source, rows]) => [
        source,
        {
          names: new Set(rows.map((row) => textIn(row, 'content'))),
          rows: rows.reduce((sum, row) => sum + numberIn(row, 'rows'), 0),
        },
      ]),
    ),
    scopes: new Map(scopes.map((row) => [placeOf(row), { row, content: textIn(row, 'content') }])),
    schools: new Map(schools.map((row) => [textIn(row, 'id'), textIn(row, 'label')])),
  }
}

const placeOf = (row: Row): string => [textIn(row, 'source'), textIn(row, 'school'), numberIn(row, 'school_year')].join('/')

interface ChangedScope {
  readonly source: string
  readonly school: string
  readonly schoolYear: number
  readonly change: VersionChanges['scopes'][number]['change']
}

function* scopesBetween(before: Inventory['scopes'], after: Inventory['scopes']): Generator<ChangedScope> {
  const scope = (row: Row, change: ChangedScope['change']): ChangedScope => ({
    ...{ source: textIn(row, 'source'), school: textIn(row, 'school') },
    ...{ schoolYear: numberIn(row, 'school_year'), change },
  })
  for (const [place, { row, content }] of after) {
    const was = before.get(place)
    if (was === undefined) yield scope(row, 'added')
    else if (was.content !== content) yield scope(row, 'changed')
  }
  for (const [place, { row }] of before) if (!after.has(place)) yield scope(row, 'removed')
}
