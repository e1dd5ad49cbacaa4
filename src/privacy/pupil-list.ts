// Pupils by name: the only way out for a name, for one class and one purpose at a time, and every view noted with every pupil.
import { type Actor, Fault, type PupilClasses, type PupilList, type PupilListRequest } from '../contract/index.ts'
import { namesOf } from '../store/index.ts'
import { type Generation, numberIn, numberOrNullIn, type Row, textIn } from '../warehouse/index.ts'
import { type NoteEffects, noteDefaults } from './disclose.ts'
import type { Door } from './door.ts'
import { gradeTold } from './grade-told.ts'
import { type ReachedClass, reachOf } from './pupil-reach.ts'
import { type Released, release } from './released.ts'
import { type LeftOut, leftOutOf } from './unlisted.ts'
import { privacyWords } from './words.ts'

/** `vault`: path of the identity vault. */
export interface NamedDoor extends Door {
  readonly vault: string
}

/** The classes that the actor may list. Faults notPermitted, emptyScope, noGeneration. */
export async function pupilClasses(actor: Actor, door: Door): Promise<PupilClasses> {
  const reached = await reachOf(actor, await door.warehouse.current())
  const classes = Map.groupBy(reached, ({ id }) => id)
  return {
    classes: [...classes].map(([id, years]) => ({
      id,
      label: years[0]?.label ?? id,
      school: years[0]?.schoolName ?? '',
      schoolYears: years.map(({ schoolYearId }) => schoolYearId),
    })),
  }
}

/**
 * The pupils of a class in a school year with names and results, for those whose marking is known to be none: others are neither shown
 * nor counted. Grades in the reader's subjects; the merit value only for who may see them all. What would tell a pupil outside the lists
 * when subtracted from the school's figures is left out (unlisted.ts). Faults notPermitted, emptyScope.
 */
export async function listPupils(
  request: PupilListRequest,
  actor: Actor,
  door: NamedDoor,
  effects: NoteEffects = noteDefaults,
): Promise<Released<PupilList>> {
  const generation = await door.warehouse.current()
  const reached = await reachOf(actor, generation)
  const place = reached.find(({ id, schoolYearId }) => id === request.class && schoolYearId === request.schoolYear)
  // Whether the class exists is not told to those who do not reach it.
  if (place === undefined) throw new Fault('notPermitted', { what: privacyWords.what.list(request.class, request.schoolYear) })
  const { asOf, members } = await door.holding(generation)
  const keys = await pupilsIn(place, generation)
  const names = namesOf(door.vault, keys)
  const results = await resultsIn(place, generation)
  const whole = [...names].map(([key, name]) => ({
    ...name,
    ...pupilTold(results.get(key) ?? [], place, stageOf(results, key)),
  }))
  const sittings = whole.flatMap(({ term, stageYear }) => (term === null || stageYear === null ? [] : [{ term, stageYear }]))
  const leftOut = await leftOutOf(place, sittings, generation)
  const pupils = whole.map((pupil) => without(pupil, leftOut, place))
  const subjectsOf = (list: PupilList['pupils']): PupilList['subjects'] => {
    const taken = new Set(list.flatMap(({ grades }) => grades.map(({ subject }) => subject)))
    return (members.get('subject') ?? []).filter(({ id }) => taken.has(id)).map(({ id, label }) => ({ id, label }))
  }
  const subjects = subjectsOf(pupils)
  const list: PupilList = {
    class: place.label,
    school: place.schoolName,
    schoolYear: place.schoolYearId,
    subjects,
    leftOut: {
      meritValue: whole.some(({ meritValue }, at) => meritValue !== null && pupils[at]?.meritValue === null),
      subjects: subjectsOf(whole).filter(({ id }) => !subjects.some((kept) => kept.id === id)),
    },
    pupils: pupils.sort(byName),
    generation: generation.id,
    asOf,
  }
  door.audit.note({
    at: effects.clock().toISOString(),
    kind: 'pupilList',
    actor: actor.id,
    role: actor.role,
    purpose: request.purpose,
    about: request.class,
    question: JSON.stringify({ class: request.class, schoolYear: request.schoolYear, note: request.note ?? null }),
    generation: generation.id,
    shown: pupils.length,
    pupils: [...names.keys()],
  })
  return release(list)
}

