// Four corrections, one generation each, watched by every role.
import { type Answer, Fault, type Query, seesFigures } from '../../src/contract/index.ts'
import { disclose } from '../../src/privacy/index.ts'
import type { Tally } from '../tally.ts'
import type { Town } from '../town.ts'
import { type Atom, readAtoms } from './atoms.ts'
import type { Ground } from './attack-town.ts'
import { changesOf, compareMoments, type Moment, observe } from './time.ts'
import { correct, corrections } from './town.ts'

const measures = ['eligibleVocational', 'eligibleScienceTechnology', 'passedAllSubjects']

const questionsFor = (classes: boolean): readonly Query[] =>
  [
    [],
    ['sex'],
    ['migrationBackground'],
    ['school'],
    ['school', 'sex'],
    ['school', 'migrationBackground'],
    ...(classes ? [['class'], ['class', 'sex']] : []),
  ].map((by) => ({ measures, by, where: [{ dimension: 'schoolYear', last: 1 }] }))

/** The same pupils are asked for too, by those who may and where they were three years ago. */
const followed = (years: readonly string[]): readonly Query[] => {
  const from = years.at(-4)
  if (from === undefined) return []
  return [[], ['sex']].map((by) => ({
    measures,
    by,
    where: [{ dimension: 'schoolYear', last: 1 }],
    cohort: { anchor: { schoolYear: from, stageYear: 6 } },
  }))
}

/** Corrects one school after the other and tells the groups of 1–9 corrected pupils that before and after give away. */
export async function attackOverTime(town: Town, ground: Ground, tally: Tally): Promise<void> {
  const { house } = ground
  const attackers = ground.attackers.filter(({ actor }) => seesFigures(actor.role) && actor.role !== 'analyst')
  let previous = { id: ground.generation.id, atoms: ground.atoms.get('results') ?? [] }
  for (const [index, pupils] of corrections.entries()) {
    const corrected = await correct(town, index)
    const generation = await house.warehouse.current()
    const atoms = await readAtoms(generation, 'results')
    const changes = await changesOf(await house.warehouse.at(previous.id), generation, 'results')
    for (const attacker of attackers) {
      const look = async (id: number, truth: readonly Atom[]): Promise<Moment> => {
        const { members, slices } = await house.door.holding(await house.warehouse.at(id))
        const ask = (query: Query): Promise<Answer> => disclose(query, attacker.actor, house.door)
        const outside = attacker.own.length + attacker.groups.length === 0
        const years = (members.get('schoolYear') ?? []).map(({ id }) => id)
        const questions = [...questionsFor(attacker.classes !== 'none'), ...(outside ? followed(years) : [])]
        return observe(attacker, { members, slices }, id, truth, ask, questions)
      }
      const [before, after] = await bothOf(
        () => look(previous.id, previous.atoms),
        () => look(generation.id, atoms),
      )
      const leaks =
        before === null || after === null
          ? []
          : compareMoments(attacker, before, after, changes, {
              tells: ground.tells(attacker),
              holds: ground.holds(attacker),
            })
      const told = leaks.slice(0, 3).map((leak) => `${leak.measure} ${leak.group}: ${leak.changed} of ${leak.pupils} pupils`)
      const what = `${attacker.name}, before and after a correction of ${pupils} at ${corrected.school}: groups of 1–9 corrected pupils told`
      tally.mustBe(what, leaks.length === 0, leaks.length === 0 ? 'none' : `${leaks.length} (${told.join('; ')})`)
    }
    previous = { id: generation.id, atoms }
  }
}

/** null where an older generation is no longer answered for. */
async function bothOf(
  before: () => Promise<Moment>,
  after: () => Promise<Moment>,
): Promise<readonly [Moment | null, Moment | null]> {
  try {
    return [await before(), await after()]
  } catch (problem) {
    if (problem instanceof Fault) return [null, null]
    throw problem
  }
}
