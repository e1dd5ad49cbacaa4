import type { Check } from './check.ts'
import { sentence } from './check.ts'

// A workbook is a compressed file: a small one can unpack to gigabytes.
export const workbookLimits: Check = {
  id: 'workbook-limits',
  severity: 'blocking',
  holds: 'Arbetsboken håller sig inom gränserna.',
  broken: (_count, first) =>
    `Arbetsboken är för stor att läsas: ${sentence(first)} Kontrollera att det är rätt fil, eller dela upp den.`,
}
