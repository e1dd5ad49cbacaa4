// What the demo's people and a visitor get on the routes of lists of pupils and of the log.
import { roles } from '../../src/contract/index.ts'

type Row = Readonly<Record<'visitor' | (typeof roles)[number], number>>

const nobody = Object.fromEntries(roles.map((role) => [role, 403])) as Omit<Row, 'visitor'>
const listers = (status: number): Row => ({ ...nobody, visitor: 401, principal: status, teacher: status })
const officer = (status: number): Row => ({ ...nobody, visitor: 401, dataProtectionOfficer: status })

export const logAccess: Readonly<Record<string, Row>> = {
  'GET /api/pupils': listers(200),
  'POST /api/pupils': listers(400),
  'POST /api/audit': officer(200),
  'POST /api/audit/csv': officer(200),
  'POST /api/pupils/extract': officer(200),
  'POST /api/pupils/extract/file': officer(200),
}

export const logBodies: Readonly<Record<string, unknown>> = {
  'POST /api/pupils': { class: 'x', schoolYear: '2024/25', purpose: 'curiosity' },
  'POST /api/audit': {},
  'POST /api/audit/csv': {},
  'POST /api/pupils/extract': { personalNumber: '201001019999', purpose: 'accessRequest' },
  'POST /api/pupils/extract/file': { personalNumber: '201001019999', purpose: 'accessRequest', format: 'csv' },
}
