import type { Measure } from '../../semantics/index.ts'
import { ruleVersion } from '../rules/index.ts'
import { type MeasureName, measureWords } from './measure-words.ts'

const finalGrades: Measure['describe']['defaults'] = { stageYear: ['9'], term: ['VT'] }

/** Grade points are multiples of it, so sums of them are too. */
const gradeStep = 2.5

/** Mean of a column over the rows that have it; the squares are for the interval. */
export function mean(
  name: MeasureName,
  fact: string,
  column: string,
  most: number,
  apart: number,
  requires: readonly string[],
): Measure {
  return {
    describe: {
      name,
      kind: 'mean',
      unit: 'points',
      range: [0, most],
      direction: 'higher',
      rule: ruleVersion,
      defaults: finalGrades,
    },
    said: measureWords[name],
    kind: 'mean',
    fact,
    numerator: column,
    denominator: `case when ${column} is not null then 1 else 0 end`,
    valued: `case when ${column} is not null then 1 else 0 end`,
    squares: `${column} * ${column}`,
    rounding: { grain: gradeStep, apart },
    steps: null,
    stageYears: null,
    requires,
  }
}

/** Share of the rows that have a yes or no in the column; a row without either belongs to another stage year. */
export function share(
  name: MeasureName,
  fact: string,
  column: string,
  stageYears: readonly number[] | null,
  requires: readonly string[],
): Measure {
  return {
    describe: {
      name,
      kind: 'share',
      unit: 'share',
      range: [0, 1],
      direction: 'higher',
      rule: ruleVersion,
      defaults: finalGrades,
    },
    said: measureWords[name],
    kind: 'share',
    fact,
    numerator: `case when ${column} then 1 else 0 end`,
    denominator: `case when ${column} is not null then 1 else 0 end`,
    valued: `case when ${column} is not null then 1 else 0 end`,
    squares: null,
    rounding: null,
    steps: null,
    stageYears,
    requires,
  }
}

/** The share of rows with 1 in the column less the share with −1, of the rows that have it. */
export function balance(name: MeasureName, fact: string, column: string, apart: number, requires: readonly string[]): Measure {
  return {
    ...mean(name, fact, column, 1, apart, requires),
    describe: {
      name,
      kind: 'balance',
      unit: 'sharePoints',
      range: [-1, 1],
      direction: 'neither',
      rule: ruleVersion,
      defaults: finalGrades,
    },
    kind: 'balance',
    rounding: { grain: 1, apart },
    // below, at and above: two halves of a pupil, of which none, one or both are up
    steps: { up: `1 + ${column}`, of: `case when ${column} is not null then 2 end` },
  }
}

/** One sum over the rows divided by another, 0–1: each row weighs as much as it has of the denominator. `apart`: as `Measure.rounding` has it. */
export function ratio(
  name: MeasureName,
  fact: string,
  of: { readonly numerator: string; readonly denominator: string },
  apart: number,
  requires: readonly string[],
): Measure {
  const { numerator, denominator } = of
  return {
    describe: { name, kind: 'ratio', unit: 'share', range: [0, 1], direction: 'neither', rule: ruleVersion, defaults: {} },
    said: measureWords[name],
    kind: 'ratio',
    fact,
    numerator,
    denominator,
    valued: `case when ${denominator} > 0 then 1 else 0 end`,
    squares: `case when ${denominator} > 0 then 1.0 * (${numerator}) * (${numerator}) / ${denominator} else 0 end`,
    rounding: { grain: 0, apart },
    steps: null,
    stageYears: null,
    requires,
  }
}
