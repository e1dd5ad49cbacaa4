/** A seeded stream of chance. Nothing in the demo draws from anything else, so the same seed gives the same bytes. */
export interface Random {
  /** uniform in [0, 1) */
  readonly unit: () => number
  /** standard normal */
  readonly normal: () => number
  /** whole number in [from, to], both ends included */
  readonly integer: (from: number, to: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
}

/** The stream of a seed and the labels that tell it from its sisters; 32-bit whole numbers. Generator: sfc32 (Chris Doty-Humphrey, PractRand). */
export function random(seed: number, ...labels: readonly number[]): Random {
  const unit = sfc32(labels.reduce((mixed, label) => mix(mixed ^ mix(label)), mix(seed)))
  const integer = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1))
  return {
    unit,
    // Box–Muller; 1 − u keeps the logarithm finite
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    integer,
    chance: (probability) => unit() < probability,
    pick: (list) => {
      const picked = list[integer(0, list.length - 1)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
  }
}

// finaliser of MurmurHash3: neighbouring seeds and labels give unrelated streams
function mix(value: number): number {
  let h = (value + 0x9e3779b9) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function sfc32(seed: number): () => number {
  let a = mix(seed ^ 1)
  let b = mix(seed ^ 2)
  let c = mix(seed ^ 3)
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  return next
}
