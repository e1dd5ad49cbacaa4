// A municipality's own definitions as parts of the model: measures made of the catalogue's own, and the members of groupings.
import { type Local, type LocalTree, localName } from '../../contract/index.ts'
import type { Made, Measure, Member, Members, Model } from '../../semantics/index.ts'
import { model } from './index.ts'
import { sayPopulation, sayTree } from './local-words.ts'

type Described = Extract<LocalTree, { kind: 'mean' | 'share' | 'count' | 'index' }>

/** A measure of the catalogue that an index may hold: on a scale of its own, and not of one subject at a time. */
export const mayBeWeighed = ({ describe, kind, requires, stageYears }: Measure): boolean =>
  kind !== 'count' && describe.range !== null && requires.length === 0 && (stageYears === null || stageYears.includes(9))

/** The model with the definitions of one generation. */
export function withLocal(locals: readonly Local[], schools: readonly Pick<Member, 'id' | 'label'>[] = []): Model {
  const known = new Map(schools.map((school) => [school.id, school]))
  const made = locals.flatMap((local) => {
    const { tree } = local
    return tree.kind === 'subjectGroup' || tree.kind === 'schoolGroup'
      ? []
      : [madeOf(local, tree, (code) => known.get(code)?.label ?? code)]
  })
  return made.length === 0 ? model : { ...model, made }
}

function madeOf(local: Local, tree: Described, schoolName: (code: string) => string): Made {
  const made = (measure: string): Made => single(local, tree, measure, schoolName)
  switch (tree.kind) {
    case 'mean':
      return { ...made('gradePoints'), ...overSubjects(tree.over) }
    case 'share':
      return { ...made('passedSubject'), ...overSubjects(tree.over ?? []) }
    case 'count': {
      const pupils = made('pupils')
      return { ...pupils, where: [{ dimension: 'stageYear', in: tree.stageYears.map(String) }], over: null }
    }
    case 'index': {
      const [first] = tree.parts
      const base = made(first?.measure ?? '')
      const describe = { ...base.describe, kind: 'mean', unit: 'points', range: [0, 100] } satisfies Made['describe']
      return { ...base, describe, parts: tree.parts, where: [], over: null }
    }
  }
}

const overSubjects = (codes: readonly string[]): Pick<Made, 'where' | 'over'> => ({
  where: [{ dimension: 'subject', in: codes }],
  over: 'subject',
})

/** One measure under a name of the municipality's own; purpose and legal ground stay those of the measure. */
function single(local: Local, tree: Described, name: string, schoolName: (code: string) => string): Made {
  const measure = model.measures.find(({ describe }) => describe.name === name)
  if (measure === undefined) throw new Error(`the local definition ${local.slug} is made of ${name}, which the model lacks`)
  const { describe, said, fact } = measure
  return {
    describe: { ...describe, name: localName(local), owner: local.owner },
    // its own names are the municipality's; the rest is told in the language spoken when it is read
    said: {
      label: local.title,
      short: shortOf(local.title),
      get definition() {
        return [sayTree(tree, schoolName), local.description].join(' ').trim()
      },
      get population() {
        return sayPopulation(tree) ?? said.population
      },
      get source() {
        return said.source
      },
      get purpose() {
        return said.purpose
      },
      get legalGround() {
        return said.legalGround
      },
    },
    fact,
    parts: [{ measure: name, weight: 1 }],
    where: [],
    over: null,
  }
}

const longestShort = 28
/** A title as a chart has room for it. */
function shortOf(title: string): string {
  if (title.length <= longestShort) return title
  const cut = title.slice(0, longestShort - 2)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestShort / 2)).trimEnd()} …`
}

/** The members of the groupings in one generation: what they gather is what the generation has of it. */
export function groupMembers(locals: readonly Local[], members: Members): Members {
  const groups = new Map<string, Member[]>(model.groupings.map(({ name }) => [name, []]))
  for (const local of locals) {
    const { tree } = local
    if (tree.kind !== 'subjectGroup' && tree.kind !== 'schoolGroup') continue
    const own = groups.get(tree.kind) ?? []
    const ids: readonly string[] = tree.kind === 'subjectGroup' ? tree.subjects : tree.schools
    const known = new Set((members.get(tree.kind === 'subjectGroup' ? 'subject' : 'school') ?? []).map(({ id }) => id))
    own.push({
      key: own.length + 1,
      id: localName(local),
      label: local.title,
      ordinal: own.length,
      parent: null,
      gathers: ids.filter((id) => known.has(id)),
    })
  }
  return groups
}
