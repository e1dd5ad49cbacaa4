// Student's t distribution through the regularised incomplete beta function. Continued fraction: Press et al., Numerical Recipes,
// 6.4 (modified Lentz); log gamma: Lanczos with g = 7, nine terms (Godfrey). Right to 1e-11 relative, against closed forms and SciPy.
import { z95 } from './interval.ts'

/**
 * The t value that a two-sided 95 % interval reaches out to; `degrees` > 0, may be fractional (Welch) or Infinity.
 * 12.706 at 1, 1.95996 at Infinity.
 */
export function t95(degrees: number): number {
  if (!(degrees > 0)) throw new Error(`invalid degrees of freedom: ${degrees}`)
  if (degrees > 1000) return nearNormal(degrees)
  const known = whole[degrees] ?? search(degrees)
  if (Number.isInteger(degrees)) whole[degrees] = known
  return known
}

// Every mean asks again for the same few hundred, and one search takes longer than all else that is worked out of a figure.
const whole: (number | undefined)[] = []

function search(degrees: number): number {
  let low = 1.95
  let high = 2
  while (tailBeyond(high, degrees) > 0.025) high *= 2
  // The tail falls steadily with t, so halving always closes in; 60 halvings leave nothing of a double.
  for (let i = 0; i < 60 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2
    if (tailBeyond(middle, degrees) > 0.025) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** P(T > t), t ≥ 0. */
function tailBeyond(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
}

// With many degrees the beta function loses digits where this expansion around the normal quantile gains them: Abramowitz &
// Stegun 26.7.5; what is left out is under 1e-14 from a thousand degrees on.
function nearNormal(degrees: number): number {
  const z = z95
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ]
  return terms.reduce((sum, term, i) => sum + term / degrees ** (i + 1), z)
}

function incompleteBeta(x: number, a: number, b: number): number {
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  // the fraction converges fast on this side of the mean only; the other side is its mirror
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a
  return 1 - (front * betaFraction(1 - x, b, a)) / b
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  const safe = (value: number): number => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < 1e-15) return fraction
  }
  throw new Error(`the incomplete beta function did not settle at ${x}, ${a}, ${b}`)
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
  9.9843695780195716e-6, 1.5056327351493116e-7,
]

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  const series = lanczos.reduce((sum, term, i) => sum + term / (shifted + i + 1), 0.99999999999980993)
  const base = shifted + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series)
}
