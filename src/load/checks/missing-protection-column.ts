import type { Check } from './check.ts'

// Without the marking a protected pupil would be shown as any other (docs/privacy.md).
export const missingProtectionColumn: Check = {
  id: 'missing-protection-column',
  severity: 'blocking',
  holds: 'Kolumnen Skyddade personuppgifter finns.',
  broken: () =>
    'Kolumnen Skyddade personuppgifter saknas. Utan den kan elever med skyddade personuppgifter röjas, så inget läses in. Lägg till kolumnen i exporten och gör om den.',
}
