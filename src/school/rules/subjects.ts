// The subjects of the compulsory school with a column in SCB's collection of grades (Datafilsbeskrivning betyg åk 9 and
// åk 6, 2025), in the order of the files. NO and SO are block grades: they exist in åk 6 only and count as one subject each.

export const subjectCodes = [
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
  'NO',
  'GE',
  'HI',
  'RE',
  'SH',
  'SO',
  'SL',
  'SV',
  'SVA',
  'TN',
  'TK',
  'OVR',
] as const
export type SubjectCode = (typeof subjectCodes)[number]

export interface Subject {
  readonly code: SubjectCode
  /** block whose grade may stand instead of this subject's own in åk 6; null for the rest and for NO and SO themselves */
  readonly block: 'NO' | 'SO' | null
}

const subject = (code: SubjectCode, block: Subject['block'] = null): Subject => ({ code, block })

/** Every subject in its own order: the place in the list is the ordinal. */
export const subjects: readonly Subject[] = [
  subject('BL'),
  subject('EN'),
  subject('HKK'),
  subject('IDH'),
  subject('MA'),
  subject('M1'),
  subject('M2'),
  subject('ML'),
  subject('MU'),
  subject('BI', 'NO'),
  subject('FY', 'NO'),
  subject('KE', 'NO'),
  subject('NO'),
  subject('GE', 'SO'),
  subject('HI', 'SO'),
  subject('RE', 'SO'),
  subject('SH', 'SO'),
  subject('SO'),
  subject('SL'),
  subject('SV'),
  subject('SVA'),
  subject('TN'),
  subject('TK'),
  subject('OVR'),
]

/** Svenska and svenska som andraspråk: alternatives, one subject for a pupil. */
export const swedishCodes: readonly SubjectCode[] = ['SV', 'SVA']

export function isSubjectCode(text: string): text is SubjectCode {
  return (subjectCodes as readonly string[]).includes(text)
}
