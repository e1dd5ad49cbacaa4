import type { Wording } from '../../contract/index.ts'
import { plural } from './plural.ts'
import type {
  against as swedishAgainst,
  forms as swedishForms,
  references as swedishReferences,
  scales as swedishScales,
} from './sv-charts.ts'

const counted: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five' }

/** `3 are clearly above and 1 is clearly below`; a side that nobody stands on is not told. */
const sides = (one: number, other: number, verbs: readonly [string, string], told: readonly [string, string]): string =>
  [one, other]
    .flatMap((count, at) => (count === 0 ? [] : [`${count} ${plural(count, verbs[0], verbs[1])} ${told[at]}`]))
    .join(' and ')

export const references: Wording<typeof swedishReferences> = {
  school: 'The school',
  years: (years) => {
    if (years === -1) return 'The year before'
    if (years === 1) return 'The year after'
    return years < 0 ? `${-years} school years earlier` : `${years} school years later`
  },
  mean: (years) => `The mean of the ${counted[years] ?? String(years)} school years before`,
  of: (series, name) => `${series}, ${name}`,
  area: (code) => (code === '0000' ? 'Sweden' : `Municipality ${code}`),
}

export const against: Wording<typeof swedishAgainst> = {
  over: (name, distance, other, value, otherValue) => `${name} is ${distance} above ${other} (${value} against ${otherValue})`,
  under: (name, distance, other, value, otherValue) => `${name} is ${distance} below ${other} (${value} against ${otherValue})`,
  level: (name, other, value) => `${name} is level with ${other} (${value}).`,
  riseSince: (name, distance, other, value, otherValue) =>
    `Against ${other}, ${name} has gone up ${distance} (${value} against ${otherValue})`,
  fallSince: (name, distance, other, value, otherValue) =>
    `Against ${other}, ${name} has gone down ${distance} (${value} against ${otherValue})`,
  levelSince: (name, other, value) => `Against ${other}, ${name} is unchanged (${value}).`,
  spread: (over, under, of, many, other, value) =>
    `Of ${of} ${many}, ${sides(over, under, ['is', 'are'], [`clearly above ${other} (${value})`, over === 0 ? `clearly below ${other} (${value})` : 'clearly below'])}.`,
  spreadNone: (of, many, other, value) => `The differences between ${of} ${many} and ${other} (${value}) may be chance.`,
  apart: (other, over, under, of, many) => {
    if (over + under === 0) return `The differences between ${of} ${many} and ${other} may be chance.`
    const rest = over + under === of ? '' : ' For the others the difference may be chance.'
    const below = over === 0 ? `clearly below ${other}` : 'clearly below'
    return `Of ${of} ${many}, ${sides(over, under, ['is', 'are'], [`clearly above ${other}`, below])}.${rest}`
  },
  moved: (other, up, down, of, many) => {
    if (up + down === 0) return `Against ${other}, the changes in ${of} ${many} may be chance.`
    const rest = up + down === of ? '' : ' For the others the change may be chance.'
    return `Of ${of} ${many}, ${sides(up, down, ['has', 'have'], ['gone up clearly', 'gone down clearly'])} against ${other}.${rest}`
  },
}

export const scales: Wording<typeof swedishScales> = {
  under: (value) => `under ${value}`,
  from: (value) => `${value} and over`,
  pupilsAxis: 'Number of pupils',
  limits95: '95%',
  limits998: '99.8%',
}

export const forms: Wording<typeof swedishForms> = {
  names: {
    dumbbell: 'Differences',
    dots: 'Dots',
    bars: 'Bars',
    stacked: 'Parts of 100%',
    lines: 'Lines',
    distribution: 'Spread',
    heat: 'Coloured table',
    funnel: 'Funnel',
    table: 'Table',
  },
  faint: 'Grey: too uncertain to read off',
  ordered: { own: 'in their own order', name: 'by name' },
  reorder: { own: 'Show in their own order', name: 'Order by name' },
  reordered: { own: 'The rows stand in their own order.', name: 'The rows stand by name.' },
  sum: (many) => `All ${many}`,
  hiddenRows: (count, one, many) =>
    `${count} ${plural(count, one, many)} ${plural(count, 'is', 'are')} not shown: some group is too small`,
  funnel: {
    together: 'All together',
    limits: 'Limits',
    edges: 'The funnel: limits for pure chance, 95% and 99.8%',
    within: 'Within the limits',
    outsideInner: 'Outside the 95% limit',
    outsideOuter: 'Outside the 99.8% limit',
    read: 'Small schools end up far from the middle more often, by pure chance. That is why the funnel is wide where schools are small; within it the differences say nothing about the school.',
    widened: (factor) =>
      `The schools differ more than chance alone explains. The limits are therefore widened ${factor} times; what sets single schools apart shows only outside them.`,
  },
  distribution: {
    rows: (count, one, many) => `${count} ${plural(count, one, many)}`,
    between: (low, high) => `${low} to ${high}`,
    read: 'The bars show how many lie where. Part of the spread is chance: small groups end up far out more often.',
  },
  stacked: { rest: 'Other pupils' },
}
