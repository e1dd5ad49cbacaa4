// The groups of pupils that an attacker may want to know about, at one time.
import type { Atom } from './atoms.ts'

/** A group of one or more finest groups; `atoms` are the ones that hold pupils, by index into the ground's atoms. */
export interface Group {
  readonly name: string
  readonly atoms: readonly number[]
  /** the same with the ones that hold nobody */
  readonly all: readonly number[]
  readonly n: number
  /** what an open wider group has beside an open narrower one */
  readonly complement: boolean
  /** told apart by who was there three years before or after */
  readonly followed: boolean
}

const personal = ['sex', 'migrationBackground', 'stageYear'] as const
/** Each by itself and both, of everyone and of each sex. */
const followed: readonly (readonly string[])[] = [['before'], ['after'], ['before', 'after']]

/**
 * Every unit by every choice of attributes, asked or not, who was there three years before or after and who was not, and what is left of each
 * wider group without each narrower one where that is 1–9; of each what lies outside the attacker's own lists. `indices`: the atoms of the time. `staged`: stage year is an attribute
 * (pupils).
 */
export function groupsOf(
  atoms: readonly Atom[],
  indices: readonly number[],
  staged: boolean,
  inside: ReadonlySet<number>,
): readonly Group[] {
  const nodes = new Map<string, number[]>()
  const attributes = personal.filter((name) => staged || name !== 'stageYear')
  for (const index of indices) {
    const keys = atoms[index]?.keys ?? {}
    for (const unit of ['', `school ${keys.school}`, `school ${keys.school} class ${keys.class}`]) {
      for (let mask = 0; mask < 2 ** attributes.length; mask++) {
        const chosen = attributes.map((name, bit) => ((mask >> bit) & 1 ? `${keys[name]}` : '*'))
        push(nodes, `${unit}|${chosen.join('|')}`, index)
      }
    }
    for (const places of followed) {
      const of = places.map((name) => `${name} ${keys[name]}`).join(' ')
      for (const sex of ['*', `${keys.sex}`]) push(nodes, `${of}|${sex}`, index)
    }
  }
  const groups = new Map<string, Group>()
  const add = (name: string, whole: readonly number[], complement: boolean): void => {
    const all = whole.filter((index) => !inside.has(index))
    const held = all.filter((index) => (atoms[index]?.n ?? 0) > 0)
    const n = held.reduce((sum, index) => sum + (atoms[index]?.n ?? 0), 0)
    if (n > 0 && (!complement || n < 10) && !groups.has(held.join()))
      groups.set(held.join(), { name, atoms: held, all, n, complement, followed: isFollowed(name) })
  }
  for (const [name, all] of nodes) add(name, all, false)
  for (const [name, all] of nodes) {
    for (const wider of widerOf(name)) {
      const inside = new Set(all)
      add(
        `${wider} without ${name}`,
        (nodes.get(wider) ?? []).filter((index) => !inside.has(index)),
        true,
      )
    }
  }
  return [...groups.values()]
}

const isFollowed = (name: string): boolean => followed.some(([first]) => first !== undefined && name.startsWith(`${first} `))

function push(nodes: Map<string, number[]>, name: string, index: number): void {
  const known = nodes.get(name)
  if (known === undefined) nodes.set(name, [index])
  else known.push(index)
}

function widerOf(name: string): readonly string[] {
  const [unit = '', ...digits] = name.split('|')
  const parent = unit.includes(' class ') ? (unit.split(' class ', 1)[0] ?? '') : unit === '' ? null : ''
  return [
    ...(parent === null ? [] : [[parent, ...digits].join('|')]),
    ...digits.flatMap((digit, i) => (digit === '*' ? [] : [[unit, ...digits.with(i, '*')].join('|')])),
  ]
}
