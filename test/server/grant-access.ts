// What the demo's people and a visitor get on the routes that the coordinator rules over: roles, grants, retention, loads and mail about them.
import type { roles } from '../../src/contract/index.ts'

type Row = Readonly<Record<'visitor' | (typeof roles)[number], number>>
const everyRole = (status: number): Omit<Row, 'visitor'> => ({
  head: status,
  analyst: status,
  principal: status,
  teacher: status,
  board: status,
  coordinator: status,
  dataProtectionOfficer: status,
})
const administrator = (status: number): Row => ({ ...everyRole(403), visitor: 401, coordinator: status })

export const grantAccess: Readonly<Record<string, Row>> = {
  'GET /api/why': { ...everyRole(200), visitor: 401 },
  'POST /api/why': { ...everyRole(200), visitor: 401 },
  // nobody but a head may go on as head
  'POST /api/session/role': { ...everyRole(403), visitor: 401, head: 200 },
  'GET /api/grants': administrator(200),
  'POST /api/grants': administrator(404),
  'POST /api/grants/withdraw': administrator(404),
  'GET /api/retention': administrator(200),
  // not the word that confirms, and no period that may be decided
  'POST /api/retention': administrator(400),
  'POST /api/retention/period': administrator(400),
  'GET /api/versions': administrator(200),
  'POST /api/versions/changes': administrator(404),
  'POST /api/versions/rollback': administrator(404),
  'GET /api/feeds': administrator(200),
  'POST /api/feeds': administrator(400),
  // the demo's folder takes no files
  'POST /api/runs': administrator(409),
  'POST /api/runs/cancel': administrator(200),
  'POST /api/upload': administrator(400),
  'GET /api/mail': administrator(200),
  // the demo's folder sends no mail
  'POST /api/mail': administrator(409),
  'POST /api/mail/trial': administrator(409),
  'POST /api/rejects': administrator(200),
  'POST /api/rejects/csv': administrator(200),
}

export const grantBodies: Readonly<Record<string, unknown>> = {
  'POST /api/why': { query: { measures: ['pupils'] } },
  'POST /api/session/role': { role: 'head' },
  'POST /api/grants': {
    ...{ account: 'nobody', role: 'analyst', school: null, class: null, subjects: null },
    ...{ validFrom: '2024-07-01', validTo: null, reason: 'Prov' },
  },
  'POST /api/grants/withdraw': { id: 9999, reason: 'Prov' },
  'POST /api/retention': { word: 'ja' },
  'POST /api/retention/period': { class: 'sessions', months: 0 },
  'POST /api/versions/changes': { from: 999, to: 998 },
  'POST /api/versions/rollback': { generation: 999 },
  'POST /api/feeds': { source: 'roster', at: '25:00', everyDays: null },
  'POST /api/runs': { source: 'roster' },
  'POST /api/runs/cancel': { id: 1 },
  'POST /api/mail': {
    settings: {
      ...{ on: true, host: 'smtp.kommunen.se', port: 587, security: 'starttls', user: null },
      ...{ from: 'skolspegel@kommunen.se', to: ['ada@kommunen.se'], language: 'sv' },
    },
    password: null,
  },
  'POST /api/mail/trial': { to: 'ada@kommunen.se' },
  'POST /api/rejects': { load: 1 },
  'POST /api/rejects/csv': { load: 1 },
}
