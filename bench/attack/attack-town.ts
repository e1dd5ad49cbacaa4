// One town under attack by every role, and what it costs to keep it.
import { type Answer, Fault, type Query } from '../../src/contract/index.ts'
import { catalogueFor, disclose } from '../../src/privacy/index.ts'
import { wholeTest } from '../../src/school/rules/index.ts'
import { type House, openHouse } from '../../src/server/index.ts'
import { loadSolver, type Solver } from '../../src/statistics/index.ts'
import { type Generation, textIn } from '../../src/warehouse/index.ts'
import type { Tally } from '../tally.ts'
import { type Atom, factNamed, type Keys, noClass, readAtoms, unknownsOf } from './atoms.ts'
import { type Deduction, deduce, deduceNaive, type Heard, interrogate } from './campaign.ts'
import { compareTimes, inspectForm, probeMembers, probeRefusals, questionAbout, timeBoth } from './channels.ts'
import type { World } from './notebook.ts'
import { measureOpenness, type Openness } from './openness.ts'
import { attackOverTime } from './over-time.ts'
import { inspectOwnCohort } from './own-cohort.ts'
import { countFindings, derivable, reportDeduced, reportHeard } from './report.ts'
import { type Attacker, attackersOver, holdsList, tellsClass } from './roles.ts'
import { settleAttacked, type TownSize } from './town.ts'

export interface Plan {
  readonly size: TownSize
  readonly questions: number
  /** most groups looked at in one system, drawn by lot */
  readonly groups: number
  readonly seed: number
  /** only by those whose name begins so */
  readonly by: string
}

/** What is attacked: one generation, and the truth of it. */
export interface Ground {
  readonly house: House
  readonly generation: Generation
  readonly world: World
  readonly idOf: (dimension: string, key: number) => string | null
  readonly attackers: readonly Attacker[]
  /** does the attacker hold a list with these pupils, and can their class be told from others? */
  readonly holds: (attacker: Attacker) => (keys: Keys) => boolean
  readonly tells: (attacker: Attacker) => (keys: Keys) => boolean
  readonly atoms: ReadonlyMap<string, readonly Atom[]>
  readonly solver: Solver
}

const stageOfYears = 3

const facts = ['results', 'pupils', 'grades', 'tests'] as const
// an alternative pair, and one that everyone reads; of tests the whole, which is what is told where no part is asked for
const looked: Readonly<Record<string, readonly string[]>> = { subject: ['SV', 'SVA', 'MA'], testPart: [wholeTest] }

export async function attackTown(plan: Plan, tally: Tally, say: (line: string) => void): Promise<void> {
  const town = await settleAttacked(plan.size, say)
  const house = openHouse(town.data)
  try {
    const ground = await openGround(house)
    let followed = 0
    const attackers = ground.attackers.filter(({ name }) => name.startsWith(plan.by))
    for (const attacker of attackers) followed += await attackAs(attacker, ground, plan, tally)
    // with nothing to go on the attack on the same pupils would find nothing
    if ((ground.world.members.get('schoolYear')?.length ?? 0) > stageOfYears)
      tally.mustBe(`${plan.size} pupils, some of the same pupils are told of`, followed > 0, `${followed}`)
    if (plan.size === 6000) await reportOpenness(ground, tally)
    await attackOverTime(town, ground, tally)
  } finally {
    await house.close()
    town.remove()
  }
}

/** How much the rules leave open: the standard questions alone, nobody attacks. */
export async function openTown(tally: Tally, say: (line: string) => void): Promise<void> {
  const town = await settleAttacked(6000, say)
  const house = openHouse(town.data)
  try {
    await reportOpenness(await openGround(house), tally)
  } finally {
    await house.close()
    town.remove()
  }
}

export async function openGround(house: House): Promise<Ground> {
  const generation = await house.warehouse.current()
  const { members, slices, memberOf } = await house.door.holding(generation)
  const sizes = await generation.run(`
    select s.id as id
    from fact_result r
    join dim_school s on s.key = r.school_key
    where r.stage_year_key = 9 and r.school_year_key = (select max(school_year_key) from fact_result)
    group by all
    order by count(*) desc, s.id`)
  const read = await Promise.all(facts.map(async (fact) => [fact, await readAtoms(generation, fact)] as const))
  const idOf = (dimension: string, key: number): string | null => memberOf(dimension, key)?.id ?? null
  const school = (keys: Keys): string => idOf('school', keys.school ?? 0) ?? ''
  const group = (keys: Keys): string | null => idOf('class', keys.class ?? noClass)
  return {
    house,
    generation,
    world: { members, slices },
    idOf,
    attackers: attackersOver(
      sizes.map((row) => textIn(row, 'id')),
      (members.get('class') ?? []).map(({ id }) => id),
      members.get('schoolYear')?.at(-1)?.id ?? '',
    ),
    holds: (attacker) => (keys) => holdsList(attacker, school(keys), group(keys)),
    tells: (attacker) => (keys) => tellsClass(attacker, school(keys), group(keys)),
    atoms: new Map(read),
    solver: await loadSolver(),
  }
}

