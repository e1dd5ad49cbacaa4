// What the demo's people and a visitor get on the routes of reports: those who see no figures have none.
import type { roles } from '../../src/contract/index.ts'

type Row = Readonly<Record<'visitor' | (typeof roles)[number], number>>
const readers = (status: number): Row => ({
  visitor: 401,
  ...{ head: status, analyst: status, principal: status, teacher: status, board: status },
  ...{ coordinator: 403, dataProtectionOfficer: 403 },
})

export const reportAccess: Readonly<Record<string, Row>> = {
  'GET /api/reports': readers(200),
  'POST /api/reports': readers(200),
  'POST /api/reports/read': readers(404),
  'POST /api/reports/save': readers(404),
  'POST /api/reports/restore': readers(404),
  'POST /api/reports/versions': readers(404),
  'POST /api/reports/version': readers(404),
  'POST /api/reports/remove': readers(404),
  'POST /api/reports/recall': readers(404),
  'POST /api/reports/place': readers(404),
  'POST /api/reports/folders': readers(200),
  'POST /api/reports/folders/remove': readers(404),
  'POST /api/reports/share': readers(404),
  'POST /api/reports/readers': readers(200),
  'POST /api/reports/preview': readers(404),
  'POST /api/reports/notes': readers(404),
  'POST /api/reports/notes/answer': readers(404),
  'POST /api/reports/notes/remove': readers(404),
}

const content = { title: 'Prov', lead: null, period: null, unit: 'own', blocks: [] }
const choice = { period: null, unit: null }
const report = 'finns-inte'

export const reportBodies: Readonly<Record<string, unknown>> = {
  'POST /api/reports': { content, folder: null },
  'POST /api/reports/read': { report },
  'POST /api/reports/save': { report, base: 1, content },
  'POST /api/reports/restore': { report, base: 1, version: 1 },
  'POST /api/reports/versions': { report },
  'POST /api/reports/version': { report, version: 1 },
  'POST /api/reports/remove': { report },
  'POST /api/reports/recall': { report },
  'POST /api/reports/place': { report, folder: null, favourite: true },
  'POST /api/reports/folders': { folder: null, name: 'Prov' },
  'POST /api/reports/folders/remove': { folder: 'finns-inte' },
  'POST /api/reports/share': { report, with: { kind: 'role', role: 'head' }, may: 'read' },
  'POST /api/reports/readers': { search: 'a' },
  'POST /api/reports/preview': { report, as: { kind: 'role', role: 'head' } },
  'POST /api/reports/notes': { report, kind: 'remark', block: null, figure: null, choice, text: 'Prov' },
  'POST /api/reports/notes/answer': { report, note: 1, answer: null },
  'POST /api/reports/notes/remove': { report, note: 1, removed: true },
}
