import type { Check } from './check.ts'

// Damaged, password-protected or not a workbook at all.
export const unreadableWorkbook: Check = {
  id: 'unreadable-workbook',
  severity: 'blocking',
  holds: 'Arbetsboken går att öppna.',
  broken: () =>
    'Arbetsboken går inte att öppna. Den kan vara skadad eller skyddad med lösenord. Spara den på nytt som .xlsx utan lösenord.',
}
