// From what was told of a fact to equations over the unknown groups.

import { stepOf } from '../../src/privacy/rounding.ts'
import type { Measure } from '../../src/semantics/index.ts'
import { countsOfShare } from '../../src/statistics/index.ts'
import type { Atom } from './atoms.ts'
import { measuresOf } from './atoms.ts'
import type { Entry, Told } from './notebook.ts'

/** A sum of unknowns that is known, by index into the ground's atoms. */
export interface Sum {
  readonly atoms: readonly number[]
  readonly total: number
}

/** A set of groups of which something was told that is not a number. */
export interface Remark {
  readonly atoms: readonly number[]
  readonly told: Told
}

/** A mean of some groups, over those who have a value; from the least it can be up. */
export interface Mean {
  readonly atoms: readonly number[]
  readonly value: number
  readonly within: number
}

/** All that was told of one fact. Index i of the lists by measure is that of `measuresOf`. */
export interface Claims {
  readonly heads: readonly Sum[]
  /** head counts in tens */
  readonly tens: readonly Sum[]
  /** pupils who reached the outcome of a share, or who have a value of a mean */
  readonly hits: readonly (readonly Sum[])[]
  /** sums of a mean, where they are known exactly */
  readonly sums: readonly (readonly Sum[])[]
  /** means told, each rounded: it lies at most so far from the value */
  readonly means: readonly (readonly Mean[])[]
  /** ~100: 1–4 did not reach it */
  readonly nearly: readonly (readonly Remark[])[]
  /** hidden figures of head counts (last) and of each measure */
  readonly hidden: readonly (readonly Remark[])[]
}

export interface Place {
  readonly entry: Entry
  readonly atoms: readonly number[]
}

/** Which unknowns each entry is about. Throws when a told head count is not theirs: then the attack has misread the answer. */
export function placeEntries(atoms: readonly Atom[], entries: readonly Entry[], rounded: boolean): readonly Place[] {
  return entries.map((entry) => {
    const found = [...atoms.keys()].filter((index) => isAbout(atoms[index], entry))
    for (const { n } of entry.told.values()) {
      const pupils = found.reduce((sum, index) => sum + (atoms[index]?.n ?? 0), 0)
      if (n !== null && !rounded && n !== pupils)
        throw new Error(`told ${n} of ${pupils}: ${JSON.stringify([...entry.selection])}`)
    }
    return { entry, atoms: found }
  })
}

function isAbout(atom: Atom | undefined, { selection }: Entry): boolean {
  for (const [dimension, keys] of selection) if (!keys.includes(atom?.keys[dimension] ?? -9)) return false
  return true
}

/** One unit and one member of each attribute, not several that are told together. */
const isOne = ({ selection }: Entry): boolean =>
  !selection.has('operator') && [...selection.values()].every((keys) => keys.length === 1)

/** The least that one row can count for: −1 of a balance. */
export const leastOf = ({ describe }: Measure): number => describe.range?.[0] ?? 0

/** How figures are told to the attacker: head counts in tens, means in steps for who knows so many units from inside. */
export interface Telling {
  readonly rounded: boolean
  readonly inside: number
}

export function claimsOf(fact: string, places: readonly Place[], { rounded, inside }: Telling): Claims {
  const measures = measuresOf(fact)
  const claims = {
    heads: [] as Sum[],
    tens: [] as Sum[],
    hits: measures.map((): Sum[] => []),
    sums: measures.map((): Sum[] => []),
    means: measures.map((): Mean[] => []),
    nearly: measures.map((): Remark[] => []),
    hidden: [...measures, null].map((): Remark[] => []),
  }
  for (const { entry, atoms } of places) {
    const n = [...entry.told.values()].find((told) => told.n !== null)?.n ?? null
    if (n !== null) (rounded ? claims.tens : claims.heads).push({ atoms, total: n })
    for (const [name, told] of entry.told) {
      const index = measures.findIndex(({ describe }) => describe.name === name)
      // of a mean it is those with a value that are few, of a choice of units one of them
      const own = measures[index]?.rounding == null && isOne(entry)
      if (told.state === 'hidden') claims.hidden.at(index)?.push({ atoms, told: own ? told : { ...told, code: null } })
      if (told.state === 'approximate' && index >= 0) claims.nearly[index]?.push({ atoms, told })
      if (told.state !== 'shown' || told.value === null || n === null) continue
      const most = rounded ? n + 5 : n
      if (measures[index]?.kind === 'share') {
        const counts = rounded
          ? countsOfShare(told.value, told.low, told.high, most)
          : { hits: Math.round(told.value * n), all: n }
        if (counts === null) continue
        claims.hits[index]?.push({ atoms, total: counts.hits })
        if (rounded) claims.heads.push({ atoms, total: counts.all })
      } else if (measures[index] !== undefined && measures[index].rounding !== null && !rounded) {
        // to those who hold the list a mean is told exactly: they know its sum without it
        const step = stepOf(measures[index], n, inside)
        if (step !== null) claims.means[index]?.push({ atoms, value: told.value - leastOf(measures[index]), within: step / 2 })
      }
    }
  }
  return claims
}
