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
  /** Swedish, as a heading */
  readonly label: string
  /** block whose grade may stand instead of this subject's own in åk 6; null for the rest and for NO and SO themselves */
  readonly block: 'NO' | 'SO' | null
}

const subject = (code: SubjectCode, label: string, block: Subject['block'] = null): Subject => ({ code, label, block })

/** Every subject in its own order: the place in the list is the ordinal. */
export const subjects: readonly Subject[] = [
  subject('BL', 'Bild'),
  subject('EN', 'Engelska'),
  subject('HKK', 'Hem- och konsumentkunskap'),
  subject('IDH', 'Idrott och hälsa'),
  subject('MA', 'Matematik'),
  subject('M1', 'Moderna språk (elevens eller skolans val)'),
  subject('M2', 'Moderna språk (språkval)'),
  subject('ML', 'Modersmål'),
  subject('MU', 'Musik'),
  subject('BI', 'Biologi', 'NO'),
  subject('FY', 'Fysik', 'NO'),
  subject('KE', 'Kemi', 'NO'),
  subject('NO', 'Naturorienterande ämnen (blockbetyg)'),
  subject('GE', 'Geografi', 'SO'),
  subject('HI', 'Historia', 'SO'),
  subject('RE', 'Religionskunskap', 'SO'),
  subject('SH', 'Samhällskunskap', 'SO'),
  subject('SO', 'Samhällsorienterande ämnen (blockbetyg)'),
  subject('SL', 'Slöjd'),
  subject('SV', 'Svenska'),
  subject('SVA', 'Svenska som andraspråk'),
  subject('TN', 'Teckenspråk'),
  subject('TK', 'Teknik'),
  subject('OVR', 'Annat ämne'),
]

/** Svenska and svenska som andraspråk: alternatives, one subject for a pupil. */
export const swedishCodes: readonly SubjectCode[] = ['SV', 'SVA']

export function isSubjectCode(text: string): text is SubjectCode {
  return (subjectCodes as readonly string[]).includes(text)
}
