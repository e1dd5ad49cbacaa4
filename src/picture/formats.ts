// `Intl` in the language spoken now. A format is dear to make and is kept.
import { locale } from '../contract/index.ts'

/** A format of each language, made when it is first asked for. */
const kept = <F>(make: (locale: string) => F): (() => F) => {
  const made = new Map<string, F>()
  return () => {
    const tongue = locale()
    const known = made.get(tongue)
    if (known !== undefined) return known
    const format = make(tongue)
    made.set(tongue, format)
    return format
  }
}

export const numbers = (options: Intl.NumberFormatOptions): (() => Intl.NumberFormat) =>
  kept((tongue) => new Intl.NumberFormat(tongue, options))

export const dates = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
  kept((tongue) => new Intl.DateTimeFormat(tongue, options))
