export type NumberKind = 'personal' | 'coordination' | 'temporary'

/**
 * Gives every person a number of their own: 12 characters, `YYYYMMDDNNNC`, day + 60 for a coordination number,
 * `YYYYMMDDTFnn` for a temporary one. Throws when a date has no number left.
 */
export type Issue = (birth: Date, female: boolean, kind: NumberKind) => string

// Skatteverket keeps the birth serials 980–999 for made-up people, ten of each sex a day: enough for a municipality.
// At the larger scales (benchmarks) a date may run out, and the serials below are then taken downwards.
const highest = { female: 998, male: 999 } as const

export function issuer(): Issue {
  const taken = new Map<string, number>()
  return (birth, female, kind) => {
    const date = birth.toISOString().slice(0, 10).replaceAll('-', '')
    const series = `${date}${kind}${female}`
    const already = taken.get(series) ?? 0
    taken.set(series, already + 1)
    return kind === 'temporary' ? temporary(date, female, already) : registered(date, female, already, kind)
  }
}

// the second last digit tells the sex, even for a girl; the last one only counts
function temporary(date: string, female: boolean, already: number): string {
  const tens = (already % 5) * 2 + (female ? 0 : 1)
  const ones = Math.floor(already / 5)
  if (ones > 9) throw new RangeError(`no temporary number left on ${date}`)
  return `${date}TF${tens}${ones}`
}

function registered(date: string, female: boolean, already: number, kind: NumberKind): string {
  const serial = (female ? highest.female : highest.male) - 2 * already
  if (serial < 1) throw new RangeError(`no personal number left on ${date}`)
  const day = kind === 'coordination' ? String(Number(date.slice(6)) + 60) : date.slice(6)
  const body = `${date.slice(0, 6)}${day}${String(serial).padStart(3, '0')}`
  return body + checkDigit(body.slice(2))
}

/** Check digit of nine digits by the Luhn algorithm (Skatteverket, SKV 704). */
export function checkDigit(nine: string): string {
  let sum = 0
  for (const [position, digit] of [...nine].entries()) {
    const weighed = Number(digit) * (position % 2 === 0 ? 2 : 1)
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return String((10 - (sum % 10)) % 10)
}