/** Answers how many figures of the same pupils were told. */
async function attackAs(attacker: Attacker, ground: Ground, plan: Plan, tally: Tally): Promise<number> {
  const who = `${plan.size} pupils, ${attacker.name}`
  const ask = (query: Query): Promise<Answer> => disclose(query, attacker.actor, ground.house.door)
  const refusal = await refusalOf(attacker, ground)
  if (refusal !== null) {
    const said = await probeRefusals(ask, [
      { measures: ['pupils'] },
      { measures: ['meritValue'], by: ['class'] },
      { measures: ['nothing'] },
      { measures: ['pupils'], where: [{ dimension: 'class', in: ['00000000:9Z'] }] },
    ])
    tally.mustBe(
      `${who}, sees no figures and hears the same whatever is asked`,
      said.size === 1 && !said.has('an answer'),
      [...said].join(' / '),
    )
    return 0
  }
  const catalogue = await catalogueFor(attacker.actor, ground.house.door)
  const script = { catalogue, world: ground.world, count: plan.questions, seed: plan.seed }
  const outsider = attacker.own.length + attacker.groups.length === 0
  const [form, ours] = [inspectForm(catalogue), inspectOwnCohort(attacker, ground)]
  const inspect = (answer: Answer, query: Query): string | null => form(answer, query) ?? (outsider ? null : ours(answer, query))
  const heard = await interrogate(attacker, script, ask, inspect)
  reportHeard(tally, who, heard)
  reportDeduced(tally, who, deduceAll(attacker, heard, ground, plan, null))
  if (attacker.name === 'head') {
    for (const threshold of [5, 10]) {
      const found = countFindings(deduceAll(attacker, heard, ground, { ...plan, groups: Math.min(plan.groups, 30) }, threshold))
      const told = `${found.heads} head counts, ${found.outcome} outcomes, ${found.sum} sums`
      tally.mustBe(`${who}, control: the same questions with n ≥ ${threshold} alone tell many`, derivable(found) > 20, told)
    }
  }
  await probeChannels(attacker, heard, ground, who, ask, tally)
  return heard.followed
}

async function refusalOf({ actor }: Attacker, { house }: Ground): Promise<string | null> {
  try {
    await catalogueFor(actor, house.door)
    return null
  } catch (problem) {
    if (problem instanceof Fault) return problem.code
    throw problem
  }
}

/** `threshold`: the control, in which every group of so many is shown; null for what was really told. */
function deduceAll(attacker: Attacker, heard: Heard, ground: Ground, plan: Plan, threshold: number | null) {
  const deduction: Deduction = {
    attacker,
    holds: ground.holds(attacker),
    solver: ground.solver,
    most: plan.groups,
    seed: plan.seed,
  }
  const chosen =
    (dimension: string) =>
    (key: number): boolean =>
      looked[dimension]?.includes(ground.idOf(dimension, key) ?? '') === true
  return facts
    .filter((fact) => threshold === null || fact === 'results')
    .flatMap((fact) => {
      const all = unknownsOf(ground.atoms.get(fact) ?? [], ground.tells(attacker))
      const { apart } = factNamed(fact)
      const atoms = all.filter(({ keys }) => apart.every((dimension) => chosen(dimension)(keys[dimension] ?? 0)))
      const entries = heard.entries.filter(
        (entry) =>
          entry.fact !== fact || apart.every((dimension) => entry.selection.get(dimension)?.every(chosen(dimension)) === true),
      )
      return threshold === null
        ? deduce(fact, atoms, entries, deduction)
        : deduceNaive(fact, atoms, entries, threshold, deduction)
    })
}

const rounds = 60

