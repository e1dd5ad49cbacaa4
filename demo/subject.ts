/** Subject codes as the collection files have them, in the order of their columns. */
export const subjects9 = [
  'BL',
  'EN',
  'HKK',
  'IDH',
  'MA',
  'M1',
  'M2',
  'ML',
  'MU',
  'BI',
  'FY',
  'KE',
  'GE',
  'HI',
  'RE',
  'SH',
  'SL',
  'SV',
  'SVA',
  'TN',
  'TK',
  'OVR',
] as const
export const subjects6 = [
  'BL',
  'EN',
  'HKK',
  'IDH',
  'MA',
  'M1',
  'M2',
  'ML',
  'MU',
  'NO',
  'BI',
  'FY',
  'KE',
  'SO',
  'GE',
  'HI',
  'RE',
  'SH',
  'SL',
  'SV',
  'SVA',
  'TN',
  'TK',
  'OVR',
] as const
export type Subject = (typeof subjects6)[number]
export type Domain = 'practical' | 'language' | 'science' | 'society'

export interface SubjectTrait {
  readonly domain: Domain
  /** girls minus boys, in standard deviations of a grade */
  readonly girlsAhead: number
  /** how much higher than the average subject it is graded, in the same unit */
  readonly ease: number
}

// After the pattern of Skolverket's published grade points åk 9: girls ahead everywhere but in mathematics and sport,
// most in art, Swedish and home economics; mathematics and Swedish as a second language graded lowest.
export const traits: Readonly<Record<Subject, SubjectTrait>> = {
  BL: { domain: 'practical', girlsAhead: 0.68, ease: 0.18 },
  EN: { domain: 'language', girlsAhead: 0.04, ease: 0.2 },
  HKK: { domain: 'practical', girlsAhead: 0.52, ease: 0.2 },
  IDH: { domain: 'practical', girlsAhead: -0.06, ease: 0.22 },
  MA: { domain: 'science', girlsAhead: -0.03, ease: -0.28 },
  M1: { domain: 'language', girlsAhead: 0.4, ease: 0.1 },
  M2: { domain: 'language', girlsAhead: 0.44, ease: -0.12 },
  ML: { domain: 'language', girlsAhead: 0.4, ease: 0.4 },
  MU: { domain: 'practical', girlsAhead: 0.4, ease: 0.16 },
  NO: { domain: 'science', girlsAhead: 0.26, ease: -0.04 },
  BI: { domain: 'science', girlsAhead: 0.3, ease: -0.06 },
  FY: { domain: 'science', girlsAhead: 0.2, ease: -0.12 },
  KE: { domain: 'science', girlsAhead: 0.28, ease: -0.12 },
  SO: { domain: 'society', girlsAhead: 0.3, ease: 0.02 },
  GE: { domain: 'society', girlsAhead: 0.26, ease: 0.02 },
  HI: { domain: 'society', girlsAhead: 0.24, ease: -0.02 },
  RE: { domain: 'society', girlsAhead: 0.42, ease: 0.02 },
  SH: { domain: 'society', girlsAhead: 0.3, ease: 0 },
  SL: { domain: 'practical', girlsAhead: 0.34, ease: 0.18 },
  SV: { domain: 'language', girlsAhead: 0.58, ease: 0.04 },
  SVA: { domain: 'language', girlsAhead: 0.46, ease: -0.35 },
  TN: { domain: 'language', girlsAhead: 0, ease: 0 },
  TK: { domain: 'science', girlsAhead: 0.22, ease: 0.04 },
  OVR: { domain: 'practical', girlsAhead: 0, ease: 0.3 },
}

export const science: readonly Subject[] = ['BI', 'FY', 'KE']
export const society: readonly Subject[] = ['GE', 'HI', 'RE', 'SH']
