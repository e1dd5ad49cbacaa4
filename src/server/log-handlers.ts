import { type Actor, type AuditKind, type AuditSearch, routes } from '../contract/index.ts'
import { swedishDay } from '../picture/index.ts'
import { extractPupil, listPupils, pupilClasses } from '../privacy/index.ts'
import { actorOf } from './access.ts'
import { extractAsCsv } from './extract-as-csv.ts'
import type { Handlers } from './handlers.ts'
import type { House } from './house.ts'
import { logAsCsv } from './log-as-csv.ts'
import { lookedIn, searchLog } from './log-search.ts'
import { notingRefusal } from './note-refusal.ts'
import { sha256Of } from './sha256.ts'
import { outputWords } from './words/output.ts'

type Names = 'pupilClasses' | 'pupils' | 'pupilExtract' | 'pupilExtractFile' | 'auditSearch' | 'auditCsv'
const pageRows = 50
const fileRows = 100_000

/** Pupils by name, and the log. Each search is noted like any other look. */
export function logHandlers(house: House): Pick<Handlers, Names> {
  const noted = (actor: Actor, kind: AuditKind, search: AuditSearch, rows: number, about: string | null = null): void => {
    const { id, role } = actor
    house.audit.note({
      at: new Date().toISOString(),
      kind,
      actor: id,
      role,
      about,
      question: JSON.stringify(search),
      shown: rows,
    })
  }
  return {
    pupilClasses: ({ caller }) => pupilClasses(actorOf(caller), house.door),
    pupils: ({ caller, body }) => {
      const { class: group, schoolYear } = body
      const asked = { route: `POST ${routes.pupils.path}`, question: { class: group, schoolYear } }
      return notingRefusal(house, caller, asked, () => listPupils(body, actorOf(caller), house.namedDoor))
    },
    pupilExtract: ({ caller, body }) => extractPupil(body, actorOf(caller), house.namedDoor, lookedIn(house)),
    pupilExtractFile: async ({ caller, body: { format, ...request } }) => {
      const actor = actorOf(caller)
      const extract = await extractPupil(request, actor, house.namedDoor, lookedIn(house))
      const text = format === 'csv' ? extractAsCsv(extract) : `${JSON.stringify(extract, null, 2)}\n`
      const now = new Date()
      house.audit.note({
        at: now.toISOString(),
        kind: 'export',
        actor: actor.id,
        role: actor.role,
        purpose: request.purpose,
        about: sha256Of(text),
        question: JSON.stringify({ extract: format }),
        generation: extract.generation,
        shown: 1,
      })
      return { name: `${outputWords.extract.fileName}-${swedishDay(now)}.${format}`, text }
    },
    auditSearch: async ({ caller, body }) => {
      const page = await searchLog(house, body, pageRows)
      noted(actorOf(caller), 'search', body, page.rows.length)
      return page
    },
    auditCsv: async ({ caller, body }) => {
      const { rows, next } = await searchLog(house, body, fileRows)
      const csv = logAsCsv(rows)
      noted(actorOf(caller), 'export', body, rows.length, sha256Of(csv))
      return {
        name: `${outputWords.logName}-${new Date().toISOString().slice(0, 10)}.csv`,
        csv,
        rows: rows.length,
        cut: next !== null,
      }
    },
  }
}