/** With a subject left out the merit value goes too: less the others it would tell the grade. Some subjects alone tell no merit value. */
function without(pupil: PupilList['pupils'][number], leftOut: LeftOut, { subjects }: ReachedClass): PupilList['pupils'][number] {
  if (leftOut.all && subjects === null) return { ...pupil, meritValue: null, grades: [] }
  return {
    ...pupil,
    meritValue: leftOut.subjects.size > 0 ? null : pupil.meritValue,
    grades: pupil.grades.filter(({ subject }) => !leftOut.subjects.has(subject)),
  }
}

const collator = new Intl.Collator('sv')
const byName = (a: PupilList['pupils'][number], b: PupilList['pupils'][number]): number =>
  collator.compare(a.familyName, b.familyName) || collator.compare(a.givenName, b.givenName)

async function pupilsIn(place: ReachedClass, generation: Generation): Promise<readonly number[]> {
  const rows = await generation.run(
    `select distinct e.pupil_key
    from enrolment e
    join dim_pupil p on p.pupil_key = e.pupil_key
    where e.class_key = ? and e.school_year_key = ? and p.protection = 'none'`,
    [place.key, place.schoolYear],
  )
  return rows.map((row) => numberIn(row, 'pupil_key'))
}

/** Rows of a pupil's latest term with results at the school that year: a grade a row, or one with null where there are none. */
async function resultsIn(place: ReachedClass, generation: Generation): Promise<ReadonlyMap<number, readonly Row[]>> {
  const rows = await generation.run(
    `with own as (
      select t.pupil_key, t.term_key, t.stage_year_key, t.merit_value, t.file_key,
        row_number() over (partition by t.pupil_key order by t.term_key desc, t.stage_year_key desc) as age
      from fact_result t
      join dim_school s on s.key = t.school_key
      where s.id = ? and t.school_year_key = ?
        and t.pupil_key in (select pupil_key from enrolment where class_key = ? and school_year_key = ?)
    )
    select o.pupil_key, d.id as term, o.stage_year_key, o.merit_value, g.subject, g.grade
    from own o
    join dim_term d on d.key = o.term_key
    left join src_grade_row r
      on r.file_key = o.file_key and r.pupil_key = o.pupil_key and r.term = d.id and r.stage_year = o.stage_year_key
    left join src_grade g on g.file_key = r.file_key and g.line = r.line
    where o.age = 1`,
    [place.school, place.schoolYear, place.key, place.schoolYear],
  )
  return Map.groupBy(rows, (row) => numberIn(row, 'pupil_key'))
}

const stageOf = (results: ReadonlyMap<number, readonly Row[]>, key: number): number | null => {
  const row = results.get(key)?.[0]
  return row === undefined ? null : numberIn(row, 'stage_year_key')
}

// In year 6 the sum of the grades is a number of few subjects, not a merit value (docs/measures.md).
const meritFrom = 7

function pupilTold(
  rows: readonly Row[],
  { subjects }: ReachedClass,
  stageYear: number | null,
): Omit<PupilList['pupils'][number], 'givenName' | 'familyName'> {
  const [first] = rows
  const grades = rows.flatMap((row) => {
    if (row.subject === null) return []
    const subject = textIn(row, 'subject')
    const grade = gradeTold(textIn(row, 'grade'))
    return grade === null || subjects?.includes(subject) === false ? [] : [{ subject, grade }]
  })
  const merit = first === undefined || subjects !== null ? null : numberOrNullIn(first, 'merit_value')
  return {
    stageYear,
    term: first === undefined ? null : textIn(first, 'term'),
    meritValue: stageYear !== null && stageYear >= meritFrom ? merit : null,
    grades,
  }
}
