import type { DatabaseSync } from 'node:sqlite'
import { Fault, type RetentionClass, retentionClasses, retentionRules } from '../contract/index.ts'

export const periodTable = 'create table retention_period (class text primary key, months integer not null) strict'

export type Periods = Readonly<Record<RetentionClass, number>>

/** Months that each class of data is kept: as decided, else as proposed. */
export function readPeriods(database: DatabaseSync): Periods {
  const decided = new Map(
    database
      .prepare('select class, months from retention_period')
      .all()
      .map((row) => [row.class, Number(row.months)]),
  )
  const of = (name: RetentionClass): number => decided.get(name) ?? retentionRules[name].proposed
  return {
    pupils: of('pupils'),
    log: of('log'),
    rejects: of('rejects'),
    unpublished: of('unpublished'),
    sessions: of('sessions'),
  }
}

/** Fault retentionPeriod outside what the class allows. */
export function checkPeriod(name: RetentionClass, months: number): void {
  const { least, most } = retentionRules[name]
  if (!Number.isInteger(months) || months < least || months > most)
    throw new Fault('retentionPeriod', { class: name, least, most })
}

/** Decides a period. Faults as `checkPeriod`. */
export function setPeriod(database: DatabaseSync, name: RetentionClass, months: number): void {
  checkPeriod(name, months)
  database
    .prepare('insert into retention_period (class, months) values (?1, ?2) on conflict (class) do update set months = ?2')
    .run(name, months)
}

/** The class of that name, null when there is none. */
export const classNamed = (text: string): RetentionClass | null => retentionClasses.find((name) => name === text) ?? null
