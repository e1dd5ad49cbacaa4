import type { Check } from './check.ts'

// The roster comes in three kinds, known by their headings.
export const unknownDelivery: Check = {
  id: 'unknown-delivery',
  severity: 'blocking',
  holds: 'Rubrikerna visar vad filen innehåller.',
  broken: (_count, first) =>
    `Det går inte att se om ${first.detail === '' ? 'filen' : first.detail} innehåller skolenheter, elever eller tjänster. Första raden ska ha rubrikerna, åtskilda med semikolon eller tabb. Rubrikerna finns i beskrivningen av källan.`,
}
