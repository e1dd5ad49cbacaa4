// What charts say: comparisons, forms and their remarks.
import type { ChartForm } from '../../contract/index.ts'
import { plural } from './plural.ts'

const counted: Readonly<Record<number, string>> = { 2: 'två', 3: 'tre', 4: 'fyra', 5: 'fem' }

/** `3 tydligt över och 1 tydligt under`; a side that nobody stands on is not told. */
const sides = (one: number, told: string, other: number, otherTold: string): string =>
  [one === 0 ? null : `${one} ${told}`, other === 0 ? null : `${other} ${otherTold}`]
    .filter((side) => side !== null)
    .join(' och ')

export const references = {
  school: 'Skolan',
  /** steps in school years: −1 is the year before */
  years: (years: number): string => {
    if (years === -1) return 'Förra läsåret'
    if (years === 1) return 'Läsåret efter'
    return years < 0 ? `${-years} läsår tidigare` : `${years} läsår senare`
  },
  /** of so many school years before the one it is held against */
  mean: (years: number): string => `Snittet av de ${counted[years] ?? String(years)} läsåren före`,
  /** what a column of a table says: a series, or all, and the comparison */
  of: (series: string, name: string): string => `${series}, ${name}`,
  area: (code: string): string => (code === '0000' ? 'Riket' : `Kommun ${code}`),
}

/** Sentences on a figure held against another; the names of comparisons come as they stand in a sentence: `kommunen`, `förra läsåret`. */
export const against = {
  over: (name: string, distance: string, other: string, value: string, otherValue: string) =>
    `${name} ligger ${distance} över ${other} (${value} mot ${otherValue})`,
  under: (name: string, distance: string, other: string, value: string, otherValue: string) =>
    `${name} ligger ${distance} under ${other} (${value} mot ${otherValue})`,
  level: (name: string, other: string, value: string) => `${name} ligger som ${other} (${value}).`,
  riseSince: (name: string, distance: string, other: string, value: string, otherValue: string) =>
    `Mot ${other} har ${name} gått upp ${distance} (${value} mot ${otherValue})`,
  fallSince: (name: string, distance: string, other: string, value: string, otherValue: string) =>
    `Mot ${other} har ${name} gått ned ${distance} (${value} mot ${otherValue})`,
  levelSince: (name: string, other: string, value: string) => `Mot ${other} är ${name} oförändrad (${value}).`,
  spread: (over: number, under: number, of: number, many: string, other: string, value: string) =>
    `Av ${of} ${many} ligger ${sides(over, `tydligt över ${other} (${value})`, under, over === 0 ? `tydligt under ${other} (${value})` : 'tydligt under')}.`,
  spreadNone: (of: number, many: string, other: string, value: string) =>
    `Skillnaderna mellan ${of} ${many} och ${other} (${value}) kan vara slump.`,
  apart: (other: string, over: number, under: number, of: number, many: string) => {
    if (over + under === 0) return `Skillnaderna mellan ${of} ${many} och ${other} kan vara slump.`
    const rest = over + under === of ? '' : ' För övriga kan skillnaden vara slump.'
    const told = sides(over, `tydligt över ${other}`, under, over === 0 ? `tydligt under ${other}` : 'tydligt under')
    return `Av ${of} ${many} ligger ${told}.${rest}`
  },
  moved: (other: string, up: number, down: number, of: number, many: string) => {
    if (up + down === 0) return `Mot ${other} kan förändringarna i ${of} ${many} vara slump.`
    const rest = up + down === of ? '' : ' För övriga kan förändringen vara slump.'
    return `Av ${of} ${many} har ${sides(up, 'gått upp tydligt', down, 'gått ned tydligt')} mot ${other}.${rest}`
  },
}

/** Words inside the pictures. */
export const scales = {
  under: (value: string) => `under ${value}`,
  from: (value: string) => `${value} och mer`,
  pupilsAxis: 'Antal elever',
  limits95: '95\u00a0%',
  limits998: '99,8\u00a0%',
}

export const forms = {
  names: {
    dumbbell: 'Skillnader',
    dots: 'Punkter',
    bars: 'Staplar',
    stacked: 'Delar av 100 %',
    lines: 'Linjer',
    distribution: 'Spridning',
    heat: 'Färgad tabell',
    funnel: 'Tratt',
    table: 'Tabell',
  } satisfies Record<ChartForm, string>,
  faint: 'Grått: för osäkert för att läsas av',
  ordered: { own: 'i egen ordning', name: 'efter namn' },
  reorder: { own: 'Visa i egen ordning', name: 'Ordna efter namn' },
  reordered: { own: 'Raderna står i egen ordning.', name: 'Raderna står efter namn.' },
  sum: (many: string) => `Alla ${many}`,
  hiddenRows: (count: number, one: string, many: string) =>
    `${count} ${plural(count, one, many)} visas inte: någon grupp är för liten`,
  funnel: {
    together: 'Alla tillsammans',
    limits: 'Gränser',
    edges: 'Tratten: gränser för ren slump, 95\u00a0% och 99,8\u00a0%',
    within: 'Innanför gränserna',
    outsideInner: 'Utanför 95-procentsgränsen',
    outsideOuter: 'Utanför 99,8-procentsgränsen',
    read: 'Små skolor hamnar oftare långt från mitten av ren slump. Därför är tratten bred där skolorna är små; innanför den säger skillnaderna inget om skolan.',
    widened: (factor: string) =>
      `Skolorna skiljer sig mer än slumpen ensam ger. Gränserna är därför vidgade ${factor} gånger; vad som utmärker enskilda skolor syns först utanför dem.`,
  },
  distribution: {
    rows: (count: number, one: string, many: string) => `${count} ${plural(count, one, many)}`,
    between: (low: string, high: string) => `${low} till ${high}`,
    read: 'Staplarna visar hur många som ligger var. En del av spridningen är slump: små grupper hamnar oftare långt ut.',
  },
  stacked: { rest: 'Övriga elever' },
}
