// The only file that knows which engine stands under the warehouse.
import {
  type DuckDBAppender,
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBDecimalValue,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBResultReader,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { Row, Value } from './rows.ts'
import { openTurns, stays } from './turns.ts'

/** Runs one statement; values are bound in order to `?` or `$1`. Never put a value into the text itself. */
export interface Connection {
  readonly run: (sql: string, values?: readonly Value[]) => Promise<readonly Row[]>
}

/**
 * One immutable generation, open for reading. `run` may be called side by side; when `leaving` says so the statement is dropped where
 * it waits or interrupted where it runs, and `run` throws the signal's reason. `close` waits for the queries under way.
 */
export interface Generation extends Connection {
  readonly run: (sql: string, values?: readonly Value[], leaving?: AbortSignal) => Promise<readonly Row[]>
  readonly id: number
  readonly close: () => Promise<void>
}

/** A file being written. `append` is the fast way in for many rows: one array a row, in the order of the table's columns. */
export interface Writer extends Connection {
  readonly append: (table: string, rows: Iterable<readonly Value[]>) => Promise<void>
  readonly close: () => Promise<void>
}

export interface EngineLimits {
  readonly threads: number
  /** as the engine writes it: `400MB` */
  readonly memory: string
}

// Each statement is worked out by the one thread that runs it: readers share the cores already, and statements of a
// millisecond spend a fifth more on dividing their work than they save.
const readingLimits: EngineLimits = { threads: 1, memory: '256MB' }
const writingLimits: EngineLimits = { threads: 2, memory: '1GB' }
// Eight clients side by side is what the house promises; a statement occupies its connection while it runs.
const mostConnections = 8
const mostStatements = 256
const interruptEvery = 10 // ms

/**
 * Opens a generation file for reading: READ_ONLY, no access to other files, configuration locked, so that not even a
 * hostile statement could reach outside it. Throws a plain Error when the file is missing or is not a database.
 */
export async function openGeneration(path: string, id: number, limits: EngineLimits = readingLimits): Promise<Generation> {
  const instance = await DuckDBInstance.create(path, {
    access_mode: 'READ_ONLY',
    enable_external_access: 'false',
    lock_configuration: 'true',
    threads: String(limits.threads),
    memory_limit: limits.memory,
  })
  return new OpenGeneration(instance, id)
}

/** Creates the file at `path`, or opens it, for writing by this process alone. */
export async function openWriter(path: string, limits: EngineLimits = writingLimits): Promise<Writer> {
  const instance = await DuckDBInstance.create(path, { threads: String(limits.threads), memory_limit: limits.memory })
  const line = new Line(await instance.connect())
  return {
    run: (sql, values = []) => line.run(sql, values),
    append: (table, rows) => line.append(table, rows),
    close: async () => {
      line.close()
      instance.closeSync()
    },
  }
}

class OpenGeneration implements Generation {
  readonly id: number
  readonly #instance: DuckDBInstance
  readonly #turn = openTurns(mostConnections)
  readonly #idle: Line[] = []
  #running = 0
  #closing: { readonly done: Promise<void>; readonly finish: () => void } | null = null

  constructor(instance: DuckDBInstance, id: number) {
    this.#instance = instance
    this.id = id
  }

  run: Generation['run'] = async (sql, values = [], leaving = stays) => {
    if (this.#closing !== null) throw new Error(`generation ${this.id} is closed`)
    this.#running++
    try {
      return await this.#turn(async () => {
        const line = this.#idle.pop() ?? new Line(await this.#instance.connect())
        try {
          return await line.run(sql, values, leaving)
        } finally {
          this.#idle.push(line)
        }
      }, leaving)
    } finally {
      this.#running--
      if (this.#running === 0) this.#closeWhenAsked()
    }
  }

  close = (): Promise<void> => {
    if (this.#closing === null) {
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#closing = { done: promise, finish: resolve }
      if (this.#running === 0) this.#closeWhenAsked()
    }
    return this.#closing.done
  }

  #closeWhenAsked(): void {
    if (this.#closing === null) return
    for (const line of this.#idle.splice(0)) line.close()
    this.#instance.closeSync()
    this.#closing.finish()
  }
}

/** One connection with its prepared statements, the longest unused leaving first. */
class Line {
  readonly #connection: DuckDBConnection
  readonly #statements = new Map<string, DuckDBPreparedStatement>()

  constructor(connection: DuckDBConnection) {
    this.#connection = connection
  }

  async run(sql: string, values: readonly Value[], leaving: AbortSignal = stays): Promise<readonly Row[]> {
    const statement = await this.#prepared(sql)
    if (values.length !== statement.parameterCount) {
      throw new Error(`the statement takes ${statement.parameterCount} values, not ${values.length}`)
    }
    for (const [index, value] of values.entries()) bind(statement, index + 1, value)
    leaving.throwIfAborted()
    return readRows(await this.#unlessLeft(statement.runAndReadAll(), leaving))
  }

  /** A statement that has not begun forgets that it was interrupted, so it is told again until it has ended. */
  async #unlessLeft<T>(statement: Promise<T>, leaving: AbortSignal): Promise<T> {
    const interrupt = (): void => this.#connection.interrupt()
    let telling: NodeJS.Timeout | undefined
    const leave = (): void => {
      interrupt()
      telling = setInterval(interrupt, interruptEvery)
    }
    leaving.addEventListener('abort', leave, { once: true })
    try {
      return await statement
    } catch (problem) {
      if (isInterruption(problem)) leaving.throwIfAborted()
      throw problem
    } finally {
      leaving.removeEventListener('abort', leave)
      clearInterval(telling)
    }
  }

  async append(table: string, rows: Iterable<readonly Value[]>): Promise<void> {
    const appender = await this.#connection.createAppender(table)
    try {
      for (const row of rows) {
        if (row.length !== appender.columnCount) {
          throw new Error(`a row for ${table} has ${row.length} values, not ${appender.columnCount}`)
        }
        for (const value of row) appendValue(appender, value)
        appender.endRow()
      }
      appender.flushSync()
    } finally {
      appender.closeSync()
    }
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.destroySync()
    this.#statements.clear()
    this.#connection.closeSync()
  }

  async #prepared(sql: string): Promise<DuckDBPreparedStatement> {
    const known = this.#statements.get(sql)
    if (known !== undefined) {
      this.#statements.delete(sql)
      this.#statements.set(sql, known)
      return known
    }
    const statement = await this.#connection.prepare(sql)
    this.#statements.set(sql, statement)
    if (this.#statements.size > mostStatements) {
      for (const [oldest, forgotten] of this.#statements) {
        this.#statements.delete(oldest)
        forgotten.destroySync()
        break
      }
    }
    return statement
  }
}

const isInterruption = (problem: unknown): boolean => problem instanceof Error && problem.message.startsWith('INTERRUPT')

// Whole numbers are bound as integers: a double beside an integer key would cast the column and lose its min–max index.
function bind(statement: DuckDBPreparedStatement, index: number, value: Value): void {
  if (value === null) statement.bindNull(index)
  else if (typeof value === 'string') statement.bindVarchar(index, value)
  else if (typeof value === 'boolean') statement.bindBoolean(index, value)
  else if (typeof value !== 'number') statement.bindBlob(index, value)
  else if (!Number.isSafeInteger(value)) statement.bindDouble(index, value)
  else if (Math.abs(value) < 2 ** 31) statement.bindInteger(index, value)
  else statement.bindBigInt(index, BigInt(value))
}

function readRows(reader: DuckDBResultReader): readonly Row[] {
  const names = reader.columnNames()
  const columns = reader.getColumns()
  const rows: Record<string, Value>[] = Array.from({ length: reader.currentRowCount }, () => ({}))
  for (const [column, name] of names.entries()) {
    const cells = columns[column] ?? []
    for (const [index, row] of rows.entries()) row[name] = fromEngine(cells[index] ?? null)
  }
  return rows
}

function fromEngine(value: DuckDBValue): Value {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new Error('the engine answered an integer beyond 2⁵³')
    return number
  }
  if (value instanceof DuckDBDecimalValue) return value.toDouble()
  if (value instanceof DuckDBBlobValue) return value.bytes
  return value.toString()
}

// The engine casts to the column's type and refuses what does not fit.
function appendValue(appender: DuckDBAppender, value: Value): void {
  if (value === null) appender.appendNull()
  else if (typeof value === 'string') appender.appendVarchar(value)
  else if (typeof value === 'boolean') appender.appendBoolean(value)
  else if (typeof value !== 'number') appender.appendBlob(value)
  else if (Number.isSafeInteger(value)) appender.appendBigInt(BigInt(value))
  else appender.appendDouble(value)
}