async function probeChannels(
  attacker: Attacker,
  heard: Heard,
  ground: Ground,
  who: string,
  ask: (query: Query) => Promise<Answer>,
  tally: Tally,
): Promise<void> {
  const foreign = (ground.world.members.get('class') ?? [])
    .map(({ id }) => id)
    .filter((id) => !attacker.own.some((school) => id.startsWith(school)) && !attacker.groups.includes(id))
  const [first = '', last = ''] = [foreign[0], foreign.at(-1)]
  const absent = [`${first.split(':', 1)[0]}:9Ö`, '99999999:9A']
  if (attacker.classes !== 'all') {
    const told = await probeMembers(ask, [first, last], absent)
    tally.mustBe(`${who}, no fault tells whether another's class exists`, told === null, told ?? 'the same words')
    const question = (id: string): Query => ({ measures: ['passedAllSubjects'], where: [{ dimension: 'class', in: [id] }] })
    const refused = (id: string) => () => ask(question(id)).catch(() => null)
    const times = compareTimes(await timeBoth('refusals', rounds, refused(first), refused(absent[0] ?? '')))
    reportTimes(tally, `${who}, time of a refusal tells not whether the class exists`, times)
  }
  await timeHidden(heard, ground, who, ask, tally)
}

/** Hidden groups of 1–3 and of 7–9 pupils must take equally long; that hidden and shown differ is told by the answer itself. */
async function timeHidden(
  heard: Heard,
  { atoms, idOf }: Ground,
  who: string,
  ask: (query: Query) => Promise<Answer>,
  tally: Tally,
): Promise<void> {
  const truth = atoms.get('results') ?? []
  const sized = heard.entries
    .filter(
      ({ fact, selection }) =>
        fact === 'results' &&
        selection.has('school') &&
        selection.has('migrationBackground') &&
        selection.get('schoolYear')?.length === 1,
    )
    .map((entry) => ({
      entry,
      hidden: entry.told.get('passedAllSubjects')?.state === 'hidden',
      n: truth.reduce(
        (sum, { keys, n }) =>
          [...entry.selection].every(([dimension, chosen]) => chosen.includes(keys[dimension] ?? -9)) ? sum + n : sum,
        0,
      ),
    }))
  const few = sized.filter(({ hidden, n }) => hidden && n >= 1 && n <= 3)
  const more = sized.filter(({ hidden, n }) => hidden && n >= 6 && n <= 9)
  if (few.length === 0 || more.length === 0) return
  let [a, b] = [0, 0]
  const next = (from: typeof few, at: number) => () =>
    ask(questionAbout('passedAllSubjects', from[at % from.length]?.entry.selection ?? new Map(), idOf))
  const times = compareTimes(
    await timeBoth(
      'hidden',
      rounds,
      () => next(few, a++)(),
      () => next(more, b++)(),
    ),
  )
  reportTimes(tally, `${who}, time of a hidden figure tells not how few it hides`, times)
}

const reportTimes = (tally: Tally, what: string, { longer, deviations }: ReturnType<typeof compareTimes>): void =>
  tally.mustBe(
    what,
    Math.abs(deviations) < 4 || Math.abs(longer - 0.5) < 0.15,
    `longer in ${(100 * longer).toFixed(0)} % of pairs (${deviations.toFixed(1)} standard deviations)`,
  )

async function reportOpenness(ground: Ground, tally: Tally): Promise<void> {
  const { house, world, atoms, idOf } = ground
  for (const attacker of ground.attackers) {
    const { name, actor, own } = attacker
    if (!['head', 'board'].includes(name) && name !== 'principal of one unit' && name !== 'principal of two units') continue
    const ask = (query: Query): Promise<Answer> => disclose(query, actor, house.door)
    for (const side of own.length === 0 ? ['all'] : ['own', 'others']) {
      const counts = (school: number): boolean =>
        side === 'all' || own.includes(idOf('school', school) ?? '') === (side === 'own')
      for (const level of ['school', 'class'] as const) {
        const measured = await measureOpenness({ attacker, counts, ask, world, atoms }, level)
        tellOpenness(tally, `standard questions, ${name}, ${side}, ${level} level`, measured)
      }
    }
  }
}

function tellOpenness(tally: Tally, what: string, measured: readonly Openness[]): void {
  const [large, open] = [measured.reduce((sum, one) => sum + one.large, 0), measured.reduce((sum, one) => sum + one.open, 0)]
  if (large === 0) return
  const each = measured.filter((one) => one.large > 0).map((one) => `${one.name} ${one.open}/${one.large}`)
  tally.tell(`${what}, cells of ten and more that are open`, `${((100 * open) / large).toFixed(1)} % (${each.join('; ')})`)
}
