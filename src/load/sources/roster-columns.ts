// The roster's three deliveries: columns by heading, in any order. The contract is the product's own, after the attributes
// of SS 12000:2020 (Organisation, Person, Enrolment, Duty), with the words of Swedish pupil systems.

/** date: ISO text, or a date cell of a workbook; number: may stand as a number in a workbook; else text. */
export interface RosterColumn {
  readonly heading: string
  readonly required: boolean
  readonly kind: 'text' | 'date' | 'number'
}

export type DeliveryKind = 'units' | 'enrolments' | 'duties'

export interface Delivery {
  readonly kind: DeliveryKind
  /** Swedish, for messages */
  readonly label: string
  readonly columns: readonly RosterColumn[]
}

const required = (heading: string, kind: RosterColumn['kind'] = 'text'): RosterColumn => ({ heading, required: true, kind })
const optional = (heading: string, kind: RosterColumn['kind'] = 'text'): RosterColumn => ({ heading, required: false, kind })

/** The column without which no pupil may be read: its absence has a check of its own. */
export const protectionHeading = 'Skyddade personuppgifter'

const person: readonly RosterColumn[] = ['Personnummer', 'Förnamn', 'Efternamn', 'Skolenhetskod'].map((heading) =>
  required(heading),
)

/** Rows are handed on with their cells in this order; an optional column that is absent is blank. */
export const deliveries: readonly Delivery[] = [
  {
    kind: 'units',
    label: 'skolenheter',
    columns: [
      required('Skolenhetskod'),
      required('Namn'),
      required('Kommunkod'),
      optional('Kommun'),
      required('Huvudman'),
      optional('Föregångare'),
      optional('Giltig från', 'date'),
      optional('Giltig till', 'date'),
    ],
  },
  {
    kind: 'enrolments',
    label: 'elever',
    columns: [
      ...person,
      required('Läsår'),
      required('Årskurs', 'number'),
      optional('Klass'),
      required('Kön'),
      required(protectionHeading),
      optional('Migrationsbakgrund'),
      optional('Inskriven från', 'date'),
      optional('Inskriven till', 'date'),
    ],
  },
  {
    kind: 'duties',
    label: 'tjänster',
    columns: [
      ...person,
      optional('Grupp'),
      required('Roll'),
      optional('Gäller från', 'date'),
      optional('Gäller till', 'date'),
      optional('Ämne'),
    ],
  },
]
