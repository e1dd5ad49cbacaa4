// Grade scales with their validity. A decided ten-step scale (1–10) is to replace A–F for pupils who start in the autumn of
// 2028, with no official conversion: it becomes one more row here, and grades given before keep their own scale.

export interface GradeStep {
  readonly grade: string
  readonly points: number
  readonly passed: boolean
}

export interface GradeScale {
  readonly name: string
  /** ISO date, inclusive */
  readonly validFrom: string
  /** ISO date, exclusive; null while the scale is in force */
  readonly validTo: string | null
  /** best first */
  readonly steps: readonly GradeStep[]
}

/** A–F: Skollagen (2010:800) 10 kap.; points: Gymnasieförordningen (2010:2039) 7 kap. 4 §. */
export const letterScale: GradeScale = {
  name: 'A–F',
  validFrom: '2011-07-01',
  validTo: null,
  steps: [
    { grade: 'A', points: 20, passed: true },
    { grade: 'B', points: 17.5, passed: true },
    { grade: 'C', points: 15, passed: true },
    { grade: 'D', points: 12.5, passed: true },
    { grade: 'E', points: 10, passed: true },
    { grade: 'F', points: 0, passed: false },
  ],
}

export const gradeScales: readonly GradeScale[] = [letterScale]

/** The scale in force on a date (ISO), or null before the first. */
export function gradeScaleOn(date: string, scales: readonly GradeScale[] = gradeScales): GradeScale | null {
  return scales.find((scale) => scale.validFrom <= date && (scale.validTo === null || date < scale.validTo)) ?? null
}
