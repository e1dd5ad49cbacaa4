// What the demo's people and a visitor get on the routes of own measures and groups.
import type { roles } from '../../src/contract/index.ts'

type Row = Readonly<Record<'visitor' | (typeof roles)[number], number>>
const nobody: Row = {
  visitor: 401,
  head: 403,
  analyst: 403,
  principal: 403,
  teacher: 403,
  board: 403,
  coordinator: 403,
  dataProtectionOfficer: 403,
}
const prepares = (status: number): Row => ({ ...nobody, head: status, analyst: status, coordinator: status })
const publishes = (status: number): Row => ({ ...nobody, head: status, analyst: status })

export const localAccess: Readonly<Record<string, Row>> = {
  'GET /api/local': prepares(200),
  'POST /api/local/draft': prepares(400),
  'POST /api/local/preview': prepares(200),
  'POST /api/local/discard': prepares(404),
  'POST /api/local/publish': publishes(404),
  'POST /api/local/withdraw': publishes(404),
  'POST /api/local/make': publishes(200),
}

const tree = { kind: 'subjectGroup', subjects: ['MA', 'XX'] }
export const localBodies: Readonly<Record<string, unknown>> = {
  'POST /api/local/draft': { id: null, draft: { title: 'Prov', description: '', tree } },
  'POST /api/local/preview': { id: null, draft: { title: 'Prov', description: '', tree } },
  'POST /api/local/discard': { id: 9999 },
  'POST /api/local/publish': { id: 9999, version: 1 },
  'POST /api/local/withdraw': { id: 9999, reason: 'Prov' },
  'POST /api/local/make': {},
}

export const localAddresses = [
  '/api/local GET, HEAD',
  ...['discard', 'draft', 'make', 'preview', 'publish', 'withdraw'].map((name) => `/api/local/${name} POST`),
]
