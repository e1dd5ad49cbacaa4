// A small made-up star in a real engine, and the same rows as plain data for naive evaluation. Seeded; no person is real.
import { model } from '../../src/school/index.ts'
import type { Members, Slice } from '../../src/semantics/index.ts'
import { openWriter, readMembers, readSlices, schema, type Value, type Writer } from '../../src/warehouse/index.ts'

/** One row of a fact: column → value, as the engine holds it. */
export type FactRow = Readonly<Record<string, Value>>

export interface Star {
  readonly writer: Writer
  readonly rows: ReadonlyMap<string, readonly FactRow[]>
  readonly members: Members
  readonly slices: readonly Slice[]
}

const schools = [
  { key: 1, id: '10000001', label: 'Ängsskolan', operator: 1 },
  { key: 2, id: '10000002', label: 'Björkskolan', operator: 1 },
  { key: 3, id: '10000003', label: 'Åsskolan 7–9', operator: 2 },
]
const classes = schools.flatMap((school) =>
  ['9A', '9B', '10A', 'FA'].map((name, index) => ({
    key: school.key * 10 + index,
    id: `${school.id}:${name}`,
    label: name,
    school: school.key,
  })),
)
const years = [2020, 2021, 2022, 2023, 2024]
/** key, id, label; the own order is the order here */
const plain: Readonly<Record<string, readonly (readonly [number, string, string])[]>> = {
  dim_school_year: years.map((year) => [year, `${year}/${(year + 1) % 100}`, `${year}/${(year + 1) % 100}`]),
  dim_term: [
    [1, 'HT', 'Höstterminen'],
    [2, 'VT', 'Vårterminen'],
  ],
  dim_stage_year: [6, 7, 8, 9].map((year) => [year, String(year), `Årskurs ${year}`]),
  dim_sex: [
    [1, 'female', 'Flickor'],
    [2, 'male', 'Pojkar'],
    [3, 'unknown', 'Okänt'],
  ],
  dim_migration_background: [
    [1, 'swedish', 'Svensk bakgrund'],
    [2, 'foreign', 'Utländsk bakgrund'],
    [3, 'newlyArrived', 'Nyinvandrade'],
    [4, 'unknown', 'Okänd bakgrund'],
  ],
  dim_subject: [
    [0, 'all', 'Alla ämnen'],
    [1, 'MA', 'Matematik'],
    [2, 'EN', 'Engelska'],
    [3, 'SV', 'Svenska'],
  ],
  dim_test_part: [
    [1, 'whole', 'Hela provet'],
    [2, 'A', 'Delprov A'],
  ],
  dim_weekday: [
    [0, 'all', 'Hela veckan'],
    [1, 'monday', 'Måndag'],
  ],
  dim_month: [
    [0, 'all', 'Hela terminen'],
    [4, '04', 'April'],
    [5, '05', 'Maj'],
  ],
  dim_absence_band: [
    [1, 'under5', 'Under 5 % frånvaro'],
    [4, 'from20', '20 % frånvaro eller mer'],
  ],
  dim_municipality: [[1, '0381', 'Exempelby']],
  dim_operator: [
    [1, 'municipal', 'Kommunal'],
    [2, 'independent', 'Enskild'],
  ],
  dim_question: [
    [1, 'safe', 'Trygg i skolan'],
    [2, 'calmLessons', 'Arbetsro på lektionerna'],
  ],
  dim_respondent_group: [
    [1, 'pupil', 'Elever'],
    [2, 'guardian', 'Vårdnadshavare'],
  ],
}

/** An engine with the empty star of src/warehouse/schema.ts. */
export async function emptyStar(): Promise<Writer> {
  const writer = await openWriter(':memory:')
  for (const statement of schema) await writer.run(statement)
  return writer
}

/** `count` pupils a seed; the results of 2024 are not there yet, so that facts differ in the years they have. */
export async function makeStar(seed: number, count: number): Promise<Star> {
  const writer = await emptyStar()
  await fillDimensions(writer)
  const rows = makeRows(seed, count)
  for (const [table, facts] of rows) {
    await writer.append(
      table,
      facts.map((row) => Object.values(row)),
    )
  }
  const members = await readMembers(writer, model.dimensions)
  const times = model.dimensions.filter((dimension) => dimension.kind === 'time')
  return { writer, rows, members, slices: await readSlices(writer, model.facts, times) }
}

async function fillDimensions(writer: Writer): Promise<void> {
  for (const [table, members] of Object.entries(plain)) {
    await writer.append(
      table,
      members.map(([key, id, label], index) => [key, id, label, index]),
    )
  }
  await writer.append(
    'dim_school',
    schools.map((school) => [school.key, school.id, school.label, school.key, 1]),
  )
  await writer.append(
    'dim_class',
    classes.map((each) => [each.key, each.id, each.label, each.key, each.school]),
  )
  for (const school of schools) {
    await writer.run('insert into dim_school_unit values (?, ?, ?, 1, ?, null, null, null)', [
      school.key,
      school.key,
      school.label,
      school.operator,
    ])
  }
}

