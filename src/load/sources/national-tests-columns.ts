import { detail } from '../detail.ts'
import { type Delivery, optional, required } from './delivery.ts'

/**
 * National tests: one row a pupil, subject, part and occasion. Names are passed over: the roster has them, and nothing of a test needs them.
 * The order is that in which a row is read.
 */
export const testDelivery: Delivery<'tests'> = {
  kind: 'tests',
  label: detail('tests'),
  columns: [
    required('Uttagsdatum', 'date'),
    required('Personnummer'),
    required('Skolenhetskod'),
    required('Läsår'),
    required('Årskurs', 'number'),
    optional('Klass'),
    required('Ämne'),
    required('Delprov'),
    required('Provdatum', 'date'),
    required('Status'),
    required('Form'),
    required('Resultat', 'number'),
    optional('Kravnivå'),
    optional('Medbedömning', 'number'),
    optional('Central rättning', 'number'),
  ],
  unread: ['Förnamn', 'Efternamn'],
}
