import type { Check } from './check.ts'
import { amount, place } from './check.ts'

// A class such as 7-9 becomes 7 September; what was typed is gone from the workbook.
export const dateCell: Check = {
  id: 'date-cell',
  severity: 'blocking',
  holds: 'Inga värden har gjorts om till datum.',
  broken: (count, first) =>
    `${amount(count, 'värde', 'värden')} har gjorts om till datum av Excel, det första är ${place(first)}. Formatera kolumnen som Text, skriv in det rätta värdet och läs in filen igen.`,
}
