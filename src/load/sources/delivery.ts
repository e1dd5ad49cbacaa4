// A delivery: a table with a heading row, known by its headings; columns in any order. Contracts are the product's own.
import type { Check } from '../checks/check.ts'
import type { Detail } from '../detail.ts'

/** date: ISO text, or a date cell of a workbook; number: may stand as a number in a workbook; else text. */
export interface DeliveryColumn {
  readonly heading: string
  readonly required: boolean
  readonly kind: 'text' | 'date' | 'number'
  /** what a delivery without the column breaks, where it is more than a missing column */
  readonly absent?: Check
}

export interface Delivery<Kind extends string = string> {
  readonly kind: Kind
  readonly label: Detail
  readonly columns: readonly DeliveryColumn[]
  /** headings that may stand there and are passed over: nothing of them is read */
  readonly unread: readonly string[]
  /** answers of nobody's: a column that could tell whose they are stops the file (identifying-columns.ts) */
  readonly isAnonymous?: boolean
}

export const required = (heading: string, kind: DeliveryColumn['kind'] = 'text'): DeliveryColumn => ({
  heading,
  required: true,
  kind,
})
export const optional = (heading: string, kind: DeliveryColumn['kind'] = 'text'): DeliveryColumn => ({
  heading,
  required: false,
  kind,
})
