// What depends on the attributes of a table alone, whatever its units and pupils: worked out once for each choice of sizes.

export interface Attribute {
  readonly index: number
  readonly digits: readonly number[]
  /** the attribute combinations one step wider: digit → '*' */
  readonly parents: readonly number[]
}

/** The combinations of atoms that one change touches: those that go the node's way, and those that go the other. */
export interface Move {
  readonly along: readonly number[]
  readonly against: readonly number[]
}

/** A way to balance a change in the attribute directions: between the node's digit and another, or not at all ('*'). */
export interface Balance {
  /** the widest combinations that change; the node's own side is the first */
  readonly corners: readonly number[]
  readonly families: readonly Family[]
}

/** Moves that look the same inside a school, where some attributes are never asked (all of them at '*' there). */
export interface Family {
  /** as classes see it; null when nothing changes there: the balance is in an attribute that no class is split by */
  readonly inside: Move | null
  /**
   * where the balance is in the attribute that classes go by: what changes at the node's digit and what changes at the other, which
   * then are different classes
   */
  readonly halves: readonly [Move, Move] | null
  /** as schools hold it: one for every choice of digit in those attributes */
  readonly finer: readonly Move[]
}

export interface Shape {
  readonly sizes: readonly number[]
  /** the attribute of which a class commonly has one digit, -1 for none */
  readonly byClass: number
  /** from a combination with '*' there to the one with its first digit */
  readonly stride: number
  readonly attributes: readonly Attribute[]
  /** the combinations one step finer */
  readonly finer: readonly (readonly number[])[]
  /** the combination itself and every wider one */
  readonly covering: readonly (readonly number[])[]
  /** the finest combinations in it: a digit of every attribute */
  readonly atoms: readonly (readonly number[])[]
  /** the combination that classes are seen by: attributes never asked in a class at '*' */
  readonly seen: (digits: readonly number[]) => number
  /** every way to balance a change of a node with this combination, unbalanced attributes before balanced ones */
  readonly balances: (attribute: number) => readonly Balance[]
}

const known = new Map<string, Shape>()

/** `sizes`: number of digits of each attribute, '*' included. `inClass`: may a class be split by the attribute? */
export function shapeOf(sizes: readonly number[], inClass: readonly boolean[], byClass: number): Shape {
  const name = `${sizes.join()}/${inClass.join()}/${byClass}`
  const shape = known.get(name) ?? newShape([...sizes], [...inClass], byClass)
  known.set(name, shape)
  return shape
}

function newShape(sizes: readonly number[], inClass: readonly boolean[], byClass: number): Shape {
  const count = sizes.reduce((product, size) => product * size, 1)
  const attributes = Array.from({ length: count }, (_, index) => {
    const digits = digitsOf(index, sizes)
    const parents = digits.flatMap((digit, d) => (digit === 0 ? [] : [indexOf(digits.with(d, 0), sizes)]))
    return { index, digits, parents }
  })
  const finer: number[][] = attributes.map(() => [])
  for (const { index, parents } of attributes) for (const parent of parents) finer[parent]?.push(index)
  const covering = attributes.map(({ digits }) =>
    attributes.filter((wider) => wider.digits.every((digit, d) => digit === 0 || digit === digits[d])).map(({ index }) => index),
  )
  const finest = attributes.filter(({ digits }) => digits.every((digit) => digit > 0))
  const atoms = attributes.map(({ index }) =>
    finest.filter((atom) => covering[atom.index]?.includes(index) === true).map((atom) => atom.index),
  )
  const balances: (readonly Balance[] | undefined)[] = []
  const balancesOf = (attribute: number): readonly Balance[] => {
    balances[attribute] ??= newBalances(attributes[attribute]?.digits ?? [], sizes, inClass, byClass)
    return balances[attribute]
  }
  const seen = (digits: readonly number[]): number =>
    indexOf(
      digits.map((digit, d) => (inClass[d] === true ? digit : 0)),
      sizes,
    )
  const stride = sizes.slice(0, Math.max(0, byClass)).reduce((product, size) => product * size, 1)
  return { sizes, byClass, stride, attributes, finer, covering, atoms, seen, balances: balancesOf }
}

function newBalances(
  digits: readonly number[],
  sizes: readonly number[],
  inClass: readonly boolean[],
  byClass: number,
): readonly Balance[] {
  const others = choices(sizes, (size, d) => (digits[d] === 0 ? [0] : range(0, size).filter((digit) => digit !== digits[d])))
  const free = choices(sizes, (size, d) => (digits[d] === 0 ? range(1, size) : [digits[d] ?? 0]))
  const seen = (choice: readonly number[]): readonly number[] => choice.map((digit, d) => (inClass[d] === true ? digit : 0))
  const families = [...Map.groupBy(free, (choice) => seen(choice).join()).values()]
  return others.map((other) => {
    const base = digits.map((digit, d) => (other[d] === 0 ? 0 : digit))
    const { along, against } = moveOf(base, other, sizes)
    const unseen = other.some((digit, d) => digit !== 0 && inClass[d] !== true)
    return {
      corners: [...along, ...against],
      families: families.map((choices) => {
        const inside = unseen ? null : moveOf(seen(choices[0] ?? []), other, sizes)
        const split = inside !== null && byClass >= 0 && other[byClass] !== 0
        return {
          inside,
          halves: split ? [halfOf(inside, byClass, digits, sizes), halfOf(inside, byClass, other, sizes)] : null,
          finer: choices.map((choice) => moveOf(choice, other, sizes)),
        }
      }),
    }
  })
}

/** What of a move changes at the digit that `end` has in the attribute. */
function halfOf({ along, against }: Move, attribute: number, end: readonly number[], sizes: readonly number[]): Move {
  const here = (index: number): boolean => digitsOf(index, sizes)[attribute] === end[attribute]
  return { along: along.filter(here), against: against.filter(here) }
}

/** Both ends in every attribute that is balanced; an odd number of other ends goes against the node. */
function moveOf(base: readonly number[], other: readonly number[], sizes: readonly number[]): Move {
  let ends: { readonly digits: readonly number[]; readonly along: boolean }[] = [{ digits: base, along: true }]
  for (const [d, digit] of other.entries()) {
    if (digit === 0) continue
    ends = ends.flatMap((end) => [end, { digits: end.digits.with(d, digit), along: !end.along }])
  }
  const indices = (along: boolean): readonly number[] =>
    ends.filter((end) => end.along === along).map((end) => indexOf(end.digits, sizes))
  return { along: indices(true), against: indices(false) }
}

function choices(
  sizes: readonly number[],
  options: (size: number, d: number) => readonly number[],
): readonly (readonly number[])[] {
  let all: (readonly number[])[] = [[]]
  for (const [d, size] of sizes.entries()) {
    const next = options(size, d)
    all = all.flatMap((choice) => next.map((digit) => [...choice, digit]))
  }
  return all
}

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i)

export function digitsOf(index: number, sizes: readonly number[]): number[] {
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
