// The table that one suppression run decides over: a tree of units × flat attributes, each with a margin ('*' = 0).
// Everything a user may ask of one population at one time is a node of it, or a union of nodes.

export interface UnitNode {
  /** index of the parent, -1 for the root; parents come before children */
  readonly parent: number
  readonly level: UnitLevel
}
export const unitLevels = ['all', 'municipality', 'operator', 'school', 'class', 'noClass'] as const
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
  readonly children: readonly (readonly number[])[]
  /** the node that holds the same pupils with the fewest steps from the root; equal figures are decided once */
  readonly same: Int32Array
  /** the school a unit belongs to, -1 above schools */
  readonly schoolOf: Int32Array
  /** number of digits of each attribute, '*' included */
  readonly sizes: readonly number[]
  readonly attributes: readonly Attribute[]
  /** may this attribute combination be asked at this level? (docs/privacy.md: closed combinations) */
  readonly asked: (level: UnitLevel, attribute: Attribute) => boolean
  /** population and outcome of node (unit, attribute) at [unit * attributes.length + attribute], asked or not */
  readonly n: Int32Array
  readonly hits: Int32Array
}

export interface Attribute {
  readonly index: number
  readonly digits: readonly number[]
  /** the attribute combinations one step wider: digit → '*' */
  readonly parents: readonly number[]
}

export function attributesOf(sizes: readonly number[]): readonly Attribute[] {
  const count = sizes.reduce((product, size) => product * size, 1)
  return Array.from({ length: count }, (_, index) => {
    const digits = digitsOf(index, sizes)
    const parents = digits.flatMap((digit, d) => (digit === 0 ? [] : [indexOf(digits.with(d, 0), sizes)]))
    return { index, digits, parents }
  })
}

function digitsOf(index: number, sizes: readonly number[]): number[] {
  let rest = index
  return sizes.map((size) => {
    const digit = rest % size
    rest = (rest - digit) / size
    return digit
  })
}

export function indexOf(digits: readonly number[], sizes: readonly number[]): number {
  let index = 0
  for (let d = sizes.length - 1; d >= 0; d--) index = index * (sizes[d] ?? 1) + (digits[d] ?? 0)
  return index
}

export function latticeOf(
  units: readonly UnitNode[],
  sizes: readonly number[],
  asked: Lattice['asked'],
  atoms: Iterable<Atom>,
): Lattice {
  const attributes = attributesOf(sizes)
  const width = attributes.length
  const n = new Int32Array(units.length * width)
  const hits = new Int32Array(units.length * width)
  for (const atom of atoms) {
    const wider = attributes.filter((a) => a.digits.every((digit, d) => digit === 0 || digit === atom.digits[d]))
    for (let unit = atom.unit; unit >= 0; unit = units[unit]?.parent ?? -1) {
      for (const attribute of wider) {
        const at = unit * width + attribute.index
        n[at] = (n[at] ?? 0) + atom.n
        hits[at] = (hits[at] ?? 0) + atom.hits
      }
    }
  }
  return { units, sizes, attributes, asked, n, hits, ...treeOf(units, n, width, null) }
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
): Pick<Lattice, 'children' | 'same' | 'schoolOf'> {
  const all: number[][] = units.map(() => [])
  const schoolOf = new Int32Array(units.length).fill(-1)
  for (const [index, unit] of units.entries()) {
    schoolOf[index] = unit.level === 'school' ? index : (schoolOf[unit.parent] ?? -1)
    if (unit.parent >= 0 && (n[index * width] ?? 0) > 0) all[unit.parent]?.push(index)
  }
  const same = Int32Array.from(units, (_, index) => index)
  for (const [index, unit] of units.entries()) {
    if (unit.parent >= 0 && index !== alone && all[unit.parent]?.length === 1) same[index] = same[unit.parent] ?? unit.parent
  }
  // children between canonical nodes only: a chain of single children counts as its top
  const children: number[][] = units.map(() => [])
  for (const [index, unit] of units.entries()) {
    if (same[index] !== index || (n[index * width] ?? 0) === 0 || unit.parent < 0) continue
    children[same[unit.parent] ?? unit.parent]?.push(index)
  }
  return { children, same, schoolOf }
}
