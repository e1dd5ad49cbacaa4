// The table that one suppression run decides over: a tree of units × flat attributes, each with a margin ('*' = 0).
// Everything a user may ask of one population at one time is a node of it, or a union of nodes.
import type { RowsOf } from '../../semantics/index.ts'
import { type Attribute, indexOf, type Shape, shapeOf } from './shape.ts'

export interface UnitNode {
  /** index of the parent, -1 for the root; parents come before children */
  readonly parent: number
  readonly level: UnitLevel
}
export const unitLevels = ['all', 'municipality', 'school', 'class', 'noClass'] as const
export type UnitLevel = (typeof unitLevels)[number]

/** One group of pupils: leaf unit, a digit ≥ 1 for each attribute, how many, and how many of them reached the outcome. */
export interface Atom {
  readonly unit: number
  readonly digits: readonly number[]
  readonly n: number
  readonly hits: number
}

export interface Lattice {
  readonly units: readonly UnitNode[]
  /** units directly under each, those without pupils left out */
  readonly under: readonly (readonly number[])[]
  /** the same where a chain of single children counts as its top */
  readonly children: readonly (readonly number[])[]
  /** the node that holds the same pupils with the fewest steps from the root; equal figures are decided once */
  readonly same: Int32Array
  /** the school a unit belongs to, -1 above schools */
  readonly schoolOf: Int32Array
  /** by unit: the digit that all pupils of a class have in the attribute that classes go by (`shape.byClass`); 0 where there are several */
  readonly only: Int32Array
  readonly attributes: readonly Attribute[]
  readonly shape: Shape
  /** 1 where node (unit, attribute) may be asked (docs/privacy.md: closed combinations) */
  readonly asked: Uint8Array
  /** population and outcome of node (unit, attribute) at [unit * attributes.length + attribute], asked or not */
  readonly n: Int32Array
  readonly hits: Int32Array
  /** whose the rows are: it decides the rules (decide.ts) */
  readonly rowsOf: RowsOf
  /** of answers, 1 where fewer were invited in the unit than rule 9 asks for; null where nobody is invited */
  readonly fewInvited: Uint8Array | null
  /** school → the lattice in which that school sees itself, where a correction of it waits for the others; mostly empty */
  readonly held: ReadonlyMap<number, Lattice>
  /** what is lost when the figure is hidden: its pupils, weighted by how many readers a figure of its kind has */
  readonly worth: Float64Array
}

/** A municipality's figure is read by everyone, a school's by many, a class's by few. */
const readers: Readonly<Record<UnitLevel, number>> = { all: 50, municipality: 50, school: 10, class: 1, noClass: 0 }

/** May this attribute combination be asked at this level? */
export type Asked = (level: UnitLevel, digits: readonly number[]) => boolean

/**
 * `sizes`: number of digits of each attribute, '*' included. `weights`: how much a figure split by the attribute is worth beside one
 * that is not. `byClass`: the attribute of which a class commonly has one digit (stage year), -1 for none.
 */
export function latticeOf(
  units: readonly UnitNode[],
  sizes: readonly number[],
  asked: Asked,
  atoms: Iterable<Atom>,
  weights: readonly number[] = sizes.map(() => 0.5),
  byClass = -1,
): Lattice {
  const inClass = sizes.map((_, d) =>
    asked(
      'class',
      sizes.map((_size, other) => (other === d ? 1 : 0)),
    ),
  )
  const shape = shapeOf(sizes, inClass, byClass)
  const { attributes } = shape
  const width = attributes.length
  const n = new Int32Array(units.length * width)
  const hits = new Int32Array(units.length * width)
  for (const atom of atoms) addAtom(units, shape, atom, [n, atom.n], [hits, atom.hits])
  const worth = Float64Array.from(n, (pupils, at) => {
    const { level } = units[Math.floor(at / width)] ?? { level: 'all' }
    const split = attributes[at % width]?.digits.reduce((part, digit, d) => part * (digit === 0 ? 1 : (weights[d] ?? 1)), 1) ?? 1
    return pupils * readers[level] * split
  })
  return {
    units,
    attributes,
    shape,
    asked: askedNodes(units, attributes, asked),
    n,
    hits,
    worth,
    held: new Map(),
    rowsOf: 'pupils',
    fewInvited: null,
    only: onlyDigits(units, shape, n),
    ...treeOf(units, n, width, null),
  }
}

