export type NumberKind = 'personal' | 'coordination' | 'temporary'

/**
 * Gives every person a number of their own: 12 characters, `YYYYMMDDNNNC`, day + 60 for a coordination number,
 * `YYYYMMDDTFnn` for a temporary one. When the date of `birth` has no number left, a later date of the same year is taken.
 * Throws RangeError when the year has none.
 */
export type Issue = (birth: Date, female: boolean, kind: NumberKind) => string

// Skatteverket keeps the birth serials 980–999 for made-up people, ten of each sex a day: enough for a municipality.
// At the larger scales (benchmarks) a whole year may run out, and the serials below are then taken downwards.
const highest = { female: 998, male: 999 } as const
const step = 10
const most = { personal: 499, coordination: 499, temporary: 50 } as const
const daysInYear = 365

/** The numbers of one birth year, sex and kind: how many each day has given, and how many it may give for now. */
interface Series {
  readonly given: Uint16Array
  limit: number
  left: number
}

export function issuer(): Issue {
  const issued = new Map<string, Series>()
  return (birth, female, kind) => {
    const year = birth.getUTCFullYear()
    const key = `${year}${kind}${female}`
    const series = issued.get(key) ?? { given: new Uint16Array(daysInYear), limit: step, left: step * daysInYear }
    issued.set(key, series)
    if (series.left === 0) raise(series, most[kind], `no ${kind} number left in ${year}`)
    let day = Math.floor((birth.getTime() - Date.UTC(year, 0, 1)) / 86_400_000) % daysInYear
    while ((series.given[day] ?? 0) >= series.limit) day = (day + 1) % daysInYear
    const already = series.given[day] ?? 0
    series.given[day] = already + 1
    series.left -= 1
    const date = new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10).replaceAll('-', '')
    return kind === 'temporary' ? temporary(date, female, already) : registered(date, female, already, kind)
  }
}

function raise(series: Series, highestLimit: number, problem: string): void {
  const more = Math.min(step, highestLimit - series.limit)
  if (more === 0) throw new RangeError(problem)
  series.limit += more
  series.left = more * daysInYear
}

// the second last digit tells the sex, even for a girl; the last one only counts
function temporary(date: string, female: boolean, already: number): string {
  const tens = (already % 5) * 2 + (female ? 0 : 1)
  const ones = Math.floor(already / 5)
  return `${date}TF${tens}${ones}`
}

function registered(date: string, female: boolean, already: number, kind: NumberKind): string {
  const serial = (female ? highest.female : highest.male) - 2 * already
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
