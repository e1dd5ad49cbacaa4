// The roster's three deliveries, after the attributes of SS 12000:2020 (Organisation, Person, Enrolment, Duty), with the words of Swedish
// pupil systems.
import { missingProtectionColumn } from '../checks/missing-protection-column.ts'
import { detail } from '../detail.ts'
import { type Delivery, type DeliveryColumn, optional, required } from './delivery.ts'

export type RosterKind = 'units' | 'enrolments' | 'duties'

/** The column without which no pupil may be read. */
const protection: DeliveryColumn = { ...required('Skyddade personuppgifter'), absent: missingProtectionColumn }

const person: readonly DeliveryColumn[] = ['Personnummer', 'Förnamn', 'Efternamn', 'Skolenhetskod'].map((heading) =>
  required(heading),
)

/** Rows are handed on with their cells in this order; an optional column that is absent is blank. */
export const rosterDeliveries: readonly Delivery<RosterKind>[] = [
  {
    kind: 'units',
    label: detail('units'),
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
    unread: [],
  },
  {
    kind: 'enrolments',
    label: detail('enrolments'),
    columns: [
      ...person,
      required('Läsår'),
      required('Årskurs', 'number'),
      optional('Klass'),
      required('Kön'),
      protection,
      optional('Migrationsbakgrund'),
      optional('Inskriven från', 'date'),
      optional('Inskriven till', 'date'),
    ],
    unread: [],
  },
  {
    kind: 'duties',
    label: detail('duties'),
    columns: [
      ...person,
      optional('Grupp'),
      required('Roll'),
      optional('Gäller från', 'date'),
      optional('Gäller till', 'date'),
      optional('Ämne'),
    ],
    unread: [],
  },
]