/** A class whose pupils all share a digit holds, at '*', the very pupils that it holds at that digit. */
function onlyDigits(units: readonly UnitNode[], { sizes, byClass, attributes }: Shape, n: Int32Array): Int32Array {
  const only = new Int32Array(units.length)
  if (byClass < 0) return only
  const width = attributes.length
  for (const [unit, { level }] of units.entries()) {
    const pupils = n[unit * width] ?? 0
    if (pupils === 0 || (level !== 'class' && level !== 'noClass')) continue
    for (let digit = 1; digit < (sizes[byClass] ?? 0); digit++) {
      const at = indexOf(
        sizes.map((_, d) => (d === byClass ? digit : 0)),
        sizes,
      )
      if (n[unit * width + at] === pupils) only[unit] = digit
    }
  }
  return only
}

/** The same pupils with another outcome: `atoms` differ from the lattice's own in `hits` alone. */
export function withOutcome(lattice: Lattice, atoms: Iterable<Atom>): Lattice {
  const hits = new Int32Array(lattice.n.length)
  for (const atom of atoms) addAtom(lattice.units, lattice.shape, atom, [hits, atom.hits])
  return { ...lattice, hits }
}

/** Adds to every node that holds the atom. */
function addAtom(
  units: readonly UnitNode[],
  { attributes, covering, sizes }: Shape,
  atom: Atom,
  ...sums: readonly (readonly [Int32Array, number])[]
): void {
  const wider = covering[indexOf(atom.digits, sizes)] ?? []
  for (let unit = atom.unit; unit >= 0; unit = units[unit]?.parent ?? -1) {
    for (const attribute of wider) {
      const at = unit * attributes.length + attribute
      for (const [sum, more] of sums) sum[at] = (sum[at] ?? 0) + more
    }
  }
}

function askedNodes(units: readonly UnitNode[], attributes: readonly Attribute[], asked: Asked): Uint8Array {
  const rows = new Map(
    unitLevels.map((level) => [level, Uint8Array.from(attributes, ({ digits }) => (asked(level, digits) ? 1 : 0))]),
  )
  const nodes = new Uint8Array(units.length * attributes.length)
  for (const [unit, { level }] of units.entries()) nodes.set(rows.get(level) ?? [], unit * attributes.length)
  return nodes
}

/** The lattice in which `school` is decided by itself even where a wider unit holds the very same pupils. */
export function standingAlone(lattice: Lattice, school: number): Lattice {
  if (lattice.same[school] === school) return lattice
  return { ...lattice, ...treeOf(lattice.units, lattice.n, lattice.attributes.length, school) }
}

function treeOf(
  units: readonly UnitNode[],
  n: Int32Array,
  width: number,
  alone: number | null,
): Pick<Lattice, 'under' | 'children' | 'same' | 'schoolOf'> {
  const under: number[][] = units.map(() => [])
  const schoolOf = new Int32Array(units.length).fill(-1)
  for (const [index, unit] of units.entries()) {
    schoolOf[index] = unit.level === 'school' ? index : (schoolOf[unit.parent] ?? -1)
    if (unit.parent >= 0 && (n[index * width] ?? 0) > 0) under[unit.parent]?.push(index)
  }
  const same = Int32Array.from(units, (_, index) => index)
  for (const [index, unit] of units.entries()) {
    if (unit.parent >= 0 && index !== alone && under[unit.parent]?.length === 1) same[index] = same[unit.parent] ?? unit.parent
  }
  // children between canonical nodes only: a chain of single children counts as its top
  const children: number[][] = units.map(() => [])
  for (const [index, unit] of units.entries()) {
    if (same[index] !== index || (n[index * width] ?? 0) === 0 || unit.parent < 0) continue
    children[same[unit.parent] ?? unit.parent]?.push(index)
  }
  return { under, children, same, schoolOf }
}
