import type { Check } from './check.ts'

// An export that failed half-way often leaves a file without content.
export const emptyFile: Check = {
  id: 'empty-file',
  severity: 'blocking',
  holds: 'Filen har innehåll.',
  broken: () => 'Filen är tom. Gör om exporten och kontrollera att filen har innehåll innan du läser in den.',
}
