import type { Check } from './check.ts'

// Deliveries are known by their headings.
export const unknownDelivery: Check = {
  id: 'unknown-delivery',
  severity: 'blocking',
  holds: 'Rubrikerna visar vad filen innehåller.',
  broken: (_count, first) =>
    `Det går inte att se om ${first.detail}. Första raden ska ha rubrikerna, åtskilda med semikolon eller tabb. Rubrikerna finns i beskrivningen av källan.`,
}