function makeRows(seed: number, count: number): ReadonlyMap<string, readonly FactRow[]> {
  const draw = drawing(seed)
  const pupils: FactRow[] = []
  const results: FactRow[] = []
  const grades: FactRow[] = []
  const tests: FactRow[] = []
  const attendance: FactRow[] = []
  const answers: FactRow[] = []
  const invitations: FactRow[] = []
  const made = Array.from({ length: count }, (_, pupil) => pupilRow(pupil, draw))
  for (const row of [...made, ...made.flatMap(threeYearsOn)]) {
    pupils.push(row)
    if (row.school_year_key === 2024) continue
    attendance.push(...attended(row, draw))
    results.push({ ...row, file_key: 1, ...resultOf(row.stage_year_key === 9, draw) })
    // somebody as old, at the same place, answers; nothing of the pupil stands in it
    const { pupil_key: _pupil, migration_background_key: _background, ...answering } = row
    const { sex_key: _sex, ...invited } = answering
    const group = 1 + draw(2)
    invitations.push({ ...invited, file_key: 3, respondent_group_key: group, answered: draw(4) > 0 })
    for (const question of [1, 2]) {
      const steps = [null, 0, 1, 2, 3][draw(5)] ?? null
      answers.push({
        ...answering,
        ...{ file_key: 3, question_key: question, respondent_group_key: group, points: steps === null ? null : 2.5 * steps },
        ...{ steps, step_of: steps === null ? null : 4, positive: steps === 3, invited_in_class: 20, invited_in_school: 40 },
      })
    }
    for (const subject of [1, 2, 3]) {
      if (draw(4) === 0) continue
      const points = [null, 0, 10, 12.5, 15, 17.5, 20][draw(7)] ?? null
      grades.push({ ...row, file_key: 1, subject_key: subject, points, passed: points !== null && points > 0 })
      for (const part of [1, 2]) {
        const told = [null, 0, 10, 15][draw(4)] ?? null
        const deviation = part === 1 && told !== null ? draw(3) - 1 : null
        tests.push({
          ...row,
          file_key: 2,
          subject_key: subject,
          test_part_key: part,
          points: told,
          passed: told !== 0,
          deviation,
        })
      }
    }
  }
  return new Map([
    ['fact_pupil', pupils],
    ['fact_result', results],
    ['fact_grade', grades],
    ['fact_test', tests],
    ['fact_attendance', attendance],
    ['fact_answer', answers],
    ['fact_invitation', invitations],
  ])
}

/** The term, and a subject, a weekday and a month of it. Minutes are such that their squares divide evenly. */
function attended(row: FactRow, draw: (below: number) => number): readonly FactRow[] {
  const band = draw(2) === 0 ? 1 : 4
  return [
    [0, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 4],
  ].map(([subject = 0, weekday = 0, month = 0]) => {
    const reported = [0, 64, 128][draw(3)] ?? 0
    const [valid, invalid, other] = reported === 0 ? [0, 0, 0] : [draw(20), draw(20), draw(20)]
    return {
      ...{ ...row, file_key: 3, subject_key: subject, weekday_key: weekday, month_key: month, absence_band_key: band },
      ...{ scheduled_minutes: 128, reported_minutes: reported },
      ...{ valid_minutes: valid ?? 0, invalid_minutes: invalid ?? 0, other_minutes: other ?? 0 },
    }
  })
}

/** Every other pupil of year 6 is seen again in year 9, perhaps at another school. */
function threeYearsOn(row: FactRow): readonly FactRow[] {
  const year = Number(row.school_year_key) + 3
  if (row.stage_year_key !== 6 || year > 2024 || Number(row.pupil_key) % 2 === 1) return []
  const school = schools[Number(row.pupil_key) % 3]
  return [
    {
      ...row,
      school_year_key: year,
      stage_year_key: 9,
      school_key: school?.key ?? 1,
      unit_key: school?.key ?? 1,
      class_key: null,
    },
  ]
}

function pupilRow(pupil: number, draw: (below: number) => number): FactRow {
  const school = schools[draw(3)]
  return {
    school_year_key: 2020 + draw(5),
    term_key: 1 + draw(2),
    stage_year_key: draw(2) === 0 ? 9 : 6 + draw(4),
    municipality_key: 1,
    operator_key: school?.operator ?? 1,
    school_key: school?.key ?? 1,
    unit_key: school?.key ?? 1,
    class_key: draw(5) === 0 ? null : (school?.key ?? 1) * 10 + draw(4),
    sex_key: 1 + draw(3),
    migration_background_key: 1 + draw(4),
    pupil_key: pupil,
  }
}

function resultOf(final: boolean, draw: (below: number) => number): FactRow {
  const yes = (): boolean | null => (final ? draw(4) > 0 : null)
  return {
    merit_value: draw(6) === 0 ? null : 40 + draw(120) * 2.5,
    eligible_vocational: yes(),
    eligible_arts: yes(),
    eligible_economics: yes(),
    eligible_science: yes(),
    passed_all: draw(3) > 0,
  }
}

/** A small seeded generator (mulberry32): whole numbers from 0 below `below`. */
function drawing(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
