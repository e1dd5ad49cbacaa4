import type { Check } from './check.ts'

export const rosterNotLoaded: Check = {
  id: 'roster-not-loaded',
  severity: 'warning',
  holds: 'Elevregistret för läsåret är inläst.',
  broken: (_count, first) =>
    `Elevregistret för ${first.detail} är inte inläst. Eleverna räknas på skola och kommun men visas inte per klass förrän registret sagt om de har skyddade personuppgifter. Läs in elevregistret.`,
}
