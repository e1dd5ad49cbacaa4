import { nearest } from '../../contract/index.ts'
import { doubledColumn } from '../checks/doubled-column.ts'
import type { Findings } from '../checks/findings.ts'
import { missingColumn } from '../checks/missing-column.ts'
import { renamedColumn } from '../checks/renamed-column.ts'
import { unknownColumn } from '../checks/unknown-column.ts'
import { unknownDelivery } from '../checks/unknown-delivery.ts'
import { detail, type Worded } from '../detail.ts'
import type { Table } from '../read/table.ts'
import { columnName } from '../read/table.ts'
import type { Delivery } from './delivery.ts'
import { refuseIdentifying } from './identifying-columns.ts'

/** A table whose kind is known. `positions[i]`: where the contract's column i stands in the table, -1 when absent. */
export interface RecognisedTable<Kind extends string> {
  readonly table: Table
  readonly delivery: Delivery<Kind>
  readonly positions: readonly number[]
}

const plain = (heading: string): string => heading.trim().replace(/\s+/g, ' ').toLowerCase()

/** Which of the deliveries the headings are, and where each column stands; null when the table is stopped. */
export function recognise<Kind extends string>(
  table: Table,
  deliveries: readonly Delivery<Kind>[],
  findings: Findings,
): RecognisedTable<Kind> | null {
  const absences = deliveries.flatMap(({ columns }) => columns.flatMap(({ absent }) => absent ?? []))
  findings.carryOut(unknownDelivery, doubledColumn, missingColumn, ...absences, renamedColumn, unknownColumn)
  const written = table.headings.map(plain)
  const delivery = deliveryOf(written, deliveries)
  if (delivery === null) {
    const where = table.sheet === null ? detail('file') : detail('sheet', table.sheet)
    findings.note(unknownDelivery, { line: table.headingLine, column: null, detail: detail('whether', where, anyOf(deliveries)) })
    return null
  }
  const positions = delivery.columns.map((column) => written.indexOf(plain(column.heading)))
  noteDoubled(table, delivery, written, findings)
  noteAbsent(table, delivery, positions, findings)
  if (delivery.isAnonymous === true) refuseIdentifying(table, unknownOf(table, delivery, positions), findings)
  return findings.stopped ? null : { table, delivery, positions }
}

/** ”school units, pupils or duties” */
function anyOf(deliveries: readonly Delivery[]): Worded {
  const labels = deliveries.map(({ label }): Worded => label)
  const last = labels.pop() ?? ''
  return labels.length === 0
    ? last
    : detail(
        'either',
        labels.reduce((before, one) => detail('both', before, one)),
        last,
      )
}

/** The delivery with the largest share of its required headings, at least half; null when none or two are as near. */
function deliveryOf<Kind extends string>(
  written: readonly string[],
  deliveries: readonly Delivery<Kind>[],
): Delivery<Kind> | null {
  const shares = deliveries.map((delivery) => {
    const required = delivery.columns.filter((column) => column.required)
    return required.filter((column) => written.includes(plain(column.heading))).length / required.length
  })
  const best = Math.max(...shares)
  const only = shares.indexOf(best) === shares.lastIndexOf(best)
  return best >= 0.5 && only ? (deliveries[shares.indexOf(best)] ?? null) : null
}

function noteDoubled(table: Table, delivery: Delivery, written: readonly string[], findings: Findings): void {
  for (const { heading } of delivery.columns) {
    const count = written.filter((name) => name === plain(heading)).length
    if (count < 2) continue
    findings.note(doubledColumn, {
      line: table.headingLine,
      column: columnName(heading, table.sheet),
      detail: detail('inColumns', count),
    })
  }
}

function noteAbsent(table: Table, delivery: Delivery, positions: readonly number[], findings: Findings): void {
  const absent = delivery.columns.filter((_, i) => positions[i] === -1)
  const unknown = unknownOf(table, delivery, positions).map((position): Worded => {
    const heading = (table.headings[position] ?? '').trim()
    return heading === '' ? detail('nameless', position + 1) : heading
  })
  const named = unknown.filter((name) => typeof name === 'string')
  for (const column of absent) {
    const near = nearest(column.heading, named)
    const found = detail('absent', column.heading, delivery.label, near)
    const instance = { line: table.headingLine, column: columnName(column.heading, table.sheet), detail: found }
    if (column.absent !== undefined) findings.note(column.absent, instance)
    else if (column.required) findings.note(missingColumn, instance)
    else if (near !== null) findings.note(renamedColumn, { ...instance, detail: detail('renamed', near, column.heading) })
  }
  for (const name of unknown)
    findings.note(unknownColumn, { line: table.headingLine, column: columnName(name, table.sheet), detail: null })
}

/** Positions of the columns that the contract does not have. */
const unknownOf = (table: Table, delivery: Delivery, positions: readonly number[]): readonly number[] =>
  [...table.headings.keys()].filter((position) => {
    const heading = plain(table.headings[position] ?? '')
    const known = [...delivery.columns.map((column) => column.heading), ...delivery.unread].some((one) => plain(one) === heading)
    return !positions.includes(position) && !known && !isUnused(table, position)
  })

/** A column without heading and without a single value: left by a separator at the end of every line. */
function isUnused(table: Table, position: number): boolean {
  return table.headings[position]?.trim() === '' && table.rows.cells.every((cells) => (cells[position] ?? '').trim() === '')
}
