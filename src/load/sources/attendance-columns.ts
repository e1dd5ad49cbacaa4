import { detail } from '../detail.ts'
import { type Delivery, optional, required } from './delivery.ts'

/**
 * Attendance: one row a pupil and lesson. Names, classes and groups are passed over: the roster has them, and nothing of a lesson needs them. The
 * order is that in which a row is read.
 */
export const lessonDelivery: Delivery<'lessons'> = {
  kind: 'lessons',
  label: detail('lessons'),
  columns: [
    required('Uttagsdatum', 'date'),
    required('Personnummer'),
    required('Skolenhetskod'),
    required('Datum', 'date'),
    optional('Starttid'),
    required('Ämne'),
    required('Lektionsminuter', 'number'),
    required('Rapporterad'),
    required('Giltig frånvaro', 'number'),
    required('Ogiltig frånvaro', 'number'),
    optional('Övrig frånvaro', 'number'),
  ],
  unread: ['Förnamn', 'Efternamn', 'Läsår', 'Årskurs', 'Klass', 'Grupp'],
}

/** Places in it. */
export const lessonPlaces = {
  ...{ extracted: 0, pupil: 1, school: 2, day: 3, starts: 4, subject: 5 },
  ...{ scheduled: 6, reported: 7, valid: 8, invalid: 9, other: 10 },
} as const
